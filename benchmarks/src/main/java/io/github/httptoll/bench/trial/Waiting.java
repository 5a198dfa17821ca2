// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.trial;

import io.github.httptoll.bench.client.AsyncClient;
import io.github.httptoll.bench.timeline.Timeline;
import io.github.httptoll.bench.workload.Call;
import io.github.httptoll.bench.workload.Endpoint;
import io.github.httptoll.bench.workload.Outcome;
import io.github.httptoll.bench.workload.Workload;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Calls that wait for longer than they may, or for ever.
final class Waiting {
    private static final Duration HALF_A_SECOND = Duration.ofMillis(500);
    private static final long QUEUE_LIMIT_MILLIS = 150;
    private static final int DUE = 20;
    private static final int PLACES = 10;
    private static final int QUEUE = 6 * PLACES;
    private static final int FLOOD = 500;
    /// Threads of [Endpoint#BLOCKING_50].
    private static final int WORKERS = 50;

    private Waiting() {}

    static Tally callbackBlocks(Ground ground) throws InterruptedException {
        return dueWhile(ground, outcome -> sleep(1_000));
    }

    static Tally othersBlock(Ground ground) throws InterruptedException {
        return dueWhile(ground, outcome -> Thread.ofPlatform().daemon().start(() -> sleep(1_000)));
    }

    /// The first answer is there after 20 ms, the others after 100.
    private static Tally dueWhile(Ground ground, Consumer<Outcome> first) throws InterruptedException {
        AsyncClient client = ground.async(DUE + 1, HALF_A_SECOND);
        ground.warm(client, DUE + 1);
        client.start(ground.calls(1, 20).getFirst(), new Timeline(), first);
        List<Call> calls = ground.calls(DUE, 100);
        List<CompletableFuture<Outcome>> due = calls.stream().map(call -> Ground.start(client, call)).toList();
        Ground.unfinished(due, Ground.PATIENCE);
        return Ground.withoutAnswer(calls, due);
    }

    static Tally limitFromSubmit(Ground ground) throws InterruptedException {
        return queued(ground, QUEUE);
    }

    static Tally limitFromPermit(Ground ground) throws InterruptedException {
        return queued(ground, PLACES);
    }

    private static Tally queued(Ground ground, int permits) throws InterruptedException {
        AsyncClient client = ground.async(PLACES, Ground.NO_LIMIT);
        ground.warm(client, PLACES);
        List<Call> calls = ground.calls(QUEUE, 50);
        return Ground.withoutAnswer(calls,
                Ground.bounded(permits, Duration.ZERO, calls, call -> limited(client, call)));
    }

    private static CompletableFuture<Outcome> limited(AsyncClient client, Call call) {
        return Ground.start(client, call).orTimeout(QUEUE_LIMIT_MILLIS, TimeUnit.MILLISECONDS);
    }

    static Tally flood(Ground ground) throws InterruptedException {
        return flood(ground, FLOOD);
    }

    static Tally boundedFlood(Ground ground) throws InterruptedException {
        return flood(ground, WORKERS);
    }

    private static Tally flood(Ground ground, int limit) throws InterruptedException {
        AsyncClient client = ground.async(limit, HALF_A_SECOND);
        ground.warm(client, WORKERS);
        List<Call> calls = new Workload(ground.server(), FLOOD, List.of(100.0), Workload.BYTES, Endpoint.BLOCKING_50)
                .batch(0);
        return Ground.withoutAnswer(calls,
                Ground.bounded(limit, Duration.ZERO, calls, call -> Ground.start(client, call)));
    }

    static Tally noLimit(Ground ground) throws InterruptedException {
        return silence(ground, Ground.NO_LIMIT);
    }

    static Tally limit(Ground ground) throws InterruptedException {
        return silence(ground, Duration.ofMillis(300));
    }

    private static Tally silence(Ground ground, Duration limit) throws InterruptedException {
        List<CompletableFuture<Outcome>> callers = Forms.all().map(form -> form.call(ground.at("/never"), limit))
                .toList();
        return Tally.of(Ground.unfinished(callers, Duration.ofSeconds(2)), callers.size());
    }

    /// No further call gets an answer, however long that is waited for.
    static Tally nestedSync(Ground ground) throws InterruptedException {
        return nested(ground, Duration.ofMillis(1_500), (client, call, further) -> {
            CompletableFuture<Outcome> started = Ground.start(client, call);
            further.complete(started.completeOnTimeout(new Outcome.Failure(Outcome.Kind.TIMEOUT, "waited in vain"), 1,
                    TimeUnit.SECONDS).join());
        });
    }

    static Tally nestedAsync(Ground ground) throws InterruptedException {
        return nested(ground, Ground.PATIENCE,
                (client, call, further) -> client.start(call, new Timeline(), further::complete));
    }

    private static Tally nested(Ground ground, Duration patience, Callback callback) throws InterruptedException {
        AsyncClient client = ground.async(2 * DUE, Ground.NO_LIMIT);
        ground.warm(client, 2 * DUE);
        List<Call> calls = ground.calls(DUE, 20);
        List<CompletableFuture<Outcome>> further = Stream.generate(CompletableFuture<Outcome>::new).limit(DUE).toList();
        for (int i = 0; i < DUE; i++) {
            Call call = calls.get(i);
            CompletableFuture<Outcome> next = further.get(i);
            client.start(call, new Timeline(), outcome -> callback.run(client, call, next));
        }
        Ground.unfinished(further, patience);
        return Ground.withoutAnswer(calls, further);
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// What a callback does about a further call.
    private interface Callback {
        void run(AsyncClient client, Call call, CompletableFuture<Outcome> further);
    }
}
