// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study.ask;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.bench.client.Client;
import io.github.httptoll.bench.client.OwnJars;
import io.github.httptoll.bench.strategy.Strategy;
import io.github.httptoll.bench.study.plan.Cell;
import io.github.httptoll.bench.study.plan.PlannedStrategy;
import io.github.httptoll.bench.study.plan.Plans;
import io.github.httptoll.bench.study.plan.StudyPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The study files about ways to wait.
@Tag("slow")
class WaysToWaitTest {
    private static final String JAR = "docs/kotlin-ways/target/kotlin-ways-1.0.0.jar";
    private static final Pattern DESCRIBED = Pattern.compile(
            "StrategyDescription\\.(blocking|async)\\(\"(?<id>\\w+)\", \"[^\"]+\", Limit\\.SLOTS(?<opener>\\) \\{ \\w+\\(it\\) })");
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

    /// The strategies of the study are Kotlin's, whose compiler no test needs: this jar has them by the same ids, in the same forms.
    @Test
    void coroutinesArePredictedWithTheThreadsThatTheyHave(@TempDir Path directory) throws IOException {
        String kotlin = Files.readString(Path.of("../docs/kotlin-ways/src/main/kotlin/com/example/KotlinWays.kt"));
        String described = DESCRIBED.matcher(kotlin).results().map(found -> found.group()
                .replace(found.group("opener"), ", limit -> null)")
                + (found.group("id").equals("KOTLIN_IO") ? ".atMost(64)" : "")).collect(Collectors.joining(", "));
        Path jar = new OwnJars(directory).describing("kotlin.jar", described);
        Path file = Files.writeString(directory.resolve("study.yaml"),
                Files.readString(Path.of("../docs/kotlin-ways/study.yaml")).replace(JAR, jar.toString()));
        StudyPlan plan = Plans.own(file);
        assertEquals(Set.of("KOTLIN_IO", "KOTLIN_IO_VIEW", "KOTLIN_SUSPENDING"),
                plan.strategies().stream().map(PlannedStrategy::id).collect(Collectors.toSet()));
        for (Cell cell : plan.cells().filter(each -> each.client() == Client.JDK && each.limit() == 100).toList()) {
            assertEquals(cell.strategy().name().equals("KOTLIN_IO") ? 100.0 : 50.0, cell.predictedMillis(), cell.id());
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
