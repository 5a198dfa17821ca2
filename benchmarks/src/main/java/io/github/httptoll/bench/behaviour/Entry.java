package io.github.httptoll.bench.behaviour;

import java.io.IOException;
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
    static Entry of(Subject subject, Mishap mishap, int times) throws IOException, InterruptedException {
        List<Try> tries = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            Try seen = once(subject, mishap);
            if (seen == null) {
                return new Entry(List.of());
            }
            tries.add(seen);
        }
        return new Entry(tries);
    }

    private static @Nullable Try once(Subject subject, Mishap mishap) throws IOException, InterruptedException {
        Scene scene = new Scene(subject);
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
