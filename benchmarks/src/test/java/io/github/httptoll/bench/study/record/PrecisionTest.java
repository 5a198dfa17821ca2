// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.bench.study.ask.Claim;
import io.github.httptoll.bench.study.ask.Question;
import io.github.httptoll.bench.study.ask.Tier;
import io.github.httptoll.bench.study.plan.Group;
import io.github.httptoll.bench.study.plan.Plans;
import io.github.httptoll.bench.study.plan.StudyPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PrecisionTest {
    private final StudyPlan plan = Plans.of(Tier.STANDARD, Question.COMPOSITION);
    private final Group group = plan.generations().getFirst().stages().getFirst().groups().stream()
            .filter(Group::judged).findFirst().orElseThrow();
    private final Claim<String> claim = plan.claims().stream()
            .filter(each -> group.cells().stream().anyMatch(cell -> cell.id().equals(each.a()))).findFirst()
            .orElseThrow();

    @Test
    void aClaimNeedsHalfOfItsSmallestEffect() {
        List<Measurement> slots = slots(0, 100, 104, 100, 104);
        double halfWidth = Precision.halfWidth(slots);
        assertEquals(halfWidth / (Math.log1p(claim.delta()) / 2), Precision.need(group, plan.claims(), slots), 1e-12);
        double each = Math.log(1.04) / 2;
        assertEquals(2 * Math.sqrt(4 * each * each / 3 / 4), halfWidth, 1e-12);
    }

    /// A set whose JVMs are all slower by the same part is no reason for more blocks.
    @Test
    void howSetsDifferDoesNotCount() {
        List<Measurement> slots = new ArrayList<>(slots(0, 100, 104));
        slots.addAll(slots(1, 200, 208));
        List<Measurement> alike = new ArrayList<>(slots(0, 100, 104));
        alike.addAll(slots(1, 100, 104));
        assertEquals(Precision.halfWidth(alike), Precision.halfWidth(slots), 1e-12);
    }

    @Test
    void fewerThanTwoBlocksNeedMoreWhateverTheySay() {
        assertTrue(Double.isInfinite(Precision.need(group, plan.claims(), slots(0, 100))));
    }

    @Test
    void oneBlockInEachSetShowsNothing() {
        List<Measurement> slots = new ArrayList<>(slots(0, 100));
        slots.addAll(slots(1, 104));
        assertTrue(Double.isInfinite(Precision.halfWidth(slots)));
    }

    /// Blocks of a set: the claim's a as given, its b always 100 ms.
    private List<Measurement> slots(int set, double... millis) {
        List<Measurement> slots = new ArrayList<>();
        for (int block = 0; block < millis.length; block++) {
            slots.add(slot(claim.a(), set, block, millis[block]));
            slots.add(slot(claim.b(), set, block, 100));
        }
        return slots;
    }

    private Measurement slot(String cell, int set, int block, double millis) {
        return new Measurement(cell, set, group.name(), block, 1, 0, null, false,
                new Measurement.GateReading(null, null, null), "",
                millis, Map.of());
    }
}
