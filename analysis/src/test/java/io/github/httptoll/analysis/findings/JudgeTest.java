package io.github.httptoll.analysis.findings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.httptoll.analysis.read.Cell;
import io.github.httptoll.analysis.read.Expected;
import io.github.httptoll.analysis.read.Measurement;
import io.github.httptoll.analysis.read.Series;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class JudgeTest {
    private static final Expected RANGE = new Expected(10L, 1L, 10L, null);
    private final Map<String, Series> metrics = new HashMap<>();

    JudgeTest() {
        put("requests", 200, 200);
        put("failures", 0, 0);
        put("negative", 0, 0);
        put("server", 50_000, 50_000);
        put("maxInFlight", 10, 10);
        put("connectionsOpened", 1, 10);
    }

    @Test
    void countsAtBothEndsOfTheirRangeAreValid() {
        assertEquals(List.of(), faults(RANGE));
    }

    @Test
    void oneFailureInOneIterationIsAFault() {
        put("failures", 0, 1);
        assertEquals(List.of(new Fault.FailedRequests(1, 400)), faults(RANGE));
    }

    @Test
    void onePhaseBelowZeroIsAFault() {
        put("negative", 1, 0);
        assertEquals(List.of(new Fault.NegativePhases(1)), faults(RANGE));
    }

    @Test
    void moreInFlightThanTheLimitIsAFaultUnlessNotChecked() {
        put("maxInFlight", 10, 11);
        assertEquals(List.of(new Fault.TooManyInFlight(11, 10)), faults(RANGE));
        assertEquals(List.of(), faults(new Expected(null, 1L, 10L, null)));
    }

    @Test
    void fewerInFlightThanLittlesLawNeedsIsAFault() {
        put("maxInFlight", 10, 8);
        assertEquals(List.of(new Fault.TooFewInFlight(8, 9)), faults(RANGE));
    }

    @Test
    void connectionsAreCheckedInEachIteration() {
        put("connectionsOpened", 10, 0);
        assertEquals(List.of(new Fault.WrongConnections(0, 1L, 10L)), faults(RANGE));
        put("connectionsOpened", 11, 9);
        assertEquals(List.of(new Fault.WrongConnections(11, 1L, 10L)), faults(RANGE));
        assertEquals(List.of(), faults(new Expected(10L, null, null, null)));
    }

    @Test
    void oneConnectionPerRequestMustBeExact() {
        Expected onePerRequest = new Expected(10L, null, null, true);
        assertEquals(List.of(new Fault.NotOnePerRequest(1, 200)), faults(onePerRequest));
        put("connectionsOpened", 200, 200);
        assertEquals(List.of(), faults(onePerRequest));
    }

    @Test
    void checkThatCannotBeMadeIsAFault() {
        metrics.remove("maxInFlight");
        metrics.remove("failures");
        assertEquals(List.of(new Fault.NotObserved("failures"), new Fault.NotObserved("maxInFlight")), faults(RANGE));
    }

    @Test
    void cellWithoutACallNeedsNoServerMetrics() {
        metrics.clear();
        assertEquals(List.of(), new Judge(cell("NO_TRANSPORT", RANGE), measurement()).faults());
    }

    private List<Fault> faults(Expected expected) {
        return new Judge(cell("JDK", expected), measurement()).faults();
    }

    private Measurement measurement() {
        return new Measurement(series(501, 502), metrics);
    }

    private static Cell cell(String client, Expected expected) {
        return new Cell("cell", "benchmark", Map.of(), client, "FUTURES", 100, 10, null, null, List.of(50.0), "TUNED",
                "SHARED",
                "NOTHING", null, expected, null);
    }

    private void put(String metric, double first, double second) {
        metrics.put(metric, series(first, second));
    }

    private static Series series(double first, double second) {
        return new Series(List.of(List.of(first, second)));
    }
}
