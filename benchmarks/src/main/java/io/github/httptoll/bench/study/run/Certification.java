// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study.run;

import io.github.httptoll.bench.client.Client;
import io.github.httptoll.bench.fixture.FixtureControl;
import io.github.httptoll.bench.strategy.CallbackPolicy;
import io.github.httptoll.bench.strategy.Caller;
import io.github.httptoll.bench.strategy.Exchange;
import io.github.httptoll.bench.strategy.Strategy;
import io.github.httptoll.bench.study.plan.Cell;
import io.github.httptoll.bench.study.plan.StudyPlan;
import io.github.httptoll.bench.timeline.Pause;
import io.github.httptoll.bench.workload.Endpoint;
import io.github.httptoll.bench.workload.Workload;
import io.github.httptoll.client.ClientSettings.LimitPolicy;
import io.github.httptoll.client.ClientSettings.SessionPolicy;
import io.github.httptoll.client.ClientSettings;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// Lets the server certify how exactly it keeps its delays, at the concurrency and the delay of an experiment.
///
/// Taken before and after each set of an experiment, at the limit of most of its cells and at its highest one: a server that is
/// late at a thousand calls is not therefore late at ten.
final class Certification {
    private static final int ATTEMPTS = 5;
    /// A question that compares two batches can do with a server that is late by little, see the analysis.
    private static final int OWN_ATTEMPTS = 2;
    /// What disturbs a machine that is shared lasts for seconds.
    private static final long PAUSE_NANOS = Duration.ofSeconds(2).toNanos();
    /// The server's compiler goes on for a moment after what made it begin.
    private static final long SETTLING_NANOS = Duration.ofMillis(250).toNanos();
    private static final int LEAST_CALLS = 20;
    /// For no longer than this the least number of calls is made in sequence.
    private static final double ENOUGH_MILLIS = 1_000;
    /// Calls before the first at a limit, without delay: a client that its compiler still works on would be late itself, and make
    /// the server so.
    private static final int WARM_UP_CALLS = 4_000;

    private final ServerAccess way;
    private final Set<Integer> warm = new HashSet<>();

    Certification(ServerAccess way) {
        this.way = way;
    }

    /// One certificate as the run directory keeps it.
    ///
    /// @param when `before` or `after` the set was measured
    /// @param limit C
    /// @param attempt number of the attempt, from 1; a certificate that fails is taken again
    record Taken(String experiment, int set, String when, int limit, double delayMillis, int attempt,
            JsonNode certificate) {
        boolean holds() {
            return certificate.path("verdict").asString().equals("holds");
        }
    }

    /// The certificates of a stage; none where nothing in it is delayed.
    ///
    /// @throws IOException if the server does not answer
    List<Taken> take(StudyPlan.Stage stage, String when) throws IOException {
        List<Taken> taken = new ArrayList<>();
        for (Map.Entry<Integer, Double> level : levels(stage).entrySet()) {
            taken.add(take(stage, when, level.getKey(), level.getValue()));
        }
        return taken;
    }

    private Taken take(StudyPlan.Stage stage, String when, int limit, double delayMillis) throws IOException {
        int most = stage.experiment().asksOwn() ? OWN_ATTEMPTS : ATTEMPTS;
        for (int attempt = 1;; attempt++) {
            Taken taken = new Taken(stage.experiment().id(), stage.set(), when, limit, delayMillis, attempt,
                    certificate(limit, delayMillis));
            if (taken.holds() || attempt == most) {
                return taken;
            }
            Pause.nanos(attempt == 1 ? SETTLING_NANOS : PAUSE_NANOS);
        }
    }

    /// By limit, the longest delay at it.
    static Map<Integer, Double> levels(StudyPlan.Stage stage) {
        Map<Integer, List<Cell>> byLimit = stage.groups().stream().flatMap(group -> group.cells().stream())
                .filter(cell -> cell.client() != Client.NO_TRANSPORT && longest(cell) > 0)
                .filter(cell -> cell.parameters().endpoint() == Endpoint.DELAY)
                .collect(Collectors.groupingBy(Cell::limit, TreeMap::new, Collectors.toList()));
        if (byLimit.isEmpty()) {
            return Map.of();
        }
        int highest = Collections.max(byLimit.keySet());
        int usual = Collections.max(byLimit.entrySet(), Comparator.comparingInt(level -> level.getValue().size()))
                .getKey();
        return Stream.of(usual, highest).distinct().collect(Collectors.toMap(limit -> limit, limit -> Objects
                .requireNonNull(byLimit.get(limit)).stream().mapToDouble(Certification::longest).max().orElseThrow()));
    }

    private static double longest(Cell cell) {
        return Collections.max(cell.delaysMillis());
    }

    /// What is counted begins with open connections.
    private JsonNode certificate(int limit, double delayMillis) throws IOException {
        FixtureControl control = new FixtureControl(way.server().url());
        ClientSettings settings = ClientSettings.of(limit, LimitPolicy.TUNED, SessionPolicy.SHARED);
        try (Caller caller = Strategy.FUTURES.open(Client.RAW_NIO, settings, limit, CallbackPolicy.NOTHING)) {
            boolean isFirst = warm.add(limit);
            for (int calls = 0; calls < (isFirst ? WARM_UP_CALLS : 1);) {
                calls += run(caller, limit, 0);
            }
            Pause.nanos(isFirst ? SETTLING_NANOS : 0);
            control.reset();
            run(caller, limit, delayMillis);
            return control.certificate();
        }
    }

    /// @return how many calls were made
    private int run(Caller caller, int limit, double delayMillis) {
        int enough = (int) Math.min(LEAST_CALLS, limit * ENOUGH_MILLIS / delayMillis);
        int rounds = delayMillis < ENOUGH_MILLIS ? 2 : 1;
        Workload workload = Workload.fixed(way.server().url(), Math.max(rounds * limit, enough), delayMillis);
        caller.run(workload.batch(0).stream().map(Exchange::new).toList());
        return workload.calls();
    }
}
