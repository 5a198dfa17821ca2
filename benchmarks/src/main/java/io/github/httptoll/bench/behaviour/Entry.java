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
record Entry(List<Try> tries) {

    Entry {
        tries = List.copyOf(tries);
    }

    /// Tries it so many times.
    ///
    /// @param secure where a server shows a certificate that nobody vouches for
    /// @param limits of its clients and of the waiting for them
    static Entry of(Subject subject, Mishap mishap, int times, URI secure, Limits limits)
            throws IOException, InterruptedException {
        List<Try> tries = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            Try seen = once(subject, mishap, secure, limits);
            if (seen == null) {
                return new Entry(List.of());
            }
            tries.add(seen);
        }
        return new Entry(tries);
    }

    private static @Nullable Try once(Subject subject, Mishap mishap, URI secure, Limits limits)
            throws IOException, InterruptedException {
        Scene scene = new Scene(subject, secure, limits);
        try {
            return mishap.happenTo(scene);
        } finally {
            scene.end();
        }
    }

    /// Median of the times until the caller knew, in milliseconds; NaN if he mostly did not.
    double knownMillis() {
        double[] sorted = tries.stream().mapToDouble(Try::knownMillis).sorted().toArray();
        return sorted.length == 0 ? Double.NaN : sorted[sorted.length / 2];
    }
}
