// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study.ask;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.bench.client.Client;
import io.github.httptoll.bench.strategy.Strategy;
import io.github.httptoll.bench.study.plan.Cell;
import io.github.httptoll.bench.study.plan.Plans;
import io.github.httptoll.bench.study.plan.StudyPlan;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The study file about ways to wait.
class WaysToWaitTest {
    private static final StudyPlan PLAN = Plans.own(Path.of("../docs/ways-to-wait.yaml"));

    @Test
    void eachWayStandsAtEachLevelWithItsPrediction() {
        Set<String> levels = cells(Strategy.VIRTUAL_THREADS).map(WaysToWaitTest::level).collect(Collectors.toSet());
        assertEquals(4, levels.size());
        Stream.of(Strategy.values()).filter(Strategy::isComposed)
                .forEach(way -> assertTrue(
                        cells(way).map(WaysToWaitTest::level).collect(Collectors.toSet()).containsAll(levels),
                        way.name()));
        PLAN.cells().forEach(cell -> Objects.requireNonNull(cell.predictedMillis(), cell.id()));
    }

    /// Places follow list scheduling, whatever holds them; a window of as many does not, where delays vary.
    @Test
    void onlyTheWindowIsPredictedToTakeLongerAndOnlyWhereDelaysVary() {
        for (Cell window : cells(Strategy.MAP_CONCURRENT).toList()) {
            List<Double> others = PLAN.cells().filter(cell -> level(cell).equals(level(window)))
                    .filter(cell -> cell.client() == Client.JDK && !cell.strategy().isWindow())
                    .map(Cell::predictedMillis).distinct().toList();
            assertEquals(1, others.size(), level(window));
            if (window.parameters().server().draws()) {
                assertTrue(window.predictedMillis() > 1.1 * others.getFirst(),
                        window.predictedMillis() + " and " + others);
            } else {
                assertEquals(others.getFirst(), window.predictedMillis());
            }
        }
    }

    private static Stream<Cell> cells(Strategy strategy) {
        return PLAN.cells()
                .filter(cell -> cell.client() == Client.JDK && cell.strategy() == strategy
                        && cell.parameters().replica() == 1);
    }

    private static String level(Cell cell) {
        return cell.calls() + " calls, C=" + cell.limit() + ", " + cell.delaysMillis() + cell.parameters().server();
    }
}
