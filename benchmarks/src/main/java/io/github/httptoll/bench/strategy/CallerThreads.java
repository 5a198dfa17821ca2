// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.strategy;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;

/// The platform threads of strategies. Their name tells the caller's threads from those of the client.
final class CallerThreads {
    private static final String NAME = "caller-";

    private CallerThreads() {}

    /// A pool of that many.
    static ExecutorService pool(int threads) {
        return Executors.newFixedThreadPool(threads, factory());
    }

    static ThreadFactory factory() {
        return Thread.ofPlatform().name(NAME, 0).factory();
    }
}
