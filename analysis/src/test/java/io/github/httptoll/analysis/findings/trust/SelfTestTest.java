// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.findings.trust;

import static io.github.httptoll.analysis.read.CellBuilder.cell;
import static io.github.httptoll.analysis.read.SlotBuilder.slot;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.analysis.findings.Findings;
import io.github.httptoll.analysis.findings.ledger.Phase;
import io.github.httptoll.analysis.findings.trust.Attribution.Entry;
import io.github.httptoll.analysis.findings.trust.Attribution.Outcome;
import io.github.httptoll.analysis.findings.trust.Attribution.Result;
import io.github.httptoll.analysis.findings.trust.Attribution.Shift;
import io.github.httptoll.analysis.read.RunBuilder;
import io.github.httptoll.analysis.statistics.Quantity;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The matrix of known delays: three contenders, six places, three magnitudes, and a control for each contender.
final class SelfTestTest {
    private static final Map<String, String> PHASES = Map.of("DISPATCH", "dispatch", "WIRE_OUT", "send", "SERVER",
            "server", "WIRE_BACK", "receive", "BODY", "receive", "RESUME", "resume");
    private static final List<String> ALL = List.of("dispatch", "send", "server", "receive", "resume");
    private static final String ONE = "APACHE_ASYNC/FUTURES/BODY/1.0";

    private final RunBuilder run = new RunBuilder();
    private String experiment = "self-test";
    private int blocks = 3;

    @Test
    void delaysThatComeBackInTheirPhasesProveAll() {
        matrix();
        Attribution attribution = attribution();
        assertEquals(Outcome.PROVEN, attribution.outcome());
        assertEquals(54, attribution.with(Result.PASS).size());
        assertEquals(0.05, attribution.worst().orElseThrow().millis(), 1e-9);
    }

    @Test
    void delayInAnotherPhaseProvesNothing() {
        matrix();
        change(ONE, "resume", value -> value + 200);
        assertEquals(Outcome.NOT_PROVEN, attribution().outcome());
        assertEquals(List.of(ONE), attribution().with(Result.FAIL).stream().map(SelfTestTest::name).toList());
        assertEquals(53, attribution().with(Result.PASS).size());
        assertEquals(Phase.RESUME, attribution().worst().orElseThrow().phase());
    }

    @ParameterizedTest
    @CsvSource({"receive,299,PASS", "receive,301,FAIL", "receive,-199,PASS", "receive,-201,FAIL", "send,149,PASS",
            "send,151,FAIL", "server,-149,PASS", "server,-151,FAIL"})
    void toleranceIsWiderAboveTheDelayThanBelowAndElsewhere(String phase, double micros, Result result) {
        matrix();
        change(ONE, phase, value -> value + micros);
        assertEquals(result, entry().result());
    }

    @Test
    void intervalThatReachesTheToleranceLeavesItOpen() {
        matrix();
        int[] block = {0};
        change(ONE, "send", value -> value + 300 * block[0]++);
        assertEquals(Result.UNDECIDED, entry().result());
        assertEquals(Outcome.UNDECIDED, attribution().outcome());
    }

    @Test
    void oneBlockCanPassButNotFail() {
        blocks = 1;
        matrix();
        assertEquals(Outcome.PROVEN, attribution().outcome());
        change(ONE, "send", value -> value + 5_000);
        assertEquals(Result.UNDECIDED, entry().result());
        assertEquals(Outcome.UNDECIDED, attribution().outcome());
    }

    @Test
    void driftThatBothShareIsNoShift() {
        matrix();
        run.change(_ -> true,
                (slot, metrics) -> metrics.computeIfPresent("send", (_, value) -> value + 1_000 * slot.block()));
        Quantity send = Objects.requireNonNull(shift(Phase.SEND).millis());
        assertEquals(0, send.value(), 1e-9);
        assertEquals(0, Objects.requireNonNull(send.interval()).high(), 1e-9);
        assertEquals(Outcome.PROVEN, attribution().outcome());
    }

    @Test
    void mediansAreComparedWhereTheRunHasThem() {
        matrix();
        run.change(_ -> true, (slot, metrics) -> ALL
                .forEach(phase -> metrics.put(phase + "P50", slot.metrics().getOrDefault(phase, 0.0))));
        change(ONE, "send", value -> value + 5_000);
        assertEquals(Outcome.PROVEN, attribution().outcome());
        change(ONE, "sendP50", value -> value + 5_000);
        assertEquals(Result.FAIL, entry().result());
    }

