// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.findings.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.analysis.findings.theory.HandOffs.Verdict;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class HandOffsTest {
    private static final double EXACT = 1e-9;

    @Test
    void aPredictionIsConfirmedByTheNearestCountAndRefutedByAnother() {
        HandOffs handOffs = new TheoryRun().call("RAW_NIO", "AWAIT_EACH", 5, 0, 60).wakes(1, 1, 0)
                .call("RAW_NIO", "AWAIT_EACH", 0, 0, 60).wakes(1, 0.8, 0)
                .call("JDK", "AWAIT_EACH", 5, 5, 130).wakes(2, 11, 0).call("JDK", "AWAIT_EACH", 0, 5, 130)
                .wakes(2, 10, 0)
                .call("JETTY", "AWAIT_EACH", 5, 1, 70).wakes(1, 2, 0.2).call("JETTY", "AWAIT_EACH", 0, 1, 70)
                .wakes(1, 2, 0)
                .theory().handOffs();
        assertEquals(List.of("JDK", "JETTY"),
                handOffs.rows().stream().map(row -> row.cell().parameters().client().id()).toList());
        HandOffs.Row jdk = handOffs.rows().getFirst();
        assertEquals(5, jdk.predicted());
        assertEquals(11, jdk.counted().value(), EXACT);
        assertEquals(13, jdk.all().value(), EXACT);
        assertEquals(Verdict.REFUTED, jdk.verdict());
        HandOffs.Row jetty = handOffs.rows().getLast();
        assertEquals(1.2, jetty.counted().value(), EXACT);
        assertEquals(Verdict.CONFIRMED, jetty.verdict());
    }

    /// How often all threads of a block were woken is known better than how often those of one group were.
    @Test
    void theThreadsOfABlockAreCountedTogether() {
        HandOffs handOffs = new TheoryRun().call("RAW_NIO", "AWAIT_EACH", 0, 0, 60).wakes(1, 1, 0)
                .call("JDK", "AWAIT_EACH", 0, 3, 130).wakesInTurn(2, 3, 1).theory().handOffs();
        HandOffs.Row jdk = handOffs.rows().getFirst();
        assertEquals(3, jdk.counted().value(), EXACT);
        assertEquals(0, Objects.requireNonNull(jdk.counted().interval()).high() - 3, EXACT);
        assertEquals(Verdict.CONFIRMED, jdk.verdict());
    }

    @Test
    void aPlaceHasOnePriceForEachKindOfThread() {
        HandOffs handOffs = new TheoryRun().price("PLATFORM", "FREE", 19.0, 20.0, 21.0)
                .price("VIRTUAL", "FREE", 5.0, 5.0, 5.0).theory().handOffs();
        assertEquals(20, Objects.requireNonNull(handOffs.price("FREE")).micros().value(), EXACT);
        assertNull(handOffs.price("SAME_CORE"));
        assertEquals(2, handOffs.prices().size());
    }

    @Test
    void anOlderRunCountsNothing() {
        HandOffs handOffs = TheoryRun.whole().theory().handOffs();
        assertTrue(handOffs.rows().isEmpty() && handOffs.prices().isEmpty());
    }
}
