// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.client;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Threads that a process has once: no client ends them.
public final class ProcessThreads {
    /// Those of every JVM, from the first time that it needs them.
    private static final String OF_THE_JVM = "ForkJoinPool.*|VirtualThread-.*|CompletableFutureDelay.*|Common-Cleaner|Cleaner-\\d+"
            + "|process reaper.*|.*Poller.*";

    private ProcessThreads() {}

    /// Their names: the JVM's own, and those of the libraries.
    public static Pattern names() {
        return Pattern.compile(Stream
                .concat(Stream.of(OF_THE_JVM), Stream.concat(Stream.of(Client.values()), Client.allBrought().stream())
                        .flatMap(client -> client.description().processThreads().stream()))
                .collect(Collectors.joining("|")));
    }
}
