// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.check;

import io.github.httptoll.bench.client.Client;
import io.github.httptoll.bench.timeline.Timeline;
import io.github.httptoll.client.AsyncClient;
import io.github.httptoll.client.CancellableClient;
import io.github.httptoll.client.ClientSettings.SessionPolicy;
import io.github.httptoll.client.Outcome;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// What every asynchronous form does with a call while its server has not answered yet.
///
/// @param patience longest wait for start() to return
public record AsyncCalls(Client client, Duration patience) {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /// With the usual patience.
    public AsyncCalls(Client client) {
        this(client, PATIENCE);
    }

    /// A call is started before its answer is there: the server answers after that.
    public void startReturns() throws IOException, InterruptedException {
        BlockingQueue<Outcome> outcomes = new LinkedBlockingQueue<>();
        try (HeldServer held = new HeldServer(); AsyncClient open = open()) {
            Thread caller = Thread.ofPlatform().daemon().name("check-caller")
                    .start(() -> open.start(held.call(), started(), outcomes::add));
            held.awaitRequest();
            boolean returned = caller.join(patience);
            held.answer();
            if (!returned) {
                throw new Broken.Stuck("start() did not return before the server answered",
                        "start the call with the library's own asynchronous form; wait for nothing in start()");
            }
            Batches.answered(held.call(), next(outcomes));
        }
    }

    /// A call that is given up ends once, without an answer, and the client goes on. A client that cannot give up promises nothing.
    public void cancelled() throws IOException, InterruptedException {
        BlockingQueue<Outcome> outcomes = new LinkedBlockingQueue<>();
        try (HeldServer held = new HeldServer(); AsyncClient open = open()) {
            if (!(open instanceof CancellableClient cancellable)) {
                return;
            }
            Runnable giveUp = cancellable.startCancellable(held.call(), started(), outcomes::add);
            held.awaitRequest();
            giveUp.run();
            giveUp.run();
            Outcome given = next(outcomes);
            Broken.unless(given instanceof Outcome.Failure, "a call that was given up became " + given,
                    "give up with the library's own means, and hand over the failure that it makes of that");
            // Before any answer: a connection whose call was given up may be closed after that, and must not bring the next call.
            cancellable.start(held.call(), started(), outcomes::add);
            held.awaitRequest();
            // One for the call that was given up, where its connection is still open.
            held.answer();
            held.answer();
            Batches.answered(held.call(), next(outcomes));
        }
        Broken.unless(outcomes.isEmpty(), "whenDone was called again with " + outcomes.peek(),
                "call whenDone exactly once");
    }

    private AsyncClient open() {
        return client.openAsync(Batches.patient(2, SessionPolicy.SHARED));
    }

    private static Timeline started() {
        Timeline timeline = new Timeline();
        timeline.started();
        return timeline;
    }

    private static Outcome next(BlockingQueue<Outcome> outcomes) throws InterruptedException {
        Outcome outcome = outcomes.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        if (outcome == null) {
            throw new Broken("whenDone was not called within " + PATIENCE.toSeconds() + " s",
                    "call whenDone exactly once, whatever comes of the call");
        }
        return outcome;
    }
}
