// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.bench.study.ask.Question;
import io.github.httptoll.bench.study.ask.Tier;
import io.github.httptoll.bench.study.plan.Group;
import io.github.httptoll.bench.study.plan.Plans;
import io.github.httptoll.bench.study.plan.StudyPlan;
import io.github.httptoll.bench.study.record.Measurement;
import io.github.httptoll.bench.study.record.Results;
import io.github.httptoll.bench.study.record.RunDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Blocks of cells that were not warm: void on disk, and open again, once.
class MeasuredAgainTest {
    private final StudyPlan plan = Plans.of(Tier.STANDARD, Question.FLOOR);
    private final Group group = plan.generations().getFirst().stages().getFirst().groups().getFirst();

    @TempDir
    Path directory;
    private Results results;

    @BeforeEach
    void noResults() {
        results = new Results(new RunDirectory(directory), plan);
    }

    @Test
    void blocksOfACellThatBecomesFasterAreVoidAndOpenAgain() throws IOException {
        measure(1, block -> 10 - block);
        assertFalse(isOpen(group));
        assertTrue(runner().voidsColdBlocks());
        assertTrue(isOpen(group));
        assertEquals(0, results.blocks(group, 0));
        assertTrue(written().stream().allMatch(line -> line.path("void").asBoolean()));
        results.save("partial", "test");
        assertEquals(group.name() + " in set 0", JsonMapper.shared().readTree(directory.resolve("status.json"))
                .path("measuredAgain").path(0).asString());
    }

    @Test
    void theyAreMeasuredAgainOnce() throws IOException {
        measure(1, block -> 10 - block);
        assertTrue(runner().voidsColdBlocks());
        measure(2, block -> 10 - block);
        assertFalse(runner().voidsColdBlocks());
        assertEquals(group.blocks(), results.blocks(group, 0));
    }

    @Test
    void blocksOfWarmCellsStay() throws IOException {
        measure(1, block -> 10 + block);
        assertFalse(runner().voidsColdBlocks());
        assertTrue(written().stream().noneMatch(line -> line.path("void").asBoolean()));
    }

    private interface Times {
        double millis(int block);
    }

    private void measure(int attempt, Times times) throws IOException {
        for (int block = 0; block < group.blocks(); block++) {
            double millis = times.millis(block);
            int at = block;
            results.add(IntStream.range(0, group.cells().size())
                    .mapToObj(i -> new Measurement(group.cells().get(i).id(), 0, group.name(), at, attempt, i, null,
                            false,
                            new Measurement.GateReading(null, null, null), "now", millis, Map.of("requests", 100.0)))
                    .toList());
        }
    }

    private BlockRunner runner() throws IOException {
        Collection<Long> ours = List.of();
        return new BlockRunner(group, 0, Map.of(), ours, new Random(1), results,
                new OfferedRates(results.plan(), results.directory()), done -> {});
    }

    private boolean isOpen(Group asked) {
        return results.open().stream().filter(set -> set.set() == 0).flatMap(set -> set.stages().stream())
                .flatMap(stage -> stage.groups().stream()).anyMatch(open -> open.name().equals(asked.name()));
    }

    private List<JsonNode> written() throws IOException {
        return Files.readAllLines(directory.resolve("slots.jsonl")).stream().map(JsonMapper.shared()::readTree)
                .toList();
    }
}
