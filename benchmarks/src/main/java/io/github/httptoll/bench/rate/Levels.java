// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.rate;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a study tells the levels of this JVM, and what it hears of them: JMH gives neither a way in nor a way out.
public final class Levels {
    private static volatile long seed;
    private static volatile @Nullable RateLevel last;

    private Levels() {}

    /// Seeds the times at which calls arrive from now on.
    public static void seed(long of) {
        seed = of;
    }

    static long seed() {
        return seed;
    }

    /// What became of the last batch; null where nothing was measured.
    public static @Nullable RateLevel last() {
        return last;
    }

    /// Keeps what became of a batch.
    public static void keep(@Nullable RateLevel level) {
        last = level;
    }

    /// Adds to the last level what the server says of its delays.
    public static void certify(Map<String, String> said) {
        RateLevel level = last;
        last = level == null ? null : level.with(said);
    }
}
