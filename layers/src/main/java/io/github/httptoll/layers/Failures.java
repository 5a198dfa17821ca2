// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.layers;

import io.github.httptoll.client.Outcome;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/// The failures of an engine as its layers pass them on: inside of exceptions of the layer.
public final class Failures {
    private static final List<String> WRAPPERS = List.of("org.springframework.", "reactor.core.", "feign.");

    private Failures() {}

    /// The engine's failure, without the layer's wrappers.
    ///
    /// @param timeouts the engine's own exceptions that say that a time is over
    public static Outcome of(Throwable thrown, Set<Class<? extends Throwable>> timeouts) {
        Throwable cause = thrown;
        while (cause.getCause() != null && (isWrapper(cause) || isBare(cause, timeouts))) {
            cause = cause.getCause();
        }
        return Outcome.Failure.of(cause, timeouts);
    }

    /// Spring makes a plain IOException of what Reactor Netty throws, whatever it is.
    private static boolean isBare(Throwable thrown, Set<Class<? extends Throwable>> timeouts) {
        return !timeouts.isEmpty() && thrown.getClass() == IOException.class;
    }

    private static boolean isWrapper(Throwable thrown) {
        String name = thrown.getClass().getName();
        return WRAPPERS.stream().anyMatch(name::startsWith);
    }
}
