// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.behaviour;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What goes wrong with a call.
enum Mishap {
    REFUSED("connection refused", null, MishapRunner::refused),
    CONNECT_TIMEOUT("connect timeout", Limits.OF_TABLES.connect(), MishapRunner::notLetIn),
    UNTRUSTED("TLS: certificate not trusted", null, MishapRunner::untrusted),
    NO_ANSWER("no answer", Limits.OF_TABLES.answer(), runner -> runner.answered(ServerScript.SILENT)),
    RESET_IN_BODY("reset in the body", null, runner -> runner.answered(ServerScript.RESET_IN_BODY)),
    CLOSED("closed before the answer", null, runner -> runner.answered(ServerScript.CLOSES)),
    NO_HTTP("malformed answer", null, runner -> runner.answered(ServerScript.NO_HTTP)),
    OVERSIZED("head of 1 MB", null, runner -> runner.answered(ServerScript.LARGE_HEAD)),
    NOT_FOUND("404", null, runner -> runner.answered(ServerScript.NOT_FOUND)),
    TOO_MANY("429, Retry-After: 0", null, runner -> runner.answered(ServerScript.TOO_MANY)),
    ERROR("500", null, runner -> runner.answered(ServerScript.ERROR)),
    UNAVAILABLE("503, Retry-After: 0", null, runner -> runner.answered(ServerScript.UNAVAILABLE)),
    CANCELLED("cancelled by the caller", null, runner -> runner.cancelled(MishapRunner.platform())),
    INTERRUPTED("interrupted in a virtual thread", null, MishapRunner::interrupted),
    BUSY("the one connection is busy", null, MishapRunner::busy);

    private final String title;
    private final @Nullable Duration limit;
    private final Play play;

    Mishap(String title, @Nullable Duration limit, Play play) {
        this.title = title;
        this.limit = limit;
        this.play = play;
    }

    String title() {
        return title;
    }

    /// The timeout of the settings that must end the call; null: none.
    @Nullable
    Duration limit() {
        return limit;
    }

    /// Lets it happen to one call.
    ///
    /// @return null where this form has no such thing
    @Nullable
    Observation happenTo(MishapRunner runner) throws IOException, InterruptedException {
        return play.of(runner);
    }

    private interface Play {
        @Nullable
        Observation of(MishapRunner runner) throws IOException, InterruptedException;
    }
}
