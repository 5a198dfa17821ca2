// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study.run;

import io.github.httptoll.bench.fixture.FixtureProcess;
import io.github.httptoll.bench.fixture.FixtureProcess.Secure;
import io.github.httptoll.bench.study.ask.Network;
import io.github.httptoll.bench.wire.Relay;
import io.github.httptoll.bench.wire.Wire;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A server, and the addresses at which clients call it: its own, or those of a relay that is the network.
///
/// @param secureCalls inside TLS; null: no such address is known
public record ServerAccess(FixtureProcess.Address server, URI calls, @Nullable Secure secureCalls,
        @Nullable Relay relay) implements AutoCloseable {
    /// Opens the way to a server over a network.
    ///
    /// @throws IOException if the relay cannot be opened
    public static ServerAccess open(FixtureProcess.Address server, Network network) throws IOException {
        if (network.roundTripMillis() == 0) {
            return new ServerAccess(server, server.url(), server.secure(), null);
        }
        Relay relay = Relay.start();
        Wire wire = Wire.ofRoundTrip(Duration.ofMillis(network.roundTripMillis()));
        Secure secure = server.secure();
        return new ServerAccess(server, relay.route(server.url(), wire),
                secure == null ? null : new Secure(relay.route(secure.url(), wire), secure.certificate()), relay);
    }

    /// How late the network delivered, in microseconds; empty where none of ours is in between.
    public Map<String, Object> lateness() {
        if (relay == null) {
            return Map.of();
        }
        var seen = relay.accuracy();
        return Map.of("count", seen.count(), "p50Micros", seen.p50Micros(), "p99Micros", seen.p99Micros(), "maxMicros",
                seen.maxMicros());
    }

    @Override
    public void close() {
        if (relay != null) {
            relay.close();
        }
        server.close();
    }
}
