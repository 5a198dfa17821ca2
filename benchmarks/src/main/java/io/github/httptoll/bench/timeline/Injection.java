// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.timeline;

import org.jspecify.annotations.Nullable;

/// A known delay put into one place of every request, to see whether it comes back in the right phase.
///
/// @param place where
/// @param nanos how long; at places of the wire and the server others add it, by a relay and by a longer delay
public record Injection(Place place, long nanos) {
    /// Nothing is put in.
    public static final Injection NONE = new Injection(Place.NOWHERE, 0);

    /// Called where the request passes `here`; waits if this is the place.
    void at(Place here) {
        if (here == place) {
            Pause.nanos(nanos);
        }
    }

    /// Where a delay can be put in, and the phase in which it must come back.
    public enum Place {
        /// The control.
        NOWHERE(null),
        /// Between the permit and the running code.
        DISPATCH(Phase.DISPATCH),
        /// On the wire to the server.
        WIRE_OUT(Phase.SEND),
        /// In the server.
        SERVER(Phase.SERVER),
        /// On the wire to the client.
        WIRE_BACK(Phase.RECEIVE),
        /// Between headers and body, in the client.
        BODY(Phase.RECEIVE),
        /// Between the body and the caller.
        RESUME(Phase.RESUME);

        private final @Nullable Phase phase;

        Place(@Nullable Phase phase) {
            this.phase = phase;
        }

        /// The phase that it belongs to; null for none.
        public @Nullable Phase phase() {
            return phase;
        }
    }
}
