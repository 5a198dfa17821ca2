// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.client;

import io.github.httptoll.client.Call;
import io.github.httptoll.client.Outcome;
import io.github.httptoll.client.Stamps;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One call on its way through [RawNioClient].
final class RawNioCall {
    private final Call call;
    private final Stamps timeline;
    private final Consumer<Outcome> whenDone;
    private final AtomicBoolean met = new AtomicBoolean();
    private @Nullable RawNioUpload upload;

    RawNioCall(Call call, Stamps timeline, Consumer<Outcome> whenDone) {
        this.call = call;
        this.timeline = timeline;
        this.whenDone = whenDone;
    }

    Call call() {
        return call;
    }

    Stamps timeline() {
        return timeline;
    }

    /// How its body follows, where that is not at once; null: the body is a part of the request, or there is none.
    @Nullable
    RawNioUpload upload() {
        return upload;
    }

    /// Says so, before the request is sent.
    void uploads(RawNioUpload body) {
        upload = body;
    }

    /// Where the call has a body, the thread that writes it takes a stamp afterwards, and another thread may have the answer by then. Each
    /// of them says here that it has come so far.
    ///
    /// @return true for the second one, which sees all that the first one did
    boolean isSecondToMeet() {
        return met.getAndSet(true);
    }

    void ended(Outcome outcome) {
        whenDone.accept(outcome);
    }

    void failed(Exception cause) {
        ended(Outcome.Failure.of(cause));
    }
}
