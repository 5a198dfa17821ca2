// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.findings.cell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.analysis.read.CellBuilder;
import io.github.httptoll.analysis.read.Measurement;
import io.github.httptoll.analysis.statistics.Sample;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ValidityRulesTest {
    private final Map<String, Sample> metrics = new HashMap<>();

    ValidityRulesTest() {
        put("requests", 200, 200);
        put("failures", 0, 0);
        put("negative", 0, 0);
        put("server", 50_000, 50_000);
        put("maxInFlight", 10, 10);
        put("connectionsOpened", 1, 10);
    }

    @Test
    void countsAtBothEndsOfTheirRangeAreValid() {
        assertEquals(List.of(), faults(range()));
    }

    @Test
    void oneFailureInOneIterationIsAFault() {
        put("failures", 0, 1);
        assertEquals(List.of(new Fault.FailedRequests(1, 400)), faults(range()));
    }

    /// The same batches in another order are warm.
    @Test
    void aCellThatBecomesFasterIsAFault() {
        Sample falling = new Sample(List.of(List.of(120.0, 112.0, 106.0, 100.0), List.of(121.0, 113.0, 105.0, 99.0)));
        Fault fault = new ValidityRules(range().build(), new Measurement(falling, Map.of())).faults().stream()
                .filter(Fault.NotWarm.class::isInstance).findFirst().orElseThrow();
        assertEquals(0.09, ((Fault.NotWarm) fault).part(), 0.005);
        Sample rising = new Sample(falling.sets().stream().map(List::reversed).toList());
        assertTrue(new ValidityRules(range().build(), new Measurement(rising, Map.of())).faults().stream()
                .noneMatch(Fault.NotWarm.class::isInstance));
    }

    @Test
    void onePhaseBelowZeroIsAFault() {
        put("negative", 1, 0);
        assertEquals(List.of(new Fault.NegativePhases(1)), faults(range()));
    }

    @Test
    void moreInFlightThanTheLimitIsAFaultUnlessNotChecked() {
        put("maxInFlight", 10, 11);
        assertEquals(List.of(new Fault.TooManyInFlight(11, 10)), faults(range()));
        assertEquals(List.of(), faults(cell("JDK").expected(null, 1L, 10L)));
    }

    @Test
    void fewerInFlightThanLittlesLawNeedsIsAFault() {
        put("maxInFlight", 10, 8);
        assertEquals(List.of(new Fault.TooFewInFlight(8, 9)), faults(range()));
    }

    @Test
    void connectionsAreCheckedInEachIteration() {
        put("connectionsOpened", 10, 0);
        assertEquals(List.of(new Fault.WrongConnections(0, 1L, 10L)), faults(range()));
        put("connectionsOpened", 11, 9);
        assertEquals(List.of(new Fault.WrongConnections(11, 1L, 10L)), faults(range()));
        assertEquals(List.of(), faults(cell("JDK").expected(10L, null, null)));
    }

    @Test
    void oneConnectionPerRequestMustBeExact() {
        CellBuilder onePerRequest = cell("JDK").connectionPerRequest(10);
        assertEquals(List.of(new Fault.NotOnePerRequest(1, 200)), faults(onePerRequest));
        put("connectionsOpened", 200, 200);
        assertEquals(List.of(), faults(onePerRequest));
    }

    @Test
    void checkThatCannotBeMadeIsAFault() {
        metrics.remove("maxInFlight");
        metrics.remove("failures");
        assertEquals(List.of(new Fault.NotObserved("failures"), new Fault.NotObserved("maxInFlight")), faults(range()));
    }

    @Test
    void cellWithoutACallNeedsNoServerMetrics() {
        metrics.clear();
        assertEquals(List.of(),
                new ValidityRules(cell("NO_TRANSPORT").expected(10L, 1L, 10L).build(), measurement()).faults());
    }

    private List<Fault> faults(CellBuilder cell) {
        return new ValidityRules(cell.build(), measurement()).faults();
    }

    private static CellBuilder range() {
        return cell("JDK").expected(10L, 1L, 10L);
    }

    private Measurement measurement() {
        return new Measurement(series(501, 502), metrics);
    }

    private static CellBuilder cell(String client) {
        return CellBuilder.cell("cell").by(client, "FUTURES").calls(100).limit(10).delays(50.0);
    }

    private void put(String metric, double first, double second) {
        metrics.put(metric, series(first, second));
    }

    private static Sample series(double first, double second) {
        return new Sample(List.of(List.of(first, second)));
    }
}
