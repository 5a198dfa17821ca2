// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.wire;

import java.time.Duration;

/// How long a wire takes, in nanoseconds, and what its line does to bytes. An open line has no loss and no jitter; its bandwidth is
/// bounded only by what the relay queues, 1 MiB a direction.
///
/// The handshake of a new connection cannot be held back: the client's kernel completes it with the relay at loopback
/// speed. `connectNanos` imitates its round trip by holding back everything of a new connection instead. So a client that
/// measures its connect sees loopback, one that connects and sends nothing notices nothing, and the first bytes arrive when
/// they would have arrived.
///
/// @param outNanos from reading bytes from the client to writing them to the server
/// @param backNanos from reading bytes from the server to writing them to the client
/// @param connectNanos from accepting a connection until it exists for the server; what the client sends before then
///            counts as read then
/// @param line that each direction of each connection has
public record Wire(long outNanos, long backNanos, long connectNanos, Line line) {
    /// Passes everything on at once.
    public static final Wire NONE = new Wire(0, 0, 0);

    /// With an open line.
    public Wire(long outNanos, long backNanos, long connectNanos) {
        this(outNanos, backNanos, connectNanos, Line.OPEN);
    }

    /// @throws IllegalArgumentException if a time is negative
    public Wire {
        if (outNanos < 0 || backNanos < 0 || connectNanos < 0) {
            throw new IllegalArgumentException(
                    "a wire cannot take less than no time: " + outNanos + ", " + backNanos + ", "
                            + connectNanos + " ns");
        }
    }

    /// Half of the round trip in each direction, and a whole one to connect.
    ///
    /// @throws IllegalArgumentException if it is negative
    public static Wire ofRoundTrip(Duration roundTrip) {
        long nanos = roundTrip.toNanos();
        return new Wire(nanos / 2, nanos - nanos / 2, nanos);
    }

    public Wire with(Line other) {
        return new Wire(outNanos, backNanos, connectNanos, other);
    }
}
