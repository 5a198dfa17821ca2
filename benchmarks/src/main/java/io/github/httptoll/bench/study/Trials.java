// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study;

import io.github.httptoll.bench.trial.Tally;
import io.github.httptoll.bench.trial.TrialJvm;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
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

/// Runs a study's trials, each several times: those that only wait some at once, then the others one after the other. Each is on
/// disk as soon as it has ended.
final class Trials {
    /// So many of those that wait run at once: each has a JVM of up to 256 MB, which needs a core while it starts.
    static final int AT_ONCE = 4;

    private static final String FILE = "trials.jsonl";
    /// A trial's share of the time where so many run at once: two JVMs, most of whose waiting falls together.
    private static final double WAITING_MILLIS = 2_000;
    /// Two JVMs, and what they wait for. Both are reckoned from processor time and waits, not from a quiet run.
    private static final double ALONE_MILLIS = 3_200;

    private final StudyPlan plan;
    private final RunDirectory run;
    private final Random random;

    Trials(StudyPlan plan, RunDirectory run, Random random) {
        this.plan = plan;
        this.run = run;
        this.random = random;
    }

    /// Rough time of all of them, for the estimate of the time left.
    static double plannedMillis(StudyPlan plan) {
        return plan.repetitions() * plan.trials().stream()
                .mapToDouble(trial -> trial.situation().waits() ? WAITING_MILLIS : ALONE_MILLIS).sum();
    }

    /// Runs what an interrupted run has not run yet; the trials of a repetition in random order.
    ///
    /// @throws IOException if the run directory cannot be written
    void run(URI server, Progress progress) throws IOException {
        run((trial, first) -> TrialJvm.run(trial.situation(), trial.client(), first, server,
                ProcessBuilder.Redirect.appendTo(run.log().toFile())), progress);
    }

    /// The same with another way to run a half.
    void run(Halves halves, Progress progress) throws IOException {
        Set<List<Object>> done = done();
        for (int repetition = 0; repetition < plan.repetitions(); repetition++) {
            Instant began = Instant.now();
            List<Turn> waiting = draw(repetition, true);
            List<Turn> alone = draw(repetition, false);
            Predicate<Turn> open = turn -> !done.contains(List.of(turn.trial().id(), turn.repetition()));
            take(waiting.stream().filter(open).toList(), AT_ONCE, halves);
            take(alone.stream().filter(open).toList(), 1, halves);
            if (!plan.trials().isEmpty()) {
                progress.tried(repetition, plan.trials().size(), Duration.between(began, Instant.now()),
                        plannedMillis(plan) / plan.repetitions());
            }
        }
    }

    /// The order of those that wait or of the others, and that of their halves. It is drawn of those that are done too, and before
    /// anything runs, so that the seed alone decides.
    private List<Turn> draw(int repetition, boolean waits) {
        List<Trial> order = new ArrayList<>(
                plan.trials().stream().filter(trial -> trial.situation().waits() == waits).toList());
        Collections.shuffle(order, random);
        return order.stream().map(trial -> new Turn(trial, repetition, random.nextBoolean())).toList();
    }

    /// Runs them, so many at once, and writes each when it has ended, from this thread alone.
    private void take(List<Turn> turns, int atOnce, Halves halves) throws IOException {
        try (ExecutorService threads = Executors.newFixedThreadPool(atOnce)) {
            CompletionService<Taken> ends = new ExecutorCompletionService<>(threads);
            turns.forEach(turn -> ends.submit(() -> once(turn, halves)));
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

    private static Taken once(Turn turn, Halves halves) {
        Trial trial = turn.trial();
        Tally[] tallies = new Tally[2];
        try {
            for (boolean first : new boolean[]{turn.firstFirst(), !turn.firstFirst()}) {
                tallies[first ? 0 : 1] = halves.run(trial, first);
            }
        } catch (IOException e) {
            return new Taken(trial.id(), turn.repetition(), null, null, e.getMessage());
        }
        return new Taken(trial.id(), turn.repetition(), tallies[0], tallies[1], null);
    }

    /// What an interrupted run has run. What a kill left of its last line is taken away and run again.
    private Set<List<Object>> done() throws IOException {
        Path file = run.path().resolve(FILE);
        List<Taken> whole = new ArrayList<>();
        for (String line : Files.exists(file) ? Files.readAllLines(file) : List.<String>of()) {
            try {
                whole.add(JsonMapper.shared().readValue(line, Taken.class));
            } catch (JacksonException _) {
                run.writeLines(FILE, whole);
            }
        }
        return whole.stream().map(taken -> List.<Object>of(taken.trial(), taken.repetition()))
                .collect(Collectors.toSet());
    }

    /// One repetition of a trial as the run directory keeps it.
    ///
    /// @param a what the way of which its sentence speaks came to; null: nothing was counted
    /// @param b what the other way came to
    /// @param failure why nothing was counted; null: it was
    record Taken(String trial, int repetition, @Nullable Tally a, @Nullable Tally b, @Nullable String failure) {}

    /// One trial of one repetition.
    ///
    /// @param firstFirst whether the way of which the sentence speaks comes first
    private record Turn(Trial trial, int repetition, boolean firstFirst) {}

    /// What runs half a trial.
    interface Halves {
        /// Runs the first or the other one.
        ///
        /// @throws IOException if it counted nothing; the message says why
        Tally run(Trial trial, boolean first) throws IOException;
    }
}
