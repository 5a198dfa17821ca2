// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.findings.trust;

import static io.github.httptoll.analysis.read.CellBuilder.cell;
import static io.github.httptoll.analysis.read.SlotBuilder.slot;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.github.httptoll.analysis.findings.Findings;
import io.github.httptoll.analysis.findings.trust.Attribution.InFlightCheck;
import io.github.httptoll.analysis.findings.trust.Attribution.Result;
import io.github.httptoll.analysis.read.RunBuilder;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Requests in flight, counted and computed.
final class InFlightCheckTest {
    private final RunBuilder run = new RunBuilder();

    InFlightCheckTest() {
        run.cells("self-test", cell("cell").limit(10).param("place", "NOWHERE"));
    }

    @ParameterizedTest
    @CsvSource({"1.000, PASS", "1.019, PASS", "0.981, PASS", "1.021, FAIL", "0.979, FAIL"})
    void lawHoldsWithinTwoPercent(double ratio, Result result) {
        for (int block = 0; block < 3; block++) {
            put(block, (9 + block) * ratio, 9 + block);
        }
        assertEquals(ratio, Objects.requireNonNull(inFlight().ratio()).value(), 1e-9);
        assertEquals(result, inFlight().result());
    }

    @Test
    void intervalThatReachesTheToleranceLeavesItOpen() {
        put(0, 9, 9);
        put(1, 10, 9);
        put(2, 11, 9);
        assertEquals(Result.UNDECIDED, inFlight().result());
    }

    @Test
    void numbersThatWereNotCountedAreOpen() {
        run.slots(slot("cell").metric("inFlightExpected", 9));
        assertNull(inFlight().ratio());
        assertNull(inFlight().expected());
        assertEquals(Result.UNDECIDED, inFlight().result());
    }

    @Test
    void invalidCellIsOpen() {
        run.slots(slot("cell").metric("inFlightExpected", 9).metric("inFlightSampled", 9).metric("failures", 1));
        assertNull(inFlight().ratio());
    }

    private void put(int block, double counted, double expected) {
        run.slots(slot("cell").at(0, block).metric("inFlightSampled", counted).metric("inFlightExpected", expected));
    }

    private InFlightCheck inFlight() {
        return Findings.of(run.build()).attribution().inFlight().getFirst();
    }
}
