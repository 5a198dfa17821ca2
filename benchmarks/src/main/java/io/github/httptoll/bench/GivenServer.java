// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench;

import io.github.httptoll.bench.fixture.FixtureProcess;
import io.github.httptoll.bench.placement.Shares;
import java.io.IOException;
import java.net.URI;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The fixture server that this JVM is given by its properties, or one that is started for the trial.
final class GivenServer {
    private GivenServer() {}

    /// Where it is.
    ///
    /// @throws IOException if it cannot be started
    static FixtureProcess.Address addressOrNew() throws IOException {
        String running = System.getProperty(BatchBenchmark.FIXTURE_URL);
        return running == null
                ? FixtureProcess.addressOr(null, ProcessBuilder.Redirect.INHERIT, "")
                : new FixtureProcess.Address(URI.create(running), secure(), null);
    }

    private static FixtureProcess.@Nullable Secure secure() {
        String url = System.getProperty(BatchBenchmark.FIXTURE_TLS_URL);
        String certificate = System.getProperty(BatchBenchmark.FIXTURE_TRUST);
        return url == null || certificate == null ? null : new FixtureProcess.Secure(URI.create(url), certificate);
    }

    /// The cores that the study gave to it alone; empty: it has those of its callers.
    static SortedSet<Integer> cores() {
        return Shares.parse(System.getProperty(BatchBenchmark.FIXTURE_CORES, ""));
    }

    /// Its process; empty where it runs elsewhere.
    static OptionalLong pid(FixtureProcess.Address server) {
        FixtureProcess started = server.process();
        return started != null
                ? OptionalLong.of(started.pid())
                : Stream.ofNullable(System.getProperty(BatchBenchmark.FIXTURE_PID)).mapToLong(Long::parseLong)
                        .findFirst();
    }
}
