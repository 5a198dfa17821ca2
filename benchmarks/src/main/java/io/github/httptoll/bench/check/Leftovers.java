// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.check;

import io.github.httptoll.bench.client.ProcessThreads;
import io.github.httptoll.bench.fixture.FixtureControl;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Waits until closed clients have left nothing behind.
public final class Leftovers {
    private Leftovers() {}

    /// Waits for the end of all that clients opened.
    ///
    /// @param before threads that were there before the first client
    /// @param others names of threads that are none of a client's
    /// @param patience after which what is still there never goes
    /// @throws Broken with the names of threads and the number of connections that are there after that
    public static void awaitNone(Set<Thread> before, FixtureControl control, String others, Duration patience)
            throws IOException, InterruptedException {
        Pattern shared = Pattern.compile(ProcessThreads.names() + "|" + others);
        Instant giveUp = Instant.now().plus(patience);
        while (true) {
            Set<String> threads = newThreads(before, shared);
            long connections = control.counters().connectionsOpen();
            if (threads.isEmpty() && connections == 0) {
                return;
            }
            Broken.unless(Instant.now().isBefore(giveUp),
                    patience.toSeconds() + " s after close() there are threads " + threads + " and connections "
                            + connections,
                    "end in close() all that was opened; name with processThreads() what the library has once in a process");
            Thread.sleep(20);
        }
    }

    private static Set<String> newThreads(Set<Thread> before, Pattern shared) {
        Set<Thread> now = new HashSet<>(Thread.getAllStackTraces().keySet());
        now.removeAll(before);
        return now.stream().map(Thread::getName).filter(name -> !shared.matcher(name).matches())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
