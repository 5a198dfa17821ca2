// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.bench.study.ask.Claim;
import io.github.httptoll.bench.study.plan.Experiment;
import io.github.httptoll.bench.study.plan.Plans;
import io.github.httptoll.bench.study.plan.StudyPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A study ends early only where nothing that it could still measure would change its answer.
class DecidedTest {
    private static final int BLOCKS = 3;
    private static final int LAST_LOOK = 4;
    private static final int QUESTIONS = 1_000;

    @TempDir
    Path directory;

    private Claim<String> slower;
    private Claim<String> within;
    private Experiment experiment;

    @BeforeEach
    void plan() throws IOException {
        Path file = directory.resolve("study.yaml");
        Files.writeString(file, """
                questions:
                  - id: slower
                    a: {client: OKHTTP, strategy: FUTURES, calls: 40, limit: 40, delayMillis: 20, level: DEFAULT}
                    b: {client: OKHTTP, strategy: FUTURES, calls: 40, limit: 40, delayMillis: 20}
                  - id: within
                    a: {client: OKHTTP, strategy: FUTURES, calls: 40, limit: 40, delayMillis: 20, level: DEFAULT}
                    b: {client: OKHTTP, strategy: FUTURES, calls: 40, limit: 40, delayMillis: 20}
                    ratio: [3, 5]
                """);
        StudyPlan plan = Plans.own(file);
        slower = plan.claims().getFirst();
        within = plan.claims().getLast();
        experiment = plan.experiments().getFirst();
    }

    @Test
    void oneSetDecidesNothing() {
        assertFalse(Decided.is(slower, experiment, set(0, 4, 1, 0, new Random(1))));
    }

    @Test
    void twoSetsThatAgreeDecideAMultiple() {
        List<Measurement> sets = sets(2, Math.log(4), 0.002, 0.002, new Random(1));
        assertTrue(Decided.is(slower, experiment, sets));
        assertTrue(Decided.is(within, experiment, sets));
    }

    @Test
    void setsThatDifferByAsMuchAsTheEffectGoOn() {
        List<Measurement> sets = new ArrayList<>(set(0, 1.2, 1, 0.001, new Random(1)));
        sets.addAll(set(1, 1.4, 1, 0.001, new Random(2)));
        assertFalse(Decided.is(slower, experiment, sets));
    }

    @Test
    void identicalCodeThatDiffersByAsMuchAsTheEffectGoesOn() {
        List<Measurement> sets = new ArrayList<>(set(0, 1.3, 1.2, 0.001, new Random(1)));
        sets.addAll(set(1, 1.3, 1.2, 0.001, new Random(2)));
        assertFalse(Decided.is(slower, experiment, sets));
    }

    @Test
    void ratioNearTheEndOfItsRangeGoesOn() {
        assertFalse(Decided.is(within, experiment, sets(2, Math.log(4.99), 0.01, 0.01, new Random(1))));
        assertTrue(Decided.is(within, experiment, sets(2, Math.log(20), 0.01, 0.01, new Random(1))));
    }

    /// The seed is fixed: the rates are those of this sequence, each time.
    @Test
    void equalCodeIsHardlyEverTakenForDifferentAndAMultipleNearlyAlways() {
        assertEquals(0, takenForDifferent(0, 0.01), 0.001);
        assertEquals(0, takenForDifferent(0, 0.15), 0.01);
        assertEquals(1, takenForDifferent(Math.log(4), 0.03), 0.05);
    }

    /// The share of questions that one of the looks before the last set ends, with a ratio beyond the smallest effect of interest.
    private double takenForDifferent(double effect, double jvms) {
        Random random = new Random(7);
        int taken = 0;
        for (int question = 0; question < QUESTIONS; question++) {
            List<Measurement> all = new ArrayList<>();
            boolean isDecided = false;
            for (int set = 0; set < LAST_LOOK && !isDecided; set++) {
                all.addAll(randomSet(set, effect, jvms, 0.02, random));
                isDecided = Decided.is(slower, experiment, all);
            }
            boolean isBeyond = Math.abs(meanLog(slower.a(), all) - meanLog(slower.b(), all)) > Math
                    .log1p(slower.delta());
            taken += isDecided && isBeyond ? 1 : 0;
        }
        return (double) taken / QUESTIONS;
    }

    private static double meanLog(String cell, List<Measurement> all) {
        return all.stream().filter(each -> each.cell().equals(cell)).mapToDouble(each -> Math.log(each.millis()))
                .average()
                .orElseThrow();
    }

    private List<Measurement> sets(int count, double effect, double jvms, double blocks, Random random) {
        List<Measurement> all = new ArrayList<>();
        for (int set = 0; set < count; set++) {
            all.addAll(randomSet(set, effect, jvms, blocks, random));
        }
        return all;
    }

    private List<Measurement> randomSet(int set, double effect, double jvms, double blocks, Random random) {
        double a = Math.exp(effect + jvms * random.nextGaussian());
        double b = Math.exp(jvms * random.nextGaussian());
        double twin = Math.exp(jvms * random.nextGaussian());
        return set(set, a / b, twin / b, blocks, random);
    }

    /// b takes 100 ms.
    private List<Measurement> set(int set, double a, double twin, double blocks, Random random) {
        Experiment.Pair identical = Objects.requireNonNull(experiment.aa());
        List<Measurement> slots = new ArrayList<>();
        for (int block = 0; block < BLOCKS; block++) {
            slots.add(slot(slower.a(), set, block, 100 * a * Math.exp(blocks * random.nextGaussian())));
            slots.add(slot(slower.b(), set, block, 100 * Math.exp(blocks * random.nextGaussian())));
            slots.add(slot(identical.b(), set, block, 100 * twin * Math.exp(blocks * random.nextGaussian())));
        }
        return slots;
    }

    private static Measurement slot(String cell, int set, int block, double millis) {
        return new Measurement(cell, set, "group", block, 1, 0, null, false,
                new Measurement.GateReading(null, null, null), "2026-01-01T00:00:00Z", millis, Map.of());
    }
}
