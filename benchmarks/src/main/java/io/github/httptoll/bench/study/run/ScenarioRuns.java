// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study.run;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.httptoll.bench.fixture.FixtureProcess;
import io.github.httptoll.bench.scenario.Arm;
import io.github.httptoll.bench.scenario.ArmJvm;
import io.github.httptoll.bench.scenario.Arms;
import io.github.httptoll.bench.scenario.ScenarioJvm;
import io.github.httptoll.bench.scenario.Tally;
import io.github.httptoll.bench.study.ask.ScenarioClaim;
import io.github.httptoll.bench.study.plan.StudyPlan;
import io.github.httptoll.bench.study.record.RunDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Runs a study's scenarios, each several times: those that only wait some at once, then the others one after the other. Each is on
/// disk as soon as both of its arms have ended.
final class ScenarioRuns {
    /// So many of those that wait run at once: each has a JVM of up to 256 MB, which needs a core while it starts.
    static final int AT_ONCE = 4;

    private static final String FILE = "trials.jsonl";
    private final StudyPlan plan;
    private final RunDirectory run;
    private final Random random;

    ScenarioRuns(StudyPlan plan, RunDirectory run, Random random) {
        this.plan = plan;
        this.run = run;
        this.random = random;
    }

    /// Runs what an interrupted run has not run yet; the scenarios of a repetition in random order.
    ///
    /// @throws IOException if the run directory cannot be written
    void run(ServerAccess access, Progress progress) throws IOException {
        ProcessBuilder.Redirect log = ProcessBuilder.Redirect.appendTo(run.log().toFile());
        run((claim, first) -> {
            Arms asked = claim.asked();
            return asked == null
                    ? ScenarioJvm.run(Objects.requireNonNull(claim.situation()), claim.client(), first,
                            access.server().url(), log)
                    : ArmJvm.run(asked, first, way(asked.arm(first), access), log);
        }, progress);
    }

    private static ArmJvm.Way way(Arm arm, ServerAccess access) throws IOException {
        FixtureProcess.Secure secure = access.secureCalls();
        if (!arm.cell().protocol().secure()) {
            return new ArmJvm.Way(access.calls(arm.cell()), access.server().url(), null);
        }
        if (secure == null) {
            throw new IOException("no address for TLS is known of a fixture server that was already running");
        }
        return new ArmJvm.Way(access.calls(arm.cell()), access.server().url(), secure.certificate());
    }

    /// The same with another way to run an arm.
    void run(ArmRunner arms, Progress progress) throws IOException {
        Set<List<Object>> done = done();
        for (int repetition : plan.ownRepetitions()) {
            Instant began = Instant.now();
            List<Turn> waiting = draw(repetition, true);
            List<Turn> alone = draw(repetition, false);
            Predicate<Turn> open = turn -> !done.contains(List.of(turn.claim().id(), turn.repetition()));
            take(waiting.stream().filter(open).toList(), AT_ONCE, arms);
            take(alone.stream().filter(open).toList(), 1, arms);
            if (!plan.scenarios().isEmpty()) {
                progress.tried(repetition, plan.scenarios().size(), Duration.between(began, Instant.now()),
                        plan.scenarioMillis() / plan.ownRepetitions().size());
            }
        }
    }

    /// The order of those that wait or of the others, and that of their arms. It is drawn of those that are done too, and before
    /// anything runs, so that the seed alone decides.
    private List<Turn> draw(int repetition, boolean waits) {
        List<ScenarioClaim> order = new ArrayList<>(
                plan.scenarios().stream().filter(claim -> claim.waits() == waits).toList());
        Collections.shuffle(order, random);
        return order.stream().map(claim -> new Turn(claim, repetition, random.nextBoolean())).toList();
    }

    /// Runs them, so many at once, and writes each when it has ended, from this thread alone.
    private void take(List<Turn> turns, int atOnce, ArmRunner arms) throws IOException {
        try (ExecutorService threads = Executors.newFixedThreadPool(atOnce)) {
            CompletionService<Result> ends = new ExecutorCompletionService<>(threads);
            turns.forEach(turn -> ends.submit(() -> once(turn, arms)));
            try {
                for (int ended = 0; ended < turns.size(); ended++) {
                    run.appendLines(FILE, List.of(ends.take().get()));
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("the study was interrupted", e);
            } catch (ExecutionException e) {
                throw new IllegalStateException(e.getCause());
            } finally {
                threads.shutdownNow();
            }
        }
    }

    private static Result once(Turn turn, ArmRunner arms) {
        ScenarioClaim claim = turn.claim();
        Tally[] tallies = new Tally[2];
        try {
            for (boolean first : new boolean[]{turn.firstFirst(), !turn.firstFirst()}) {
                tallies[first ? 0 : 1] = arms.run(claim, first);
            }
        } catch (IOException e) {
            return new Result(claim.id(), turn.repetition(), null, null, e.getMessage());
        }
        return new Result(claim.id(), turn.repetition(), tallies[0], tallies[1], null);
    }

    /// What an interrupted run has run. What a kill left of its last line is taken away and run again.
    private Set<List<Object>> done() throws IOException {
        Path file = run.path().resolve(FILE);
        List<Result> whole = new ArrayList<>();
        for (String line : Files.exists(file) ? Files.readAllLines(file) : List.<String>of()) {
            try {
                whole.add(JsonMapper.shared().readValue(line, Result.class));
            } catch (JacksonException _) {
                run.writeLines(FILE, whole);
            }
        }
        return whole.stream().map(taken -> List.<Object>of(taken.claim(), taken.repetition()))
                .collect(Collectors.toSet());
    }

    /// One scenario of one repetition.
    ///
    /// @param firstFirst whether the arm of which the sentence speaks comes first
    private record Turn(ScenarioClaim claim, int repetition, boolean firstFirst) {}

    interface ArmRunner {
        /// Runs the first or the other one.
        ///
        /// @throws IOException if it counted nothing; the message says why
        Tally run(ScenarioClaim claim, boolean first) throws IOException;
    }

    /// One repetition of a scenario. A line of `trials.jsonl`.
    ///
    /// @param claim its id
    /// @param a what the arm of which the sentence speaks came to; null: nothing was counted
    /// @param b what the other arm came to
    /// @param failure why nothing was counted; null: it was
    record Result(@JsonProperty("trial") String claim, int repetition, @Nullable Tally a, @Nullable Tally b,
            @Nullable String failure) {}
}
