// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.page;

import static io.github.httptoll.analysis.read.CellBuilder.cell;
import static io.github.httptoll.analysis.read.SlotBuilder.slot;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.github.httptoll.analysis.findings.Findings;
import io.github.httptoll.analysis.findings.answer.Finding;
import io.github.httptoll.analysis.findings.cell.Contrast;
import io.github.httptoll.analysis.read.CellBuilder;
import io.github.httptoll.analysis.read.RunBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How an async call is marked against the blocking one of its library.
final class FoundTest {
    /// Batches of 100 ms against these; the blocks of both vary by a few percent.
    @ParameterizedTest
    @CsvSource({"150, 151, 149, slower", "107, 106, 108, near", "60, 61, 59, faster", "93.5, 92.5, 94.5, near",
            "100, 100.1, 99.9, equivalent", "90, 110, 101, open"})
    void aDifferenceThatMayBeBelowTheSmallestOfInterestIsGrey(double one, double two, double three, String style) {
        CellBuilder async = cell("async").by("JDK", "AWAIT_EACH");
        CellBuilder blocking = cell("blocking").by("JDK", "SEQUENTIAL");
        RunBuilder run = new RunBuilder().cells("single-call", async, blocking);
        double[] batches = {one, two, three};
        for (int block = 0; block < batches.length; block++) {
            run.slots(slot("async").group("single-call").at(0, block).millis(batches[block]),
                    slot("blocking").group("single-call").at(0, block).millis(100));
        }
        assertEquals(style, Overview.Found.of(contrast(run)).style());
    }

    private static Contrast contrast(RunBuilder run) {
        return Findings.of(run.build()).findings().stream()
                .filter(Finding.AsyncAgainstThreads.class::isInstance).map(Finding.AsyncAgainstThreads.class::cast)
                .findFirst().orElseThrow().pairs().getFirst().contrast();
    }

    @Test
    void aCallWithoutABlockingSiblingHasNoMark() {
        assertNull(Overview.Found.of(null));
    }
}
