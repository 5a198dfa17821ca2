// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.bench.study.ask.Tier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// How a study is cut into shards.
class ShardTest {
    private final StudyPlan whole = Plans.suite(Tier.STANDARD);
    private final List<StudyPlan> shards = new ArrayList<>();

    ShardTest() {
        IntStream.rangeClosed(1, 3).forEach(number -> shards.add(shard(whole, number + "/3")));
    }

    @Test
    void theShardsOfAStudyMeasureEachOfItsSetsOnce() {
        List<Generation> all = new ArrayList<>();
        shards.forEach(shard -> all.addAll(shard.generations()));
        assertEquals(whole.sets(), all.size());
        assertEquals(Set.copyOf(whole.generations()), Set.copyOf(all));
        assertEquals(List.of(List.of(0, 3), List.of(1, 4), List.of(2)),
                shards.stream().map(StudyPlan::ownSets).toList());
        assertEquals(whole.measurements(), shards.stream().mapToInt(StudyPlan::measurements).sum());
    }

    @Test
    void eachCellIsProfiledAndEachRepetitionRunInOneShard() {
        assertEquals(whole.profiled().stream().sorted().toList(), shards.stream()
                .flatMap(shard -> shard.profiledCells().stream()).map(Cell::id).sorted().toList());
        assertEquals(whole.ownRepetitions(),
                shards.stream().flatMap(shard -> shard.ownRepetitions().stream()).sorted().toList());
    }

    @Test
    void aShardHasTheWholePlanAndItsOwnOrder() {
        assertEquals(Set.of(whole.seed()), shards.stream().map(StudyPlan::seed).collect(Collectors.toSet()));
        assertEquals(3, shards.stream().map(StudyPlan::orderSeed).distinct().count());
        shards.forEach(shard -> assertEquals(whole.experiments(), shard.experiments()));
        assertEquals(List.of("test-shard1of3", "test-shard2of3", "test-shard3of3"),
                shards.stream().map(StudyPlan::run).toList());
    }

    @Test
    void aPlanThatIsReadAgainIsThatOfItsShardAndOfNoOther() {
        StudyPlan second = shards.get(1);
        StudyPlan read = YAMLMapper.shared().readValue(YAMLMapper.shared().writeValueAsBytes(second), StudyPlan.class);
        assertEquals(second.shard(), read.shard());
        assertTrue(shard(whole, "2/3").isPlanOf(read));
        assertEquals(List.of(true, false, false, false, false),
                List.of(second, shards.get(0), whole, shard(whole, "2/4"), shard(Plans.suite(Tier.FULL), "2/3"))
                        .stream()
                        .map(read::isPlanOf).toList());
        assertTrue(!new String(YAMLMapper.shared().writeValueAsBytes(whole)).contains("shard:"));
    }

    @Test
    void theForecastSaysWhatEachShardTakes() {
        StudyPlan second = shards.get(1);
        Forecast forecast = new Forecast(second, second.generations());
        assertTrue(forecast.head().contains(", shard 2/3 with sets 2, 5 and repetition 2, about "), forecast.head());
        assertEquals(3, forecast.shards().size());
        assertTrue(forecast.shards().get(2).startsWith("shard 3/3 with set 3 and repetition 3: "
                + shards.get(2).measurements() + " measurements, about "), forecast.shards().toString());
        assertEquals(List.of(), new Forecast(whole, whole.generations()).shards());
    }

    @Test
    void aShardHasItsPartOfTheTiersTime() {
        assertEquals(new Forecast(whole, whole.generations()).total(null), shards.stream()
                .map(shard -> new Forecast(shard, shard.generations()).total(null)).reduce((a, b) -> a.plus(b)).get());
    }

    @Test
    void moreSetsMeasureWhatClaimsCompareInEachOfThem() {
        StudyPlan smoke = Plans.suite(Tier.SMOKE);
        StudyPlan three = smoke.withSets(3);
        assertEquals(3, three.generations().size());
        Set<String> last = three.generations().get(2).cells().stream().map(Cell::id).collect(Collectors.toSet());
        three.claims().forEach(claim -> assertTrue(last.containsAll(List.of(claim.a(), claim.b())), claim.id()));
        assertTrue(last.size() < three.cells().count(), "cells that nothing compares are measured again");
        assertEquals(smoke.generations().getFirst().cells().stream().map(Cell::id).toList(),
                three.generations().getFirst().cells().stream().map(Cell::id).toList());
        assertNotEquals(smoke.measurements(), three.measurements());
        assertEquals(whole.experiments(), whole.withSets(5).experiments());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"3 | --shard is i/n with i from 1 to n, such as 2/5, not '3'",
            "0/3 | not '0/3'", "4/3 | not '4/3'", "-1/3 | not '-1/3'", "1/3/5 | not '1/3/5'",
            "6/6 | shard 6/6: the study has 5 sets of JVMs, and a shard takes at least one; use at most 5 shards, or more --sets"})
    void whatIsNoShardIsRefused(String text, String message) {
        String said = String.valueOf(assertThrows(IllegalArgumentException.class,
                () -> Shard.parse(text, 5, 3)).getMessage());
        assertTrue(said.contains(message), said);
    }

    @Test
    void theOnlyShardIsTheWholeStudy() {
        assertEquals(Optional.empty(), Shard.parse("1/1", 5, 3));
    }

    private static StudyPlan shard(StudyPlan whole, String text) {
        return whole.only(Shard.parse(text, whole.sets(), whole.repetitions()).orElseThrow());
    }
}
