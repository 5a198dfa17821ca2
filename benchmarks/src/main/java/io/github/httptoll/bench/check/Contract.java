// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.check;

import io.github.httptoll.bench.client.Client;
import io.github.httptoll.bench.strategy.Strategy;
import io.github.httptoll.client.RequestForm;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// All promises of a client, each tried in each way that it is due in.
final class Contract {
    /// Longest time of a trial. Each wait within one is shorter.
    private static final Duration MOST = Duration.ofMinutes(2);
    /// Threads of the check itself, and those of Reactor's scheduler, which the process has once.
    private static final String OTHERS = "check-.*|process reaper.*|boundedElastic-.*";

    private final Target server;
    private final Client client;
    private final List<Strategy> strategies;
    private final Duration patience;
    private final Set<Thread> before = Thread.getAllStackTraces().keySet();

    /// @param patience longest wait for what has to come by itself; at most a minute
    Contract(Target server, Client client, List<Strategy> strategies, Duration patience) {
        this.server = server;
        this.client = client;
        this.strategies = List.copyOf(strategies);
        this.patience = patience;
    }

    /// One promise in one way.
    ///
    /// @param broken how it was broken; null: it was kept
    record Tried(String promise, @Nullable Broken broken) {}

    private interface Trial {
        void run() throws IOException, InterruptedException;
    }

    /// Tries all of them, and goes on where one is broken; not where further trials would hang.
    void check(Consumer<Tried> report) throws InterruptedException {
        for (Way way : Way.of(client, strategies).toList()) {
            for (Named due : due(way)) {
                Tried tried = due.tried(way.strategy() + " over " + way.protocol());
                report.accept(tried);
                if (tried.broken() instanceof Broken.Stuck) {
                    return;
                }
            }
        }
        report.accept(new Named("nothing left", () -> Leftovers.awaitNone(before, server.control(), others(), patience))
                .tried("all ways"));
    }

    private String others() {
        return Stream.concat(Stream.of(OTHERS), strategies.stream().flatMap(each -> each.processThreads().stream()))
                .collect(Collectors.joining("|"));
    }

    private List<Named> due(Way way) {
        ServedCalls served = new ServedCalls(server, way, 0);
        FailedCalls failed = new FailedCalls(server, way);
        List<Named> due = new ArrayList<>(
                way.isPlain() && way.isUsual() ? ofForm(way.strategy().blocking()) : List.of());
        due.addAll(List.of(new Named("limit and connections", served::limitAndConnections),
                new Named("bodies of answers", served::wholeBodies),
                new Named("bodies of requests", served::sentBodies),
                new Named("sessions", served::sessions)));
        if (client.sends(way.protocol()).contains(RequestForm.Feature.GZIP)) {
            due.add(new Named("answers in gzip", served::decodedBodies));
        }
        if (way.isPlain()) {
            due.add(new Named("failures", failed::typed));
        }
        if (way.protocol().secure()) {
            due.add(new Named("certificates", failed::certificate));
        }
        if (way.isBounded()) {
            due.add(new Named("connections below the limit", served::bound));
        }
        return due;
    }

    private List<Named> ofForm(boolean blocking) {
        AsyncCalls async = new AsyncCalls(client, patience);
        Named details = new Named("details", () -> ShownDetails.asPromised(server, client, blocking));
        return blocking
                ? List.of(details)
                : List.of(new Named("start returns", async::startReturns), details,
                        new Named("calls given up", async::cancelled));
    }

    /// A promise as it is reported.
    private record Named(String name, Trial trial) {
        /// On a thread of its own: an adapter that hangs must not keep the others from being tried.
        Tried tried(String where) throws InterruptedException {
            AtomicReference<@Nullable Broken> broken = new AtomicReference<>();
            Thread thread = Thread.ofPlatform().daemon().name("check-" + name).start(() -> broken.set(result()));
            boolean ended = thread.join(MOST);
            return new Tried(name + ", " + where, ended ? broken.get() : hung(thread));
        }

        private static Broken hung(Thread thread) {
            return new Broken.Stuck("it did not end within " + MOST.toMinutes() + " minutes, at "
                    + List.of(thread.getStackTrace()).stream().limit(1).toList(),
                    "call whenDone, or return, for each call, also for those without an answer");
        }

        private @Nullable Broken result() {
            try {
                trial.run();
                return null;
            } catch (Broken e) {
                return e;
            } catch (Exception | LinkageError e) {
                for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                    if (cause instanceof LinkageError) {
                        return new Broken("its classes do not fit: " + cause,
                                "take a version of the library that has this, or an adapter that does without it");
                    }
                }
                return new Broken("it throws " + e,
                        "an adapter throws nothing: catch it, and give Outcome.Failure.of(thrown); "
                                + "a strategy makes each call once, within its limit");
            }
        }
    }
}
