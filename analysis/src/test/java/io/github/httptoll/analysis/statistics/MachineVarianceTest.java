// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.analysis.statistics.Comparison.PairingKind;
import io.github.httptoll.analysis.statistics.Decision.Verdict;
import io.github.httptoll.analysis.statistics.MachineVariance.Halves;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What is computed of several machines, where it can be computed by hand.
final class MachineVarianceTest {
    /// A set of two blocks around that mean.
    private static List<Double> set(double mean, double spread) {
        return List.of(mean - spread, mean + spread);
    }

    private static Paired pair(List<Integer> machines, double spread, double... means) {
        return new Paired(new Sample(IntStream.range(0, means.length).mapToObj(s -> set(means[s], spread)).toList(),
                Unit.ONE, machines));
    }

    @Test
    void eachMachineWeighsTheSameHoweverManyItsSets() {
        Paired pair = pair(List.of(0, 0, 0, 1), 0.01, 0, 0, 0, 0.4);
        assertEquals(0.2, pair.logRatio(), 1e-12);
        assertEquals(3, pair.logs().effectiveSets(), 1e-12);
    }

    @Test
    void setsOnOneMachineAreAsWithoutMachines() {
        double[] means = {0.1, 0.2, 0.15, 0.3, 0.12};
        assertEquals(pair(List.of(), 0.01, means), pair(List.of(3, 3, 3, 3, 3), 0.01, means));
    }

    /// Student's t on four degrees: 2.776 standard errors.
    @Test
    void fiveMachinesHaveAnIntervalOverTheirMeans() {
        Paired pair = pair(List.of(0, 1, 2, 3, 4, 0), 0.01, 0, 0.1, 0.2, 0.3, 0.4, 0);
        Interval interval = Objects.requireNonNull(pair.comparison().interval());
        double error = Math.sqrt(0.025 / 5);
        assertEquals(Math.exp(0.2 - 2.7764451 * error), interval.low(), 1e-6);
        assertEquals(PairingKind.OVER_MACHINES, pair.comparison().basis());
    }

    @Test
    void fewerMachinesAreWhatTheIntervalIsConditionalOn() {
        Paired sets = pair(List.of(0, 0, 0, 1, 1, 1), 0.01, 0, 0.01, 0.02, 1, 1.01, 1.02);
        assertEquals(PairingKind.ON_THESE_MACHINES, sets.comparison().basis());
        assertEquals(Math.exp(0.51 + 2.7764451 * 0.01 / Math.sqrt(6)),
                Objects.requireNonNull(sets.comparison().interval()).high(), 1e-6);
        Paired blocks = pair(List.of(0, 0, 1), 0.01, 0, 0.01, 1);
        assertEquals(PairingKind.ON_THESE_MACHINES_AND_JVMS, blocks.comparison().basis());
    }

    @Test
    void varianceBelongsToTheLevelThatMakesIt() {
        MachineVariance machines = Objects
                .requireNonNull(pair(List.of(0, 0, 1, 1, 2, 2, 3, 3, 4, 4), 0.001, 0, 0, 0.1, 0.1, 0.2, 0.2, 0.3, 0.3,
                        0.4, 0.4).machines());
        assertEquals(0.025, machines.machines(), 1e-5);
        assertEquals(0, Objects.requireNonNull(machines.jvms()), 1e-5);
        assertEquals(Halves.MACHINES, machines.halves());
        MachineVariance jvms = Objects
                .requireNonNull(pair(List.of(0, 0, 1, 1, 2, 2, 3, 3, 4, 4), 0.001, 0, 0.1, 0, 0.1, 0, 0.1, 0, 0.1, 0,
                        0.1).machines());
        assertEquals(0, jvms.machines(), 1e-9);
        assertEquals(Halves.JVMS, jvms.halves());
        MachineVariance blocks = Objects.requireNonNull(pair(List.of(0, 1, 2), 0.1, 0, 0, 0).machines());
        assertEquals(Halves.BLOCKS, blocks.halves());
        assertEquals(6, blocks.more());
        assertNull(pair(List.of(), 0.1, 0, 0).machines());
    }

    @Test
    void machinesDifferByMoreThanTheirSets() {
        List<Integer> machines = List.of(0, 0, 1, 1, 2, 2);
        assertTrue(MachineVariance.differ(pair(machines, 0.01, 0, 0.01, 0, 0.01, 0.5, 0.51), null));
        assertFalse(MachineVariance.differ(pair(machines, 0.01, 0, 0.5, 0, 0.5, 0.1, 0.4), null));
        assertFalse(MachineVariance.differ(pair(List.of(0, 1, 2), 0.01, 0, 0.5, 1), null));
    }

    @Test
    void eachMachineHasItsVerdict() {
        List<Integer> machines = List.of(0, 0, 0, 0, 0, 1, 1, 1, 1, 1);
        Paired pair = pair(machines, 0.001, 0, 0.001, 0, 0.001, 0, 0.3, 0.301, 0.3, 0.301, 0.3);
        Paired identical = pair(machines, 0.001, 0, 0.001, 0, -0.001, 0, 0, 0.001, 0, -0.001, 0);
        List<OnMachine> each = OnMachine.of(pair, identical, 0.05, 1);
        assertEquals(List.of(Verdict.EQUIVALENT, Verdict.SLOWER), each.stream().map(OnMachine::verdict).toList());
        assertTrue(OnMachine.contradict(each, pair, identical));
    }

    @Test
    void onlyTheRestlessMachineIsNoisy() {
        Machines.Seen seen = new Machines(1, 0, 3, 2, 8, 5).run(1);
        SortedMap<Integer, MachineNoise> noise = MachineNoise.of(
                seen.pairs().stream().map(Machines.Pair::paired).toList(),
                seen.identical());
        assertEquals(List.of(false, false, true), noise.values().stream().map(MachineNoise::noisy).toList());
        Paired two = pair(List.of(0, 1), 0.01, 0, 0);
        assertTrue(
                MachineNoise.of(Stream.of(two).toList(), List.of()).values().stream().noneMatch(MachineNoise::noisy));
    }
}
