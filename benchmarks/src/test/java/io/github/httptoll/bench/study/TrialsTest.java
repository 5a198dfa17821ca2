// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.bench.trial.Tally;
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

/// Which trials run at once and in which order, with halves that start no JVM.
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TrialsTest {
    private static final StudyPlan PLAN = StudyPlan.of("test", Tier.STANDARD, 1, false, new Network(0), List.of(),
            RegisteredClaims.trials(Tier.STANDARD));

    @TempDir
    Path directory;

    /// A half that has been run.
    private record Ran(Trial trial, boolean first) {
        boolean waits() {
            return trial.situation().waits();
        }
    }

    private final List<Ran> ran = Collections.synchronizedList(new ArrayList<>());

    @Test
    void thoseThatWaitRunAtOnceAndTheOthersAlone() throws IOException {
        CountDownLatch together = new CountDownLatch(Trials.AT_ONCE);
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        run(directory, 1, (trial, first) -> {
            int beside = running.incrementAndGet();
            most.accumulateAndGet(beside, Math::max);
            together.countDown();
            await(trial.situation().waits() ? together : new CountDownLatch(0));
            pause();
            boolean disturbed = !trial.situation().waits() && running.get() > 1;
            running.decrementAndGet();
            return counted(disturbed ? 1 : 0);
        });
        assertEquals(Trials.AT_ONCE, most.get());
        assertEquals(PLAN.trials().size() * PLAN.repetitions(), taken(directory).size());
        taken(directory).forEach(taken -> assertEquals(List.of(counted(0), counted(0)),
                List.of(taken.a(), taken.b()), taken.toString()));
        int halves = 2 * PLAN.trials().size();
        for (int began = 0; began < ran.size(); began += halves) {
            List<Boolean> waits = ran.subList(began, began + halves).stream().map(Ran::waits).toList();
            assertEquals(waits.lastIndexOf(true) + 1, waits.indexOf(false), "those that wait come first");
        }
    }

    @Test
    void theHalvesOfATrialFollowEachOther() throws IOException {
        List<Trial> now = Collections.synchronizedList(new ArrayList<>());
        run(directory, 1, (trial, first) -> {
            boolean twice = now.contains(trial);
            now.add(trial);
            pause();
            now.remove(trial);
            return counted(twice ? 1 : 0);
        });
        assertTrue(taken(directory).stream().allMatch(taken -> taken.a().value() + taken.b().value() == 0));
        List<Ran> alone = ran.stream().filter(half -> !half.waits()).toList();
        for (int i = 0; i < alone.size(); i += 2) {
            assertEquals(new Ran(alone.get(i).trial(), !alone.get(i).first()), alone.get(i + 1));
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
                .map(taken -> List.of(taken.trial(), taken.repetition())).distinct().count());
    }

    @Test
    void aFailureIsThatTrialsAlone() throws IOException {
        List<String> failing = List.of(first(true), first(false));
        run(directory, 1, (trial, first) -> {
            if (failing.contains(trial.id())) {
                throw new IOException("for once");
            }
            return counted(0);
        });
        taken(directory).forEach(taken -> {
            boolean fails = failing.contains(taken.trial());
            assertEquals(fails ? "for once" : null, taken.failure());
            assertEquals(fails ? null : counted(0), taken.a());
        });
        assertEquals(PLAN.trials().size() * PLAN.repetitions(), taken(directory).size());
    }

    private static String first(boolean waits) {
        return PLAN.trials().stream().filter(trial -> trial.situation().waits() == waits).findFirst().orElseThrow()
                .id();
    }

    /// Those that run alone as they come; of each of those that wait, in which order its halves came.
    private List<Object> orders(String name, long seed) throws IOException {
        List<Ran> alone = alone(name, seed);
        Map<String, List<Boolean>> halves = ran.stream().filter(Ran::waits).collect(Collectors.groupingBy(
                half -> half.trial().id(), Collectors.mapping(Ran::first, Collectors.toList())));
        return List.of(alone, halves);
    }

    private List<Ran> alone(String name, long seed) throws IOException {
        ran.clear();
        Path run = Files.createDirectories(directory.resolve(name));
        run(run, seed, (trial, first) -> counted(0));
        return ran.stream().filter(half -> !half.waits()).toList();
    }

    private void run(Path path, long seed, Trials.Halves halves) throws IOException {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        new Trials(PLAN, new RunDirectory(path), new Random(seed)).run((trial, first) -> {
            ran.add(new Ran(trial, first));
            return halves.run(trial, first);
        }, new Progress(nowhere, false, new Forecast(PLAN, Tier.STANDARD, List.of())));
    }

    private static List<Trials.Taken> taken(Path run) throws IOException {
        return Files.readAllLines(run.resolve("trials.jsonl")).stream()
                .map(line -> JsonMapper.shared().readValue(line, Trials.Taken.class)).toList();
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
