// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.read;

import io.github.httptoll.analysis.read.Experiment.IdenticalPair;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A run made in code: complete, of the smoke tier, on one machine, with the measurements that its slots make.
public final class RunBuilder {
    private final Map<String, List<Cell>> experiments = new LinkedHashMap<>();
    private final Map<String, IdenticalPair> identical = new LinkedHashMap<>();
    private final List<Slot> slots = new ArrayList<>();
    private final List<DrawnBatch> batches = new ArrayList<>();
    private final List<Claim> claims = new ArrayList<>();
    private final Map<String, Object> facts = new LinkedHashMap<>();
    private final List<WakeUpPrice> wakeUps = new ArrayList<>();
    private final List<Delivery> delivered = new ArrayList<>();
    private final List<RateMeasurement> rates = new ArrayList<>();
    private final List<Scenario> scenarios = new ArrayList<>();
    private final List<Scenario.Repetition> repetitions = new ArrayList<>();
    private boolean remote;
    private boolean clocksComparable = true;
    private List<Instant> resumed = List.of();
    private List<RunStatus.Unsettled> unsettled = List.of();
    private List<String> degraded = List.of();
    private List<Certificate> certificates = List.of();

    public RunBuilder cells(String experiment, CellBuilder... cells) {
        List<Cell> all = experiments.computeIfAbsent(experiment, _ -> new ArrayList<>());
        Stream.of(cells).map(CellBuilder::build).forEach(all::add);
        return this;
    }

    /// The experiment's two cells of the same code.
    public RunBuilder identical(String experiment, String a, String b) {
        identical.put(experiment, new IdenticalPair(a, b));
        return this;
    }

    public RunBuilder slots(SlotBuilder... those) {
        Stream.of(those).map(SlotBuilder::build).forEach(slots::add);
        return this;
    }

    /// A slot for each of these batch times, in blocks of one set.
    public RunBuilder batches(String cell, String group, double... millis) {
        for (int block = 0; block < millis.length; block++) {
            slots(SlotBuilder.slot(cell).group(group).at(0, block).millis(millis[block]));
        }
        return this;
    }

    /// Changes what was measured in those slots, in their order.
    public RunBuilder change(Predicate<Slot> which, BiConsumer<Slot, Map<String, Double>> change) {
        slots.replaceAll(slot -> which.test(slot) ? SlotBuilder.changed(slot, change) : slot);
        return this;
    }

    /// Takes the slots of that cell away.
    public RunBuilder forget(String cell) {
        slots.removeIf(slot -> slot.cell().equals(cell));
        return this;
    }

    public RunBuilder drawn(DrawnBatch... those) {
        batches.addAll(List.of(those));
        return this;
    }

    /// That the first cell's batches are so against the second's.
    public RunBuilder claim(String id, String a, String direction, String b) {
        claims.add(new Claim(id, "source", "It is " + direction, a, b, direction, null, 0.05, null,
                null));
        return this;
    }

    /// That the first cell's batches take from `low` to `high` times as long as the second's.
    public RunBuilder within(String id, String a, String b, double low, double high) {
        claims.add(new Claim(id, "source", "It is within", a, b, Claim.WITHIN, List.of(low, high), 0.05, null, null));
        return this;
    }

    /// What server or wire did of what was asked of them.
    public RunBuilder delivered(Delivery... those) {
        delivered.addAll(List.of(those));
        return this;
    }

    public RunBuilder fact(String name, Object value) {
        facts.put(name, value);
        return this;
    }

    /// What it took to wake a thread, in one set.
    public RunBuilder wakeUps(String threads, String place, Double... micros) {
        wakeUps.add(new WakeUpPrice(0, threads, place, List.of(micros)));
        return this;
    }

    public RunBuilder rates(RateMeasurement... those) {
        rates.addAll(List.of(those));
        return this;
    }

    /// A question of a study file, or of the suite where a situation is named. It counts so many of five calls with `a` in each
    /// repetition, and none with `b`.
    public RunBuilder counted(String id, String source, @Nullable String situation, double... a) {
        scenarios.add(new Scenario(id, source, "It fails after idling", situation, TestClients.named("JDK"),
                "calls that failed", "after a pause", "at once", "more", null, null, null, null));
        for (int repetition = 0; repetition < a.length; repetition++) {
            repetitions.add(new Scenario.Repetition(id, repetition, new Scenario.Count(a[repetition], 5, Map.of()),
                    new Scenario.Count(0, 5, Map.of()), null));
        }
        return this;
    }

    public RunBuilder remote() {
        remote = true;
        return this;
    }

    /// It was interrupted once.
    public RunBuilder resumed() {
        resumed = List.of(Instant.EPOCH);
        return this;
    }

    /// The warm-up of that JVM reached its limit, in the first set.
    public RunBuilder unsettled(String jvm) {
        unsettled = List.of(new RunStatus.Unsettled(jvm, 0));
        return this;
    }

    /// That group of cells was measured without gates at last.
    public RunBuilder degraded(String group) {
        degraded = List.of(group);
        return this;
    }

    public RunBuilder certificates(Certificate... those) {
        certificates = List.of(those);
        return this;
    }

    public RunBuilder clocksApart() {
        clocksComparable = false;
        return this;
    }

    public Run build() {
        List<Experiment> asked = experiments.entrySet().stream()
                .map(entry -> new Experiment(entry.getKey(), "What?", identical.get(entry.getKey()), entry.getValue()))
                .toList();
        Study study = new Study("run", "smoke", 1, remote, List.of(), TestClients.ALL, List.of(), asked, claims,
                Study.LOOPBACK,
                scenarios);
        Environment environment = new Environment(facts,
                new Environment.Clock(1, clocksComparable ? 0 : 1, clocksComparable, null, 1), null,
                List.of(),
                delivered);
        RunStatus status = new RunStatus("complete", null, 1, 1, List.of(), unsettled, degraded, resumed, 1,
                Map.of());
        return new Run(study, environment, status, slots, certificates, batches, repetitions, List.of(), wakeUps,
                rates);
    }
}
