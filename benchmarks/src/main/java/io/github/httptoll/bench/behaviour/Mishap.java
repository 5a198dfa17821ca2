// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.behaviour;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What goes wrong with a call.
enum Mishap {
    REFUSED("connection refused", null, Scene::refused),
    CONNECT_TIMEOUT("connect timeout", Limits.OF_TABLES.connect(), Scene::notLetIn),
    UNTRUSTED("TLS: certificate not trusted", null, Scene::untrusted),
    NO_ANSWER("no answer", Limits.OF_TABLES.answer(), scene -> scene.answered(Conduct.SILENT)),
    RESET_IN_BODY("reset in the body", null, scene -> scene.answered(Conduct.RESET_IN_BODY)),
    CLOSED("closed before the answer", null, scene -> scene.answered(Conduct.CLOSES)),
    NO_HTTP("malformed answer", null, scene -> scene.answered(Conduct.NO_HTTP)),
    OVERSIZED("head of 1 MB", null, scene -> scene.answered(Conduct.LARGE_HEAD)),
    NOT_FOUND("404", null, scene -> scene.answered(Conduct.NOT_FOUND)),
    TOO_MANY("429, Retry-After: 0", null, scene -> scene.answered(Conduct.TOO_MANY)),
    ERROR("500", null, scene -> scene.answered(Conduct.ERROR)),
    UNAVAILABLE("503, Retry-After: 0", null, scene -> scene.answered(Conduct.UNAVAILABLE)),
    CANCELLED("cancelled by the caller", null, scene -> scene.givenUp(Scene.platform())),
    INTERRUPTED("interrupted in a virtual thread", null, Scene::interrupted),
    BUSY("the one connection is busy", null, Scene::busy);

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
    Try happenTo(Scene scene) throws IOException, InterruptedException {
        return play.of(scene);
    }

    private interface Play {
        @Nullable
        Try of(Scene scene) throws IOException, InterruptedException;
    }
}
