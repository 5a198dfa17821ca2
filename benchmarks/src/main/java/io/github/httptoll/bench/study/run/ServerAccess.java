// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study.run;

import io.github.httptoll.bench.Ways;
import io.github.httptoll.bench.cell.Parameters;
import io.github.httptoll.bench.fixture.FixtureControl;
import io.github.httptoll.bench.fixture.FixtureProcess.Secure;
import io.github.httptoll.bench.fixture.FixtureProcess;
import io.github.httptoll.bench.study.ask.Network;
import io.github.httptoll.bench.wire.Accuracy;
import io.github.httptoll.bench.wire.Relay;
import io.github.httptoll.bench.wire.Wire;
import io.github.httptoll.bench.workload.WireShape;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A server, and the addresses at which clients call it: its own, or those of a relay that is the network.
///
/// @param secureCalls inside TLS; null: no such address is known
/// @param own ways of cells whose calls go elsewhere, by the properties that name them
/// @param lines wires of cells
/// @param dead addresses that no connection can be opened to
public record ServerAccess(FixtureProcess.Address server, URI calls, @Nullable Secure secureCalls, Map<String, URI> own,
        Map<WireShape, Wire> lines, List<Closeable> dead, @Nullable Relay relay) implements AutoCloseable {
    /// Opens the way to a server over a network.
    ///
    /// @throws IOException if the relay cannot be opened
    ///
    /// @param cells that are measured
    public static ServerAccess open(FixtureProcess.Address server, Network network, List<Parameters> cells)
            throws IOException {
        List<Parameters> elsewhere = cells.stream().filter(Ways::isOwn).toList();
        boolean wired = network.roundTripMillis() > 0 || elsewhere.stream().anyMatch(cell -> cell.wire().exists());
        Relay relay = wired ? Relay.start() : null;
        Wire wire = Wire.ofRoundTrip(Duration.ofMillis(network.roundTripMillis()));
        Secure secure = server.secure();
        Map<String, URI> own = new LinkedHashMap<>();
        Map<WireShape, Wire> lines = new LinkedHashMap<>();
        List<Closeable> dead = new ArrayList<>();
        FixtureControl control = new FixtureControl(server.url());
        for (Parameters cell : elsewhere) {
            URI usual = cell.protocol().secure() && secure != null ? secure.url() : server.url();
            Wire between = cell.wire().exists() ? Ways.wire(cell.wire()) : wire;
            String property = Ways.property(cell);
            if (!own.containsKey(property)) {
                own.put(property,
                        Ways.named(cell, behind(relay, Ways.target(cell, usual, control), between), dead::add));
            }
            if (cell.wire().exists()) {
                lines.put(cell.wire(), between);
            }
        }
        return new ServerAccess(server, behind(relay, server.url(), wire),
                secure == null ? null : new Secure(behind(relay, secure.url(), wire), secure.certificate()), own, lines,
                dead, relay);
    }

    private static URI behind(@Nullable Relay relay, URI target, Wire wire) throws IOException {
        return relay == null || wire.equals(Wire.NONE) ? target : relay.route(target, wire);
    }

    /// Where the calls of a cell go.
    public URI calls(Parameters cell) {
        URI usual = cell.protocol().secure() && secureCalls != null ? secureCalls.url() : calls;
        return own.getOrDefault(Ways.property(cell), usual);
    }

    /// What the wires of cells were asked for, and delivered so far.
    public List<Delivery> delivered() {
        List<Delivery> all = new ArrayList<>();
        if (relay != null) {
            lines.forEach((asked, wire) -> all.addAll(Delivery.carried(asked, relay.delivered(wire))));
        }
        return all;
    }

    /// How late the network delivered; null where none of ours is in between.
    public @Nullable Accuracy lateness() {
        return relay == null ? null : relay.accuracy();
    }

    @Override
    public void close() {
        for (Closeable each : dead) {
            try {
                each.close();
            } catch (IOException _) {
                // Then nothing is left of it to close.
            }
        }
        if (relay != null) {
            relay.close();
        }
        server.close();
    }
}
