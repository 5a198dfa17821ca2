// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.timeline;

import java.util.Locale;

/// One stretch of a request's time line, between two stamps.
public enum Phase {
    /// Waiting for the concurrency limit.
    PERMIT,
    /// From the permit to running code: executor hop, thread start, submit loop.
    DISPATCH,
    /// Lease, connect, encode, the client's own hops, wire, server's selector.
    SEND,
    /// First byte seen by the server until it is about to write: the delay as it was.
    SERVER,
    /// Server's write, wire, client's selector and hops, parse, body.
    RECEIVE,
    /// From the body to the caller: callback, wake-up, join.
    RESUME;

    /// The metric's name in result files.
    public String metric() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The name of the metric that holds its median, which no single hiccup of the machine moves.
    public String medianMetric() {
        return metric() + "P50";
    }

    /// True where the phase lies between two processes' clocks.
    public boolean crossesProcesses() {
        return this == SEND || this == RECEIVE;
    }
}
