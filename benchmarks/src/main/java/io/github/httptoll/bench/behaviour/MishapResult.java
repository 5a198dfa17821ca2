// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.behaviour;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a [Subject] does in a [Mishap].
///
/// @param tries each with a client of its own; empty: it has no such thing
record MishapResult(List<Observation> tries) {

    MishapResult {
        tries = List.copyOf(tries);
    }

    /// Tries it so many times.
    ///
    /// @param secure where a server shows a certificate of an unknown authority
    /// @param limits of its clients and of the waiting for them
    static MishapResult of(Subject subject, Mishap mishap, int times, URI secure, Limits limits)
            throws IOException, InterruptedException {
        List<Observation> tries = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            Observation seen = once(subject, mishap, secure, limits);
            if (seen == null) {
                return new MishapResult(List.of());
            }
            tries.add(seen);
        }
        return new MishapResult(tries);
    }

    private static @Nullable Observation once(Subject subject, Mishap mishap, URI secure, Limits limits)
            throws IOException, InterruptedException {
        MishapRunner runner = new MishapRunner(subject, secure, limits);
        try {
            return mishap.happenTo(runner);
        } finally {
            runner.end();
        }
    }

    /// Median of the times until the caller knew, in milliseconds; NaN if he mostly did not.
    double knownMillis() {
        double[] sorted = tries.stream().mapToDouble(Observation::knownMillis).sorted().toArray();
        return sorted.length == 0 ? Double.NaN : sorted[sorted.length / 2];
    }
}
