// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.bench.study.ask.ExperimentRequest;
import io.github.httptoll.bench.study.ask.Question;
import io.github.httptoll.bench.study.ask.Tier;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The levels of the question about rates: what shares a block, what is compared with itself, and how long it takes.
class RatePlanTest {
    private static final double THREE_MINUTES = 180_000;

    @ParameterizedTest
    @EnumSource(Tier.class)
    void aBlockIsAllContendersAtOneRateWithTheirFloorsAndAnIdenticalPair(Tier tier) {
        for (Group group : groups(tier)) {
            assertEquals(1, group.cells().stream().map(cell -> cell.parameters().rate()).distinct().count(),
                    group.name());
            Set<String> ids = group.cells().stream().map(Cell::id).collect(Collectors.toSet());
            group.cells().forEach(cell -> assertTrue(cell.floor() == null || ids.contains(cell.floor()), cell.id()));
        }
        Map<String, Long> replicas = main(tier).stream()
                .collect(Collectors.groupingBy(cell -> cell.parameters().rate().toString(),
                        Collectors.summingLong(cell -> cell.replica() == 2 ? 1 : 0)));
        assertEquals(Set.of(1L), Set.copyOf(replicas.values()), "one A/A pair at each rate: " + replicas);
    }

    @Test
    void theStandardTierHasNineContendersAtFiveRatesInThreeSetsAndStallsWithinThreeMinutes() {
        List<Cell> main = main(Tier.STANDARD);
        assertEquals(5, main.stream().map(cell -> cell.parameters().rate()).distinct().count());
        assertEquals(12, main.stream().filter(cell -> cell.replica() == 1).map(Cell::contender).distinct().count());
        assertTrue(main.stream().allMatch(cell -> cell.sets() == 3));
        double millis = plan(Tier.STANDARD).generations().stream()
                .mapToDouble(generation -> generation.blockMillis(Tier.STANDARD)).sum();
        assertTrue(millis < THREE_MINUTES, millis + " ms");
    }

    @Test
    void aLevelRunsOnceInATurnAndIsNeverPrimed() {
        main(Tier.STANDARD).forEach(cell -> {
            assertTrue(cell.isOpen() && !cell.isPrimed() && !cell.fitsATimeline(), cell.id());
            assertEquals(100, cell.expected().maxInFlight(), cell.id());
        });
    }

    @Test
    void aStallIsMetInEachWayOfWaitingByThreeJvms() {
        List<Cell> stalled = cells(Tier.STANDARD).stream()
                .filter(cell -> cell.parameters().server().stallMillis() > 0).toList();
        assertEquals(3, stalled.stream().map(Cell::strategy).distinct().count());
        assertTrue(stalled.stream().allMatch(cell -> cell.sets() == 3 && cell.isOpen()));
        assertTrue(
                stalled.stream().allMatch(cell -> cell.slotMillis() == cell.parameters().server().stallEveryMillis()));
    }

    private static List<Cell> main(Tier tier) {
        return cells(tier).stream()
                .filter(cell -> cell.isOpen() && cell.limit() == 100 && cell.parameters().connections() == 0)
                .toList();
    }

    private static List<Cell> cells(Tier tier) {
        return plan(tier).cells().toList();
    }

    private static List<Group> groups(Tier tier) {
        List<Group> groups = plan(tier).generations().getFirst().stages().getFirst().groups();
        assertFalse(groups.isEmpty());
        return groups;
    }

    private static StudyPlan plan(Tier tier) {
        ExperimentRequest rate = ExperimentRequest.of(Question.RATE, tier);
        assertNotNull(rate.same());
        return Plans.of(tier, Question.RATE);
    }
}
