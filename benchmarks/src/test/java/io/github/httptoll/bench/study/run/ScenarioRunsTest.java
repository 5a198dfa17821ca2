// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.bench.scenario.Tally;
import io.github.httptoll.bench.study.ask.Catalogue;
import io.github.httptoll.bench.study.ask.Network;
import io.github.httptoll.bench.study.ask.ScenarioClaim;
import io.github.httptoll.bench.study.ask.Tier;
import io.github.httptoll.bench.study.plan.Forecast;
import io.github.httptoll.bench.study.plan.StudyPlan;
import io.github.httptoll.bench.study.record.RunDirectory;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// Which scenarios run at once and in which order, with arms that start no JVM.
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ScenarioRunsTest {
    private static final StudyPlan PLAN = StudyPlan.of("test", Tier.STANDARD, 1, false, new Network(0), List.of(),
            Catalogue.scenarios(Tier.STANDARD));

    @TempDir
    Path directory;

    /// An arm that has been run.
    private record Ran(ScenarioClaim claim, boolean first) {
        boolean waits() {
            return claim.situation().waits();
        }
    }

    private final List<Ran> ran = Collections.synchronizedList(new ArrayList<>());

    @Test
    void thoseThatWaitRunAtOnceAndTheOthersAlone() throws IOException {
        CountDownLatch together = new CountDownLatch(ScenarioRuns.AT_ONCE);
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        run(directory, 1, (claim, first) -> {
            int beside = running.incrementAndGet();
            most.accumulateAndGet(beside, Math::max);
            together.countDown();
            await(claim.situation().waits() ? together : new CountDownLatch(0));
            pause();
            boolean disturbed = !claim.situation().waits() && running.get() > 1;
            running.decrementAndGet();
            return counted(disturbed ? 1 : 0);
        });
        assertEquals(ScenarioRuns.AT_ONCE, most.get());
        assertEquals(PLAN.scenarios().size() * PLAN.repetitions(), taken(directory).size());
        taken(directory).forEach(taken -> assertEquals(List.of(counted(0), counted(0)),
                List.of(taken.a(), taken.b()), taken.toString()));
        int both = 2 * PLAN.scenarios().size();
        for (int began = 0; began < ran.size(); began += both) {
            List<Boolean> waits = ran.subList(began, began + both).stream().map(Ran::waits).toList();
            assertEquals(waits.lastIndexOf(true) + 1, waits.indexOf(false), "those that wait come first");
        }
    }

    @Test
    void theArmsOfAScenarioFollowEachOther() throws IOException {
        List<ScenarioClaim> now = Collections.synchronizedList(new ArrayList<>());
        run(directory, 1, (claim, first) -> {
            boolean twice = now.contains(claim);
            now.add(claim);
            pause();
            now.remove(claim);
            return counted(twice ? 1 : 0);
        });
        assertTrue(taken(directory).stream().allMatch(taken -> taken.a().value() + taken.b().value() == 0));
        List<Ran> alone = ran.stream().filter(arm -> !arm.waits()).toList();
        for (int i = 0; i < alone.size(); i += 2) {
            assertEquals(new Ran(alone.get(i).claim(), !alone.get(i).first()), alone.get(i + 1));
        }
    }

    @Test
    void aSeedDecidesTheOrder() throws IOException {
        List<Object> once = orders("once", 7);
        assertEquals(once, orders("again", 7));
        assertNotEquals(once, orders("other", 8));
    }

    @Test
    void whatIsDoneIsNotRunAgainAndTheRestAsItWouldHaveBeen() throws IOException {
        List<Ran> whole = alone("whole", 7);
        Path file = directory.resolve("whole/trials.jsonl");
        List<String> lines = Files.readAllLines(file);
        int half = lines.size() / 2;
        Files.write(file, lines.subList(0, half));
        Files.writeString(file, lines.get(half).substring(0, 9), StandardOpenOption.APPEND);
        List<Ran> rest = alone("whole", 7);
        assertEquals(2 * (lines.size() - half), ran.size());
        assertEquals(whole.subList(whole.size() - rest.size(), whole.size()), rest);
        assertEquals(lines.subList(0, half), Files.readAllLines(file).subList(0, half));
        assertEquals(lines.size(), taken(directory.resolve("whole")).stream()
                .map(taken -> List.of(taken.claim(), taken.repetition())).distinct().count());
    }

    @Test
    void aFailureIsThatScenariosAlone() throws IOException {
        List<String> failing = List.of(first(true), first(false));
        run(directory, 1, (claim, first) -> {
            if (failing.contains(claim.id())) {
                throw new IOException("for once");
            }
            return counted(0);
        });
        taken(directory).forEach(taken -> {
            boolean fails = failing.contains(taken.claim());
            assertEquals(fails ? "for once" : null, taken.failure());
            assertEquals(fails ? null : counted(0), taken.a());
        });
        assertEquals(PLAN.scenarios().size() * PLAN.repetitions(), taken(directory).size());
    }

    private static String first(boolean waits) {
        return PLAN.scenarios().stream().filter(claim -> claim.situation().waits() == waits).findFirst().orElseThrow()
                .id();
    }

    /// Those that run alone as they come; of each of those that wait, in which order its arms came.
    private List<Object> orders(String name, long seed) throws IOException {
        List<Ran> alone = alone(name, seed);
        Map<String, List<Boolean>> firsts = ran.stream().filter(Ran::waits).collect(Collectors.groupingBy(
                arm -> arm.claim().id(), Collectors.mapping(Ran::first, Collectors.toList())));
        return List.of(alone, firsts);
    }

    private List<Ran> alone(String name, long seed) throws IOException {
        ran.clear();
        Path run = Files.createDirectories(directory.resolve(name));
        run(run, seed, (claim, first) -> counted(0));
        return ran.stream().filter(arm -> !arm.waits()).toList();
    }

    private void run(Path path, long seed, ScenarioRuns.ArmRunner arms) throws IOException {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        new ScenarioRuns(PLAN, new RunDirectory(path), new Random(seed)).run((claim, first) -> {
            ran.add(new Ran(claim, first));
            return arms.run(claim, first);
        }, new Progress(nowhere, false, new Forecast(PLAN, List.of())));
    }

    private static List<ScenarioRuns.Result> taken(Path run) throws IOException {
        return Files.readAllLines(run.resolve("trials.jsonl")).stream()
                .map(line -> JsonMapper.shared().readValue(line, ScenarioRuns.Result.class)).toList();
    }

    private static Tally counted(int value) {
        return new Tally(value, 1);
    }

    private static void await(CountDownLatch latch) throws IOException {
        try {
            if (!latch.await(30, TimeUnit.SECONDS)) {
                throw new IOException("nothing ran beside it");
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    /// So long that what runs beside it is seen.
    private static void pause() throws IOException {
        try {
            Thread.sleep(2);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}
