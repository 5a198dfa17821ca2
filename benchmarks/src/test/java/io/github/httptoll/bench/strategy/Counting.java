// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.strategy;

import io.github.httptoll.bench.timeline.Timeline;
import io.github.httptoll.client.AsyncClient;
import io.github.httptoll.client.BlockingClient;
import io.github.httptoll.client.Call;
import io.github.httptoll.client.Outcome;
import io.github.httptoll.client.Stamps;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/// Answers every call and counts how many are open; asynchronous where it has threads, at once where it has none.
final class Counting implements BlockingClient, AsyncClient {
    private final ExecutorService threads;
    final AtomicInteger inFlight = new AtomicInteger();
    final AtomicInteger maxInFlight = new AtomicInteger();
    final List<String> started = Collections.synchronizedList(new ArrayList<>());

    Counting(ExecutorService threads) {
        this.threads = threads;
    }

    @Override
    public Outcome call(Call call, Stamps timeline) {
        begin(call);
        return end(call, timeline);
    }

    @Override
    public void start(Call call, Stamps timeline, Consumer<Outcome> whenDone) {
        begin(call);
        if (threads == null) {
            whenDone.accept(end(call, timeline));
        } else {
            threads.execute(() -> whenDone.accept(end(call, timeline)));
        }
    }

    private void begin(Call call) {
        started.add(call.token());
        maxInFlight.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
        Thread.yield();
    }

    private Outcome end(Call call, Stamps timeline) {
        timeline.headers();
        timeline.done();
        ((Timeline) timeline).server("1,2,3");
        inFlight.decrementAndGet();
        return new Outcome.Reply(200, 0, call.token(), "1,2,3");
    }

    @Override
    public void close() {
        if (threads != null) {
            threads.close();
        }
    }
}