    @Test
    void clocksThatCannotBeComparedLeaveSendAndReceiveTogether() {
        run.clocksApart();
        matrix();
        assertEquals(Outcome.PROVEN, attribution().outcome());
        assertEquals(List.of(Phase.DISPATCH, Phase.SERVER, Phase.RESUME, Phase.TRANSPORT),
                List.copyOf(entry().shifts().keySet()));
        assertEquals(Phase.TRANSPORT, entry().phase());
        assertEquals(1.05, Objects.requireNonNull(shift(Phase.TRANSPORT).millis()).value(), 1e-9);
    }

    @Test
    void phaseThatWasNotObservedIsOpen() {
        matrix();
        run.forget(ONE);
        for (int block = 0; block < blocks; block++) {
            run.slots(slot(ONE).at(0, block).metric("dispatch", 10));
        }
        assertEquals(Result.UNDECIDED, entry().result());
        assertEquals(Result.UNDECIDED, shift(Phase.SEND).result());
        assertEquals(Result.PASS, shift(Phase.DISPATCH).result());
    }

    @Test
    void withoutAValidControlNothingIsKnown() {
        matrix();
        run.forget("APACHE_ASYNC/FUTURES/NOWHERE/0.0");
        assertEquals(Outcome.UNDECIDED, attribution().outcome());
        assertEquals(18, attribution().with(Result.UNDECIDED).size());
        assertTrue(entry().shifts().isEmpty());
    }

    @Test
    void invalidCellIsOpen() {
        matrix();
        change(ONE, "failures", _ -> 1);
        assertEquals(List.of(ONE), attribution().with(Result.UNDECIDED).stream().map(SelfTestTest::name).toList());
    }

    @Test
    void placeThatIsNotKnownIsOpen() {
        contender("JDK", "FUTURES", "ELSEWHERE", 1.0);
        contender("JDK", "FUTURES", "NOWHERE", 0);
        assertEquals(Outcome.UNDECIDED, attribution().outcome());
    }

    @Test
    void callsAtOnceAreNoControl() {
        String id = "APACHE_ASYNC/FUTURES/NOWHERE/limit=10";
        run.cells(experiment, cell(id).by("APACHE_ASYNC", "FUTURES").limit(10).param("place", "NOWHERE"));
        for (int block = 0; block < blocks; block++) {
            run.slots(slot(id).at(0, block).metric("send", 9_000).metric("dispatch", 9_000));
        }
        matrix();
        assertEquals(Outcome.PROVEN, attribution().outcome());
        assertEquals(54, attribution().entries().size());
        assertEquals(1, attribution().inFlight().size());
    }

    @Test
    void otherExperimentsTestNothing() {
        experiment = "fan-out";
        matrix();
        assertEquals(Attribution.NOT_TESTED, attribution());
    }

    private void matrix() {
        for (String contender : List.of("APACHE_CLASSIC/PLATFORM_POOL", "APACHE_CLASSIC/VIRTUAL_THREADS",
                "APACHE_ASYNC/FUTURES")) {
            String[] parts = contender.split("/", -1);
            contender(parts[0], parts[1], "NOWHERE", 0);
            for (String place : PHASES.keySet().stream().sorted().toList()) {
                for (double millis : new double[]{0.2, 1.0, 3.0}) {
                    contender(parts[0], parts[1], place, millis);
                }
            }
        }
    }

    /// A sleep ends 50 µs late here.
    private void contender(String client, String strategy, String place, double millis) {
        String id = client + "/" + strategy + "/" + place + "/" + millis;
        run.cells(experiment, cell(id).by(client, strategy).param("place", place).param("injectedMillis", "" + millis));
        for (int block = 0; block < blocks; block++) {
            Map<String, Double> metrics = new HashMap<>();
            ALL.forEach(phase -> metrics.put(phase, 10.0));
            metrics.computeIfPresent(PHASES.getOrDefault(place, ""), (_, value) -> value + 1_000 * millis + 50);
            metrics.put("transport", metrics.get("send") + metrics.get("receive"));
            run.slots(slot(id).at(0, block).metrics(metrics));
        }
    }

    private void change(String cell, String metric, DoubleUnaryOperator change) {
        run.change(slot -> slot.cell().equals(cell),
                (_, metrics) -> metrics.computeIfPresent(metric, (_, value) -> change.applyAsDouble(value)));
    }

    private Attribution attribution() {
        return Findings.of(run.build()).attribution();
    }

    private Entry entry() {
        return attribution().entries().stream().filter(entry -> name(entry).equals(ONE)).findFirst().orElseThrow();
    }

    private Shift shift(Phase phase) {
        return Objects.requireNonNull(entry().shifts().get(phase));
    }

    private static String name(Entry entry) {
        return String.join("/", entry.client().id(), entry.strategy(), entry.place(), "" + entry.injectedMillis());
    }
}
