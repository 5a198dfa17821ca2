// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.bench.study.ask.Tier;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The estimate of time: what it is made of, and how it is said.
class ForecastTest {
    @ParameterizedTest
    @EnumSource(Tier.class)
    void everyExperimentHasItsLineAndTheLinesAddUp(Tier tier) {
        StudyPlan plan = Plans.suite(tier);
        List<Generation> sets = plan.generations();
        Forecast all = new Forecast(plan, sets);
        List<String> lines = all.table();
        assertEquals(plan.experiments().size() + 5 + (all.millis() > all.leastMillis() ? 1 : 0), lines.size(),
                lines.toString());
        double sum = plan.scenarioMillis() + plan.profileMillis()
                + sets.stream().mapToDouble(set -> set.startMillis(tier)).sum();
        for (int i = 0; i < plan.experiments().size(); i++) {
            Experiment experiment = plan.experiments().get(i);
            double millis = sets.stream().flatMap(set -> set.stages().stream())
                    .filter(stage -> stage.experiment().equals(experiment))
                    .mapToDouble(stage -> stage.blockMillis(tier)).sum();
            List<String> words = List.of(lines.get(i + 1).split(" +", 6));
            assertEquals(List.of(experiment.id(), "" + experiment.cells().size(),
                    "" + experiment.cells().stream().map(Cell::jvm).distinct().count()), words.subList(0, 3));
            assertEquals(Forecast.text(millis), words.get(5));
            sum += millis;
        }
        assertEquals(sum, all.leastMillis(), 1e-6 * sum);
        assertTrue(lines.getLast().endsWith(" " + Forecast.text(all.millis())), lines.getLast());
    }

    @Test
    void whatTheLeastBlocksLeaveOfATiersTimeGoesIntoMore() {
        StudyPlan plan = Plans.suite(Tier.STANDARD);
        Forecast all = new Forecast(plan, plan.generations());
        Duration tier = Objects.requireNonNull(Tier.STANDARD.total());
        assertEquals(tier, all.total(null));
        assertEquals(Math.max(tier.toMillis(), all.leastMillis()), all.millis());
        assertEquals(Duration.ofHours(3), all.total(Duration.ofHours(3)));
        assertNull(new Forecast(Plans.suite(Tier.SMOKE), Plans.suite(Tier.SMOKE).generations()).total(null));
    }

    @Test
    void smokeIsPlannedForAMinuteAndAHalfAndSavesWhatOnlyADecisionNeeds() {
        StudyPlan smoke = Plans.suite(Tier.SMOKE);
        double millis = new Forecast(smoke, smoke.generations()).leastMillis();
        assertTrue(millis < 90_000, millis + " ms");
        assertEquals(List.of(0, 1, 1), Stream.of(1, 2, 3).map(Tier.SMOKE::repeats).toList());
        assertEquals(List.of(1, 1, 2), Stream.of(1, 3, 4).map(Tier.STANDARD::repeats).toList());
        assertEquals(2 * StudyPlan.Stage.certificatesMillis(Tier.SMOKE),
                StudyPlan.Stage.certificatesMillis(Tier.STANDARD), "one certificate before and one after");
        assertEquals(List.of(2, 3, 3), Stream.of(Tier.values()).map(tier -> tier.claimBlocks(true)).toList());
    }

    @Test
    void whatIsMeasuredAlreadyIsNotInTheForecast() {
        StudyPlan plan = Plans.suite(Tier.STANDARD);
        Forecast all = new Forecast(plan, plan.generations());
        Forecast rest = new Forecast(plan, plan.generations().subList(1, plan.sets()));
        assertEquals(plan.generations().getFirst().plannedMillis(Tier.STANDARD),
                all.leastMillis() - rest.leastMillis(), 1e-3);
        assertEquals(sets("fan-out", all) - 1, sets("fan-out", rest));
    }

    private static int sets(String experiment, Forecast forecast) {
        return forecast.table().stream().filter(line -> line.startsWith(experiment + " "))
                .mapToInt(line -> Integer.parseInt(line.split(" +")[3])).findFirst().orElseThrow();
    }

    @Test
    void timesAreSaidAsPeopleSayThem() {
        assertEquals(List.of("0 s", "89 s", "2 min", "90 min", "1.5 h", "12.0 h"), List.of(0, 89_400, 90_000, 5_399_000,
                5_400_000, 43_200_000).stream().map(Forecast::text).toList());
    }
}
