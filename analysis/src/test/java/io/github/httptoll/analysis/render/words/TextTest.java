// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.words;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.httptoll.analysis.render.words.Text.Mark;
import io.github.httptoll.analysis.render.words.Text.Span;
import io.github.httptoll.analysis.statistics.Interval;
import io.github.httptoll.analysis.statistics.Quantity;
import io.github.httptoll.analysis.statistics.Unit;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TextTest {
    @Test
    void timeIsBoundToItsUnitAndItsIntervalIsMarked() {
        Text text = Text.format("from %s to 5", Numbers.time(new Quantity(9, Unit.MILLIS, new Interval(8, 1_100), 3)));
        assertEquals(List.of(new Span("from ", Mark.NONE), new Span("9.00 ms", Mark.BOUND), new Span(" ", Mark.NONE),
                new Span("[8.00, 1,100]", Mark.INTERVAL), new Span(" to 5", Mark.NONE)), text.spans());
        assertEquals("from 9.00 ms [8.00, 1,100] to 5", text.toString());
        assertEquals("9.00\u00a0ms", text.spans().get(1).unbroken());
    }

    @Test
    void nothingSaidIsEmpty() {
        assertEquals(List.of(), Text.of("", Text.EMPTY).spans());
    }

    @Test
    void wordsAreWrittenAsTheyAre() {
        Text text = Text.of("a [95 %] b [low, high], n = 5");
        assertEquals(text.toString(), text.spans().getFirst().unbroken());
    }

    @Test
    void inProseNamesStayWithTheirValuesAndValuesWithTheirUnits() {
        StringBuilder unbroken = new StringBuilder();
        Text.prose("C = 10 at 5 ms, 95 % of 3 mice").spans().forEach(span -> unbroken.append(span.unbroken()));
        assertEquals("C\u00a0=\u00a010 at 5\u00a0ms, 95\u00a0% of 3 mice", unbroken.toString());
    }

    @Test
    void listHasItsSeparatorBetween() {
        assertEquals("a; b", Text.join("; ", List.of("a", Text.of("b"))).toString());
        assertEquals("", Text.join("; ", List.of()).toString());
    }
}
