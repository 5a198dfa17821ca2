// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study.run;

import io.github.httptoll.bench.fixture.FixtureControl;
import io.github.httptoll.bench.fixture.FixtureProcess;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// Whether the fixture server that the study started has ended. A server that runs elsewhere never has.
final class ServerWatch {
    private static final int PATIENCE_SECONDS = 30;

    private final FixtureProcess.Address server;
    private final CompletableFuture<Void> end;
    private volatile String why = "";

    /// @param then is done when it has ended
    ServerWatch(FixtureProcess.Address server, Runnable then) {
        this.server = server;
        FixtureProcess process = server.process();
        this.end = process == null ? new CompletableFuture<>() : process.ended().thenAccept(code -> {
            why = "the fixture server ended with exit code " + code;
            then.run();
        }).exceptionally(_ -> null);
    }

    /// How it ended; empty while the system has not said that it did.
    String why() {
        return why;
    }

    /// Whether calls that failed did so because it ended. A server's death shows in its callers first: one that answers lives, and of
    /// one that does not, the system says so in a moment.
    boolean hasEnded() {
        if (server.process() != null && why.isEmpty() && !answers()) {
            end.copy().completeOnTimeout(null, PATIENCE_SECONDS, TimeUnit.SECONDS).join();
        }
        return !why.isEmpty();
    }

    private boolean answers() {
        try {
            new FixtureControl(server.url()).counters();
            return true;
        } catch (IOException _) {
            return false;
        }
    }
}
