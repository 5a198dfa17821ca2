// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.scenario;

import io.github.httptoll.bench.timeline.Timeline;
import io.github.httptoll.bench.workload.Endpoint;
import io.github.httptoll.bench.workload.RandomBody;
import io.github.httptoll.bench.workload.Workload;
import io.github.httptoll.client.AsyncClient;
import io.github.httptoll.client.Call;
import io.github.httptoll.client.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Calls that wait for longer than they may, or for ever.
final class WaitScenarios {
    private static final Duration HALF_A_SECOND = Duration.ofMillis(500);
    private static final long QUEUE_LIMIT_MILLIS = 150;
    private static final int DUE = 20;
    private static final int PLACES = 10;
    private static final int QUEUE = 6 * PLACES;
    private static final int FLOOD = 500;
    /// Threads of [Endpoint#BLOCKING_50].
    private static final int WORKERS = 50;

    private WaitScenarios() {}

    static Tally callbackBlocks(ScenarioContext context) throws InterruptedException {
        return dueWhile(context, outcome -> sleep(1_000));
    }

    static Tally othersBlock(ScenarioContext context) throws InterruptedException {
        return dueWhile(context, outcome -> Thread.ofPlatform().daemon().start(() -> sleep(1_000)));
    }

    /// The first answer is there after 20 ms, the others after 100.
    private static Tally dueWhile(ScenarioContext context, Consumer<Outcome> first) throws InterruptedException {
        AsyncClient client = context.async(DUE + 1, HALF_A_SECOND);
        context.warm(client, DUE + 1);
        client.start(context.calls(1, 20).getFirst(), new Timeline(), first);
        List<Call> calls = context.calls(DUE, 100);
        List<CompletableFuture<Outcome>> due = calls.stream().map(call -> ScenarioContext.start(client, call)).toList();
        ScenarioContext.unfinished(due, ScenarioContext.PATIENCE);
        return ScenarioContext.withoutAnswer(calls, due);
    }

    static Tally limitFromSubmit(ScenarioContext context) throws InterruptedException {
        return queued(context, QUEUE);
    }

    static Tally limitFromPermit(ScenarioContext context) throws InterruptedException {
        return queued(context, PLACES);
    }

    private static Tally queued(ScenarioContext context, int permits) throws InterruptedException {
        AsyncClient client = context.async(PLACES, ScenarioContext.NO_LIMIT);
        context.warm(client, PLACES);
        List<Call> calls = context.calls(QUEUE, 50);
        return ScenarioContext.withoutAnswer(calls,
                ScenarioContext.bounded(permits, Duration.ZERO, calls, call -> limited(client, call)));
    }

    private static CompletableFuture<Outcome> limited(AsyncClient client, Call call) {
        return ScenarioContext.start(client, call).orTimeout(QUEUE_LIMIT_MILLIS, TimeUnit.MILLISECONDS);
    }

    static Tally flood(ScenarioContext context) throws InterruptedException {
        return flood(context, FLOOD);
    }

    static Tally boundedFlood(ScenarioContext context) throws InterruptedException {
        return flood(context, WORKERS);
    }

    private static Tally flood(ScenarioContext context, int limit) throws InterruptedException {
        AsyncClient client = context.async(limit, HALF_A_SECOND);
        context.warm(client, WORKERS);
        List<Call> calls = new Workload(context.server(), FLOOD, List.of(100.0), Workload.BYTES, Endpoint.BLOCKING_50,
                RandomBody.NONE)
                .batch(0);
        return ScenarioContext.withoutAnswer(calls,
                ScenarioContext.bounded(limit, Duration.ZERO, calls, call -> ScenarioContext.start(client, call)));
    }

    static Tally noLimit(ScenarioContext context) throws InterruptedException {
        return silence(context, ScenarioContext.NO_LIMIT);
    }

    static Tally limit(ScenarioContext context) throws InterruptedException {
        return silence(context, Duration.ofMillis(300));
    }

    private static Tally silence(ScenarioContext context, Duration limit) throws InterruptedException {
        List<CompletableFuture<Outcome>> callers = CallForm.all().map(form -> form.call(context.at("/never"), limit))
                .toList();
        return Tally.of(ScenarioContext.unfinished(callers, Duration.ofSeconds(2)), callers.size());
    }

    /// No further call gets an answer, however long that is waited for.
    static Tally nestedSync(ScenarioContext context) throws InterruptedException {
        return nested(context, Duration.ofMillis(1_500), (client, call, further) -> {
            CompletableFuture<Outcome> started = ScenarioContext.start(client, call);
            further.complete(started.completeOnTimeout(new Outcome.Failure(Outcome.Kind.TIMEOUT, "waited in vain"), 1,
                    TimeUnit.SECONDS).join());
        });
    }

    static Tally nestedAsync(ScenarioContext context) throws InterruptedException {
        return nested(context, ScenarioContext.PATIENCE,
                (client, call, further) -> client.start(call, new Timeline(), further::complete));
    }

    private static Tally nested(ScenarioContext context, Duration patience, Callback callback)
            throws InterruptedException {
        AsyncClient client = context.async(2 * DUE, ScenarioContext.NO_LIMIT);
        context.warm(client, 2 * DUE);
        List<Call> calls = context.calls(DUE, 20);
        List<CompletableFuture<Outcome>> further = Stream.generate(CompletableFuture<Outcome>::new).limit(DUE).toList();
        for (int i = 0; i < DUE; i++) {
            Call call = calls.get(i);
            CompletableFuture<Outcome> next = further.get(i);
            client.start(call, new Timeline(), outcome -> callback.run(client, call, next));
        }
        ScenarioContext.unfinished(further, patience);
        return ScenarioContext.withoutAnswer(calls, further);
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
