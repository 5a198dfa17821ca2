// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.bench.study.ask.ExperimentRequest;
import io.github.httptoll.bench.study.ask.Network;
import io.github.httptoll.bench.study.ask.Question;
import io.github.httptoll.bench.study.ask.Tier;
import io.github.httptoll.bench.study.plan.Generation;
import io.github.httptoll.bench.study.plan.Shard;
import io.github.httptoll.bench.study.plan.StudyPlan;
import io.github.httptoll.bench.study.record.Environment;
import io.github.httptoll.bench.study.record.InterruptedRun;
import io.github.httptoll.bench.study.record.Results;
import io.github.httptoll.bench.study.record.RunDirectory;
import io.github.httptoll.bench.study.record.RunLock;
import io.github.httptoll.schema.RunSchemas;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a shard leaves that a kill interrupts, and what continues it.
class ShardedRunTest {
    private static final String COMMIT = Environment.commit();

    @TempDir
    Path results;
    private Path left;

    @BeforeEach
    void interruptTheSecondShard() throws IOException, RunDirectory.Unusable {
        left = interrupted("2026-01-31T120000Z", "2/3", Map.of());
    }

    @Test
    void aShardSaysWhatItIsAndKeepsItWhenItIsResumed() throws IOException, RunDirectory.Unusable {
        assertEquals(List.of(), RunSchemas.violations(left).stream().filter(each -> each.startsWith("study")).toList());
        Results resumed = InterruptedRun.read(left).remaining(COMMIT, false);
        assertEquals(plan("x", "2/3").shard(), resumed.plan().shard());
        assertEquals(List.of(1, 4), resumed.open().stream().map(Generation::set).toList());
        assertEquals(resumed.plan().measurements(), resumed.plan().generations().stream().flatMap(
                set -> set.stages().stream()).flatMap(stage -> stage.groups().stream()).mapToInt(
                        group -> group.blocks() * group.cells().size())
                .sum());
    }

    @Test
    void theNewestUnfinishedRunOfTheShardIsFoundAndNoOther() throws IOException, RunDirectory.Unusable {
        assertEquals(Optional.of(left), newest("2/3"));
        assertEquals(Optional.empty(), newest("1/3"));
        assertEquals(Optional.empty(), newest("2/4"));
        Path later = interrupted("2026-01-31T130000Z", "2/3", Map.of());
        interrupted("2026-01-31T140000Z", "3/3", Map.of());
        interrupted("2026-01-31T150000Z", "2/3", Map.of("host", "another"));
        interrupted("2026-01-31T160000Z", "2/3", Map.of("commit", "another"));
        assertEquals(Optional.of(later), newest("2/3"));
        Files.delete(later.resolve(RunLock.FILE));
        assertEquals(Optional.of(left), newest("2/3"));
        assertEquals(Optional.empty(),
                InterruptedRun.newest(results.resolve("none"), plan("x", "2/3"), COMMIT));
    }

    @Test
    void anotherShardThanThatOfTheRunIsRefused() {
        StudyDirectory.Outcome refused = new StudyDirectory(results).execute("--resume=" + left, "--shard=1/3",
                "--plan");
        assertEquals(2, refused.code());
        assertTrue(refused.err().contains("--resume: the run is shard 2/3, not shard 1/3; leave --shard away"),
                refused.err());
        assertEquals(1, refused.err().lines().count(), refused.err());
        StudyDirectory.Outcome plan = new StudyDirectory(results).execute("--resume=" + left, "--plan");
        assertEquals(0, plan.code(), plan.err());
        assertTrue(plan.out().contains(", shard 2/3 with sets 2, 5 "), plan.out());
    }

    @Test
    void theDirectoryOfANewRunReplacesNone() throws IOException, RunDirectory.Unusable {
        assertThrows(RunDirectory.Unusable.class, () -> new RunDirectory(left).create());
        assertEquals(List.of(left), runs());
        interrupted("2026-01-31T120001Z", "2/3", Map.of());
        assertEquals(2, runs().size());
    }

    private List<Path> runs() throws IOException {
        try (Stream<Path> all = Files.list(results)) {
            return all.filter(each -> !Files.isSymbolicLink(each)).toList();
        }
    }

    private Optional<Path> newest(String shard) throws IOException {
        return InterruptedRun.newest(results, plan("x", shard), COMMIT);
    }

    /// What a kill leaves of a shard that has just begun.
    private Path interrupted(String name, String shard, Map<String, Object> other)
            throws IOException, RunDirectory.Unusable {
        StudyPlan plan = plan(name, shard);
        RunDirectory run = new RunDirectory(results.resolve(plan.run()));
        run.create();
        Files.createFile(run.path().resolve(RunLock.FILE));
        Results begun = new Results(run, plan);
        begun.register();
        begun.save("partial", "it is still running, or was interrupted");
        run.writeJson("environment.json", Map.of("commit", other.getOrDefault("commit", COMMIT), "host",
                other.getOrDefault("host", Environment.host()), "java", System.getProperty("java.runtime.version")));
        return run.path();
    }

    private static StudyPlan plan(String name, String shard) {
        StudyPlan whole = StudyPlan.of(name, Tier.STANDARD, 7, false, new Network(0),
                List.of(ExperimentRequest.of(Question.SESSION, Tier.STANDARD)), List.of());
        return whole.only(Shard.parse(shard, whole.sets(), whole.repetitions()).orElseThrow());
    }
}
