// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench;

import io.github.httptoll.bench.strategy.Caller;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Callers that stay open between JMH's runs in one JVM.
///
/// A study runs JMH for one iteration at a time, and comes back to the same cell later: its client, threads and connections
/// must still be there. An ordinary JMH run keeps nothing: a trial opens its caller and closes it.
public final class OpenCallers {
    private static @Nullable Map<String, Caller> kept;

    private OpenCallers() {}

    /// From now on callers stay open until [#closeAll].
    public static synchronized void keep() {
        kept = new HashMap<>();
    }

    /// Closes the callers that were kept.
    public static synchronized void closeAll() {
        if (kept != null) {
            kept.values().forEach(Caller::close);
            kept.clear();
        }
    }

    static synchronized Caller take(String name, Supplier<Caller> opener) {
        return kept == null ? opener.get() : kept.computeIfAbsent(name, absent -> opener.get());
    }

    /// A trial has ended: closes its caller, unless callers are kept.
    static synchronized void giveBack(Caller caller) {
        if (kept == null) {
            caller.close();
        }
    }
}
