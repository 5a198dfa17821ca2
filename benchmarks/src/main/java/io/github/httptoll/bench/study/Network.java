// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.github.httptoll.bench.fixture.FixtureProcess;
import io.github.httptoll.bench.fixture.FixtureProcess.Secure;
import io.github.httptoll.bench.wire.Relay;
import io.github.httptoll.bench.wire.Wire;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What lies between the clients and the server.
///
/// @param roundTripMillis of a wire that takes time; 0: loopback, and nothing of ours in between
record Network(int roundTripMillis) {
    private static final String LOOPBACK = "loopback";
    private static final Pattern ROUND_TRIP = Pattern.compile("(\\d{1,4})ms");

    /// A network as people write it: `loopback`, `1ms`, `30ms`.
    ///
    /// @throws IllegalArgumentException for anything else; the message says what is expected
    @JsonCreator
    static Network parse(String text) {
        Matcher matcher = ROUND_TRIP.matcher(text.strip());
        if (matcher.matches() && Integer.parseInt(matcher.group(1)) > 0) {
            return new Network(Integer.parseInt(matcher.group(1)));
        }
        if (!text.isBlank() && !text.strip().equals(LOOPBACK)) {
            throw new IllegalArgumentException(
                    "--network is loopback or a round trip such as 1ms or 30ms, not '" + text + "'");
        }
        return new Network(0);
    }

    @Override
    @JsonValue
    public String toString() {
        return roundTripMillis == 0 ? LOOPBACK : roundTripMillis + "ms";
    }

    /// Opens the way to a server.
    ///
    /// @throws IOException if the relay cannot be opened
    Way to(FixtureProcess.Address server) throws IOException {
        if (roundTripMillis == 0) {
            return new Way(server, server.url(), server.secure(), null);
        }
        Relay relay = Relay.start();
        Wire wire = Wire.ofRoundTrip(Duration.ofMillis(roundTripMillis));
        Secure secure = server.secure();
        return new Way(server, relay.route(server.url(), wire),
                secure == null ? null : new Secure(relay.route(secure.url(), wire), secure.certificate()), relay);
    }

    /// A server, and the addresses at which clients call it.
    ///
    /// @param secureCalls inside TLS; null: no such address is known
    record Way(FixtureProcess.Address server, URI calls, @Nullable Secure secureCalls,
            @Nullable Relay relay) implements AutoCloseable {
        /// How late the wire delivered, in microseconds; empty where there is none of ours.
        Map<String, Object> lateness() {
            if (relay == null) {
                return Map.of();
            }
            var seen = relay.accuracy();
            return Map.of("count", seen.count(), "p50Micros", seen.p50Micros(), "p99Micros", seen.p99Micros(),
                    "maxMicros", seen.maxMicros());
        }

        @Override
        public void close() {
            if (relay != null) {
                relay.close();
            }
            server.close();
        }
    }
}
