// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.scenario;

import io.github.httptoll.bench.client.Client;
import io.github.httptoll.bench.timeline.Timeline;
import io.github.httptoll.bench.workload.Workload;
import io.github.httptoll.client.AsyncClient;
import io.github.httptoll.client.Call;
import io.github.httptoll.client.ClientSettings.LimitPolicy;
import io.github.httptoll.client.ClientSettings.SessionPolicy;
import io.github.httptoll.client.ClientSettings;
import io.github.httptoll.client.Outcome;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/// What the two ways of a scenario have in common.
///
/// @param client whose scenario it is
/// @param server the fixture server's address, without a path
record ScenarioContext(Client client, URI server) {
    /// Longest time that a scenario waits for its calls.
    static final Duration PATIENCE = Duration.ofSeconds(10);
    /// None of a scenario's calls fails to connect: what is limited there is something else.
    static final Duration CONNECT_LIMIT = Duration.ofSeconds(30);
    /// As good as none: no scenario takes so long.
    static final Duration NO_LIMIT = Duration.ofMinutes(1);

    /// Settings with that many connections and that limit for an answer.
    static ClientSettings settings(int connections, Duration limit) {
        return new ClientSettings(connections, CONNECT_LIMIT, limit, LimitPolicy.TUNED, SessionPolicy.SHARED);
    }

    AsyncClient async(int connections, Duration limit) {
        return client.openAsync(settings(connections, limit));
    }

    /// Good calls, each after that delay.
    List<Call> calls(int count, double delayMillis) {
        return Workload.fixed(server, count, delayMillis).batch(0);
    }

    /// A call of anything else that the server offers; no answer to it is right.
    Call at(String path) {
        return new Call(server.resolve(path), "", 0);
    }

    /// Loads the classes, those of failures too, and opens connections: a scenario that counts late answers must not begin with that,
    /// and one that takes all descriptors could not do it any more.
    void warm(AsyncClient client, int connections) throws InterruptedException {
        var _ = Outcome.Failure.of(new IOException());
        unfinished(calls(connections, 0).stream().map(call -> start(client, call)).toList(), CONNECT_LIMIT);
    }

    static CompletableFuture<Outcome> start(AsyncClient client, Call call) {
        CompletableFuture<Outcome> outcome = new CompletableFuture<>();
        client.start(call, new Timeline(), outcome::complete);
        return outcome;
    }

    /// Starts calls, no more than so many at once, and waits for all of them, however they end.
    ///
    /// @param pace least time between two starts
    static List<CompletableFuture<Outcome>> bounded(int limit, Duration pace, List<Call> calls,
            Function<Call, CompletableFuture<Outcome>> starter) throws InterruptedException {
        return bounded(limit, pace, calls, starter, PATIENCE);
    }

    /// The same with another patience.
    static List<CompletableFuture<Outcome>> bounded(int limit, Duration pace, List<Call> calls,
            Function<Call, CompletableFuture<Outcome>> starter, Duration patience) throws InterruptedException {
        Semaphore permits = new Semaphore(limit);
        List<CompletableFuture<Outcome>> outcomes = new ArrayList<>();
        for (Call call : calls) {
            permits.acquire();
            outcomes.add(starter.apply(call).whenComplete((outcome, error) -> permits.release()));
            Thread.sleep(pace);
        }
        unfinished(outcomes, patience);
        return outcomes;
    }

    /// Waits for all of them, however they end, but no longer than that.
    ///
    /// @return how many have not ended
    static int unfinished(Collection<? extends CompletableFuture<?>> futures, Duration limit)
            throws InterruptedException {
        try {
            CompletableFuture.allOf(futures.toArray(CompletableFuture[]::new)).get(limit.toNanos(),
                    TimeUnit.NANOSECONDS);
        } catch (ExecutionException | TimeoutException _) {
            // One of them failed, or is not there yet: what counts is which.
        }
        return (int) futures.stream().filter(future -> !future.isDone()).count();
    }

    /// How many of these have ended without a right answer, or not ended.
    static Tally withoutAnswer(List<Call> calls, List<CompletableFuture<Outcome>> outcomes) {
        long good = 0;
        for (int i = 0; i < calls.size(); i++) {
            CompletableFuture<Outcome> outcome = outcomes.get(i);
            if (outcome.state() == CompletableFuture.State.SUCCESS && outcome.resultNow().answers(calls.get(i))) {
                good++;
            }
        }
        return Tally.of(calls.size() - good, calls.size());
    }
}
