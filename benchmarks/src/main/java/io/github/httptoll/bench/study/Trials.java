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
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Runs a study's trials, each several times, one half after the other. Each is on disk as soon as it has ended.
final class Trials {
    private static final String FILE = "trials.jsonl";
    /// Two JVMs, and what they wait for.
    private static final double ROUGHLY_MILLIS = 4_000;

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
        return plan.trials().size() * plan.repetitions() * ROUGHLY_MILLIS;
    }

    /// Runs what an interrupted run has not run yet; the trials of a repetition in random order.
    ///
    /// @throws IOException if the run directory cannot be written
    void run(URI server, Progress progress) throws IOException {
        Set<List<Object>> done = done();
        for (int repetition = 0; repetition < plan.repetitions(); repetition++) {
            Instant began = Instant.now();
            List<Trial> order = new ArrayList<>(plan.trials());
            Collections.shuffle(order, random);
            for (Trial trial : order) {
                if (!done.contains(List.of(trial.id(), repetition))) {
                    run.appendLines(FILE, List.of(once(trial, repetition, server)));
                }
            }
            if (!order.isEmpty()) {
                progress.tried(repetition, order.size(), Duration.between(began, Instant.now()),
                        plannedMillis(plan) / plan.repetitions());
            }
        }
    }

    private Taken once(Trial trial, int repetition, URI server) {
        List<Boolean> halves = new ArrayList<>(List.of(true, false));
        Collections.shuffle(halves, random);
        Tally[] tallies = new Tally[halves.size()];
        try {
            for (boolean first : halves) {
                tallies[first ? 0 : 1] = TrialJvm.run(trial.situation(), trial.client(), first, server,
                        ProcessBuilder.Redirect.appendTo(run.log().toFile()));
            }
        } catch (IOException e) {
            return new Taken(trial.id(), repetition, null, null, e.getMessage());
        }
        return new Taken(trial.id(), repetition, tallies[0], tallies[1], null);
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
}
