package io.github.httptoll.analysis.findings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.github.httptoll.analysis.findings.Attribution.Result;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Requests in flight, counted and computed.
final class InFlightTest {
    private final Runs run = new Runs();

    InFlightTest() {
        run.cell("cell", "JDK", "FUTURES", 10, null, Map.of("place", "NOWHERE", "limit", "10"));
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
        run.slot("cell", "group", 0, 0, Map.of("inFlightExpected", 9.0));
        assertNull(inFlight().ratio());
        assertNull(inFlight().expected());
        assertEquals(Result.UNDECIDED, inFlight().result());
    }

    @Test
    void invalidCellIsOpen() {
        run.slot("cell", "group", 0, 0, Map.of("inFlightExpected", 9.0, "inFlightSampled", 9.0, "failures", 1.0));
        assertNull(inFlight().ratio());
    }

    private void put(int block, double counted, double expected) {
        run.slot("cell", "group", 0, block,
                Map.of("inFlightSampled", counted, "inFlightExpected", expected));
    }

    private InFlight inFlight() {
        return run.findings("self-test").attribution().inFlight().getFirst();
    }
}
