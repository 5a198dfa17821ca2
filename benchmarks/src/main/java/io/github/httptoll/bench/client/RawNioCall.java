// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.client;

import io.github.httptoll.bench.timeline.Timeline;
import io.github.httptoll.bench.workload.Outcome;
import java.net.URI;
import java.util.function.Consumer;

/// One call on its way through [RawNioClient].
final class RawNioCall {
    private final URI uri;
    private final Timeline timeline;
    private final Consumer<Outcome> whenDone;

    RawNioCall(URI uri, Timeline timeline, Consumer<Outcome> whenDone) {
        this.uri = uri;
        this.timeline = timeline;
        this.whenDone = whenDone;
    }

    URI uri() {
        return uri;
    }

    Timeline timeline() {
        return timeline;
    }

    void ended(Outcome outcome) {
        whenDone.accept(outcome);
    }

    void failed(Exception cause) {
        ended(Outcome.Failure.of(cause));
    }
}
