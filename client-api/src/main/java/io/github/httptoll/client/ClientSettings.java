// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.client;

import java.time.Duration;

/// The settings that all contenders of a comparison share.
///
/// @param connections connections to the server that a client may hold; what [LimitPolicy#TUNED] sets the library's own limits to
/// @param connectTimeout limit for a new connection
/// @param responseTimeout limit for an answer: until its headers, or between two reads, as the library counts it
/// @param limits whether the library's limits and pools are set or left alone
/// @param session how long a client and its connections live
/// @param protocol what it speaks
/// @param trust whose certificates it accepts where that is inside TLS
public record ClientSettings(int connections, Duration connectTimeout, Duration responseTimeout, LimitPolicy limits,
        SessionPolicy session, Protocol protocol, TrustedCertificates trust) {
    /// @throws IllegalArgumentException if there can be no such settings
    public ClientSettings {
        if (connections < 1) {
            throw new IllegalArgumentException("connections must be 1 or more, not " + connections);
        }
        if (protocol.multiplexed() && session == SessionPolicy.KEEP_ALIVE_OFF) {
            throw new IllegalArgumentException(protocol + " has no request that closes its connection, so it cannot have "
                    + session);
        }
    }

    /// Over HTTP/1.1 without TLS.
    public ClientSettings(int connections, Duration connectTimeout, Duration responseTimeout, LimitPolicy limits,
            SessionPolicy session) {
        this(connections, connectTimeout, responseTimeout, limits, session, Protocol.HTTP_1_1, TrustedCertificates.SYSTEM);
    }

    /// The study's settings: long timeouts, since a timeout is a failed cell and not a measurement.
    public static ClientSettings of(int connections, LimitPolicy limits, SessionPolicy session) {
        return new ClientSettings(connections, Duration.ofSeconds(5), Duration.ofSeconds(30), limits, session);
    }

    /// The same over another protocol.
    public ClientSettings over(Protocol other, TrustedCertificates trusted) {
        return new ClientSettings(connections, connectTimeout, responseTimeout, limits, session, other, trusted);
    }

    /// True where the library's own limits are set to [#connections].
    public boolean tuned() {
        return limits == LimitPolicy.TUNED;
    }

    /// True inside TLS.
    public boolean secure() {
        return protocol.secure();
    }

    /// True where all calls share one connection.
    public boolean multiplexed() {
        return protocol.multiplexed();
    }

    /// Connections to one server that the library may hold: one is enough for all calls where they can share it.
    public int poolSize() {
        return multiplexed() ? 1 : connections;
    }

    /// False where each request asks the server to close its connection, by [Headers#CONNECTION].
    public boolean keepAlive() {
        return session != SessionPolicy.KEEP_ALIVE_OFF;
    }

    /// Whose limits rule.
    public enum LimitPolicy {
        /// The library's connection and request limits are opened to the caller's limit.
        TUNED,
        /// The library's own limits and pools; timeouts and protocol are still set.
        DEFAULT
    }

    /// How long a client and its connections live.
    public enum SessionPolicy {
        /// One client for all calls, connections kept alive.
        SHARED,
        /// A client for each call, closed after it. The study opens and closes it; the adapter does as for [#SHARED].
        PER_REQUEST,
        /// One client for all calls; each asks the server to close its connection.
        KEEP_ALIVE_OFF
    }
}
