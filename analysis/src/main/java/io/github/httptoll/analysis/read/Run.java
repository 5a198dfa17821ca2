// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.read;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// All that a run directory says.
public final class Run {
    private final Study study;
    private final Environment environment;
    private final RunStatus status;
    private final List<Slot> slots;
    private final Map<String, Cell> cells;
    private final Map<String, List<Slot>> slotsByCell;
    private final Map<String, Measurement> measurements;
    private final Set<String> groupsWithVoid;
    private final int strays;
    private final List<Certificate> certificates;
    private final List<DrawnBatch> batches;
    private final List<Scenario.Repetition> scenarios;
    private final List<Profile> profiles;
    private final List<WakeUpPrice> wakeUps;
    private final List<RateMeasurement> rates;

    public Run(Study study, Environment environment, RunStatus status, List<Slot> slots,
            List<Certificate> certificates, List<DrawnBatch> batches, List<Scenario.Repetition> scenarios,
            List<Profile> profiles, List<WakeUpPrice> wakeUps, List<RateMeasurement> rates) {
        this.study = study;
        this.environment = environment;
        this.status = status;
        this.slots = List.copyOf(slots);
        this.slotsByCell = slots.stream().collect(Collectors.groupingBy(Slot::cell));
        this.cells = study.cells().collect(Collectors.toMap(Cell::id, cell -> cell));
        Set<String> asked = cells.keySet();
        this.measurements = Measurement
                .byCell(slots.stream().filter(slot -> asked.contains(slot.cell())).toList(), environment);
        this.groupsWithVoid = slots.stream().filter(Slot::isVoid).map(Slot::group).flatMap(Stream::ofNullable)
                .collect(Collectors.toSet());
        this.strays = (int) slots.stream().filter(slot -> !slot.isVoid()).map(Slot::cell)
                .filter(cell -> !asked.contains(cell)).distinct().count();
        this.certificates = List.copyOf(certificates);
        this.batches = List.copyOf(batches);
        this.scenarios = List.copyOf(scenarios);
        this.profiles = List.copyOf(profiles);
        this.wakeUps = List.copyOf(wakeUps);
        this.rates = List.copyOf(rates);
    }

    /// The run without what those machines measured, of the cells that others measured too; and without what their servers certified.
    public Run without(Set<Integer> machines) {
        Set<String> others = slots.stream().filter(slot -> !machines.contains(environment.machine(slot.set())))
                .map(Slot::cell)
                .collect(Collectors.toSet());
        return new Run(study, environment, status,
                slots.stream().filter(
                        slot -> !others.contains(slot.cell()) || !machines.contains(environment.machine(slot.set())))
                        .toList(),
                certificates.stream().filter(each -> !machines.contains(environment.machine(each.set()))).toList(),
                batches,
                scenarios, profiles, wakeUps,
                rates.stream().filter(each -> !machines.contains(environment.machine(each.set()))).toList());
    }

    public Study study() {
        return study;
    }

    /// The cells of those ids, without the ids of none.
    public Stream<Cell> cells(String... ids) {
        return Stream.of(ids).flatMap(id -> Stream.ofNullable(cells.get(id)));
    }

    public Environment environment() {
        return environment;
    }

    public RunStatus status() {
        return status;
    }

    /// Every measurement, void or not.
    public List<Slot> slots() {
        return slots;
    }

    public List<Slot> slots(String cell) {
        return Objects.requireNonNullElse(slotsByCell.get(cell), List.of());
    }

    /// How many cells were measured that the study does not name.
    public int strays() {
        return strays;
    }

    /// What the server said of itself, empty in a run that has none.
    public List<Certificate> certificates() {
        return certificates;
    }

    /// Those to be drawn.
    public List<DrawnBatch> batches() {
        return batches;
    }

    /// The repetitions of what was counted instead of timed.
    public List<Scenario.Repetition> scenarios() {
        return scenarios;
    }

    /// The profiles of cells, empty in a run that has none.
    public List<Profile> profiles() {
        return profiles;
    }

    /// What it took to wake a thread; empty in a run that has not measured it.
    public List<WakeUpPrice> wakeUps() {
        return wakeUps;
    }

    /// Cells at an offered rate, void or not; empty in a run that has none.
    public List<RateMeasurement> rates() {
        return rates;
    }

    /// The group of cells whose blocks that cell shares, or null if it shares none.
    public @Nullable String group(String cell) {
        return slots(cell).stream().map(Slot::group).flatMap(Stream::ofNullable).findFirst().orElse(null);
    }

    /// True if a gate voided blocks of that group.
    public boolean hasVoidBlocks(String group) {
        return groupsWithVoid.contains(group);
    }

    /// What was measured for the cell of that id, or null if nothing was.
    public @Nullable Measurement measurement(String cell) {
        return measurements.get(cell);
    }
}
