// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.strategy;

import io.github.httptoll.bench.timeline.Timeline;
import io.github.httptoll.client.Call;
import io.github.httptoll.client.Outcome;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One call on its way: what was asked, when things happened, what came back.
public final class Exchange {
    private final Call call;
    private final Timeline timeline;
    private @Nullable Outcome outcome;

    /// An exchange that has not begun.
    public Exchange(Call call) {
        this(call, new Timeline());
    }

    /// The same, with a time line of its own kind.
    public Exchange(Call call, Timeline timeline) {
        this.call = call;
        this.timeline = timeline;
    }

    public Call call() {
        return call;
    }

    /// The stamps, complete when the batch has returned.
    public Timeline timeline() {
        return timeline;
    }

    /// What came back.
    ///
    /// @throws IllegalStateException before the exchange has ended
    public Outcome outcome() {
        if (outcome == null) {
            throw new IllegalStateException("the call " + call.uri() + " has not ended");
        }
        return outcome;
    }

    /// What came back; empty before the exchange has ended.
    public Optional<Outcome> outcomeIfAny() {
        return Optional.ofNullable(outcome);
    }

    void ended(Outcome with) {
        outcome = with;
    }
}
