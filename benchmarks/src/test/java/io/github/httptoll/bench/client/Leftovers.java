// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.client;

import static org.junit.jupiter.api.Assertions.fail;

import io.github.httptoll.bench.fixture.FixtureControl;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Waits until a closed client has left nothing behind.
final class Leftovers {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /// Those of the process, and those of the tests.
    private static final Pattern SHARED = Pattern.compile(Client.processThreads() + "|junit-.*");

    private Leftovers() {}

    /// Fails with the names of threads and the number of connections that are still there after so long that they never go.
    static void awaitNone(Set<Thread> before, FixtureControl control) throws Exception {
        Instant giveUp = Instant.now().plus(PATIENCE);
        while (true) {
            Set<String> threads = newThreads(before);
            long connections = control.counters().connectionsOpen();
            if (threads.isEmpty() && connections == 0) {
                return;
            }
            if (Instant.now().isAfter(giveUp)) {
                fail("left behind: threads " + threads + ", connections " + connections);
            }
            Thread.sleep(20);
        }
    }

    private static Set<String> newThreads(Set<Thread> before) {
        Set<Thread> now = new HashSet<>(Thread.getAllStackTraces().keySet());
        now.removeAll(before);
        return now.stream().map(Thread::getName).filter(name -> !SHARED.matcher(name).matches())
                .collect(Collectors.toSet());
    }
}
