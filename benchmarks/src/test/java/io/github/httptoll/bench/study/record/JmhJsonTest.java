// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.bench.probe.CostMeter;
import io.github.httptoll.bench.study.ask.Question;
import io.github.httptoll.bench.study.ask.Tier;
import io.github.httptoll.bench.study.plan.Cell;
import io.github.httptoll.bench.study.plan.Plans;
import io.github.httptoll.bench.study.plan.StudyPlan;
import io.github.httptoll.bench.timeline.IterationLedger;
import io.github.httptoll.bench.timeline.PhaseProfiler;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.util.RawValue;

class JmhJsonTest {
    private final StudyPlan plan = Plans.of(Tier.SMOKE, Question.FLOOR);
    private final List<String> cells = plan.cells().map(Cell::id).limit(2).toList();

    private static Measurement slot(String cell, int block, boolean isVoid, double millis) {
        return new Measurement(cell, 0, "group", block, 1, 0, null, isVoid,
                new Measurement.GateReading(null, null, null), "now",
                millis,
                Map.of("total", millis));
    }

    @Test
    void aCellWithoutNewSlotsIsNotWrittenAnewAndTheOthersAre() {
        JmhJson json = new JmhJson(plan);
        List<Measurement> slots = new ArrayList<>(
                List.of(slot(cells.get(0), 0, false, 1), slot(cells.get(1), 0, false, 2)));
        List<RawValue> before = json.elements(slots);
        slots.add(slot(cells.get(0), 1, true, 9));
        slots.add(slot(cells.get(1), 1, false, 4));
        List<RawValue> after = json.elements(slots);
        assertSame(before.get(0), after.get(0));
        assertEquals(new JmhJson(plan).elements(slots), after);
        JsonNode second = JsonMapper.shared().readTree(String.valueOf(after.get(1).rawValue()));
        assertEquals("[[2.0,4.0]]", second.at("/primaryMetric/rawData").toString());
        assertEquals(3, second.at("/secondaryMetrics/total/score").asDouble());
    }

    @Test
    void aForgottenCellIsWrittenAgainFromAsManySlots() {
        JmhJson json = new JmhJson(plan);
        List<RawValue> before = json.elements(List.of(slot(cells.get(0), 0, false, 1)));
        json.forget(plan.cells().filter(cell -> cell.id().equals(cells.get(0))).toList());
        List<RawValue> after = json.elements(List.of(slot(cells.get(0), 0, false, 2)));
        assertNotEquals(before, after);
    }

    @Test
    void unitsAreThoseThatAnIterationIsReportedIn() {
        CostMeter meter = CostMeter.of(OptionalLong.of(ProcessHandle.current().pid()));
        meter.beginIteration();
        meter.beginBatch();
        meter.endBatch();
        IterationLedger ledger = IterationLedger.current();
        ledger.costs(meter.endIteration(1));
        ledger.virtualQueue(1);
        ledger.serverFacts(
                Map.of("connectionsOpened", 1.0, "maxInFlight", 1.0, "delayErrorP50", 1.0, "delayErrorP99", 1.0));
        Map<String, String> reported = new TreeMap<>();
        new PhaseProfiler().afterIteration(null, null, null)
                .forEach(metric -> reported.put(metric.getLabel(), metric.getScoreUnit()));
        assertTrue(reported.keySet().containsAll(Set.of("requests", "costCpu", "costGcTime", "costPeakThreads")),
                reported.toString());
        reported.replaceAll((name, unit) -> unit + " and " + JmhJson.unit(name));
        reported.values().removeIf(units -> units.split(" and ")[0].equals(units.split(" and ")[1]));
        assertEquals(Map.of(), reported);
    }
}
