// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.client;

import java.util.Locale;

/// What the client did within `send` and `receive`, where its hooks let us see it. Details explain phases; they do not add up to
/// them.
public enum Detail {
    /// From the start until the request has a connection: waiting for one in the library's pool, or opening it.
    LEASE,
    /// Opening the connection: 0 for a request that took a pooled one, where the client shows it at all.
    CONNECT,
    /// The TLS handshake within it, likewise.
    TLS,
    /// From the connection until the request is handed to the socket: encoding, and the client's hop to its I/O thread.
    WRITE,
    /// From the server's release until the headers are parsed.
    HEAD,
    /// From the headers until the body is complete.
    BODY;

    /// The metric's name in result files.
    public String metric() {
        return "detail" + name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
    }

    /// True for what only a new connection has.
    public boolean ofNewConnections() {
        return this == CONNECT || this == TLS;
    }

    /// True where the detail lies between two processes' clocks.
    public boolean crossesProcesses() {
        return this == HEAD;
    }
}
