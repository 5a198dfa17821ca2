// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.behaviour;

import io.github.httptoll.client.Outcome;
import org.jspecify.annotations.Nullable;

/// What a caller learned of one call that met a [Mishap].
///
/// @param outcome null: nothing within [OpenClient#PATIENCE]
/// @param knownMillis from the start of the call, or from giving it up, until the caller knew; NaN without outcome
/// @param sent how often the server got the request
/// @param after what the next call showed
record Observation(@Nullable Outcome outcome, double knownMillis, int sent, After after) {
    private static final double NANOS_PER_MILLI = 1e6;

    static Observation of(CallAttempt.@Nullable Known known, int sent, After after) {
        return known == null
                ? new Observation(null, Double.NaN, sent, after)
                : new Observation(known.outcome(), known.took().toNanos() / NANOS_PER_MILLI, sent, after);
    }

    /// The same, its time counted from a later moment on the clock of `System.nanoTime`.
    static Observation since(long nanos, CallAttempt.@Nullable Known known, int sent, After after) {
        return of(known == null ? null : new CallAttempt.Known(known.outcome(), nanos, known.atNanos()), sent, after);
    }

    /// What a good call on the same client showed afterwards.
    sealed interface After {
        /// It succeeded.
        enum Connection implements After {
            /// Over the connection of the call before it.
            SAME,
            /// Over another one.
            OTHER,
            /// The call before it had none.
            NEW
        }

        /// It did not.
        ///
        /// @param outcome null: nothing in time
        record Failed(@Nullable Outcome outcome) implements After {}
    }
}
