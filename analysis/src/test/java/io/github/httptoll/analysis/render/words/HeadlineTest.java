// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.words;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.analysis.findings.Findings;
import io.github.httptoll.analysis.findings.theory.TheoryRun;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class HeadlineTest {
    private final TheoryRun run = new TheoryRun();

    HeadlineTest() {
        for (double delay : List.of(0.0, 1.0, 5.0, 20.0, 50.0)) {
            run.fan("JDK", "FUTURES", 100, delay, delay + 1, Map.of());
        }
    }

    @Test
    void largestSizeThatFewWereMeasuredAtIsNotTheHeadline() {
        run.fan("JDK", "FUTURES", 1_000, 50, 60, Map.of());
        Headline headline = headline(9);
        assertTrue(headline.title().contains("at most 100 at once"), headline.title());
        assertEquals(List.of("contender", "50 ms", "20 ms", "5 ms", "1 ms", "0 ms"), headline.table().header());
    }

    @Test
    void ofTwoSizesWithAsManyCellsTheLargerIs() {
        for (double delay : List.of(0.0, 1.0, 5.0, 20.0, 50.0)) {
            run.fan("JDK", "FUTURES", 10, delay, 10 * delay + 1, Map.of());
        }
        assertTrue(headline(9).title().contains("at most 100 at once"));
    }

    @Test
    void whereThereIsNoRoomTheEndsAndTheMiddleStay() {
        assertEquals(List.of("contender", "50 ms", "5 ms", "0 ms"), headline(3).table().header());
    }

    private Headline headline(int mostDelays) {
        return Headline.of(Findings.of(run.run()), mostDelays).orElseThrow();
    }
}
