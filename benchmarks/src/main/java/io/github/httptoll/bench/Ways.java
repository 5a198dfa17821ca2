// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench;

import io.github.httptoll.bench.cell.Parameters;
import io.github.httptoll.bench.fixture.FixtureControl;
import io.github.httptoll.bench.wire.Line;
import io.github.httptoll.bench.wire.Relay;
import io.github.httptoll.bench.wire.Wire;
import io.github.httptoll.bench.workload.WireShape;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Where the calls of a cell go, if not to the address that all others have: to a port of the server that has other rules, behind a wire
/// of the cell's, or both. A study opens these ways before its JVMs start, and names them by properties: a relay has no place in a JVM
/// that is measured. Without a study they are opened here.
public final class Ways {
    private static final String PREFIX = "httptoll.way.";
    private static final double BITS = 8;
    private static final double BITS_IN_MEGABIT = 1e6;
    private static final double NANOS_PER_MILLI = 1e6;
    private static @Nullable Relay relay;

    private Ways() {}

    /// True where the calls go elsewhere.
    public static boolean isOwn(Parameters cell) {
        return cell.wire().exists() || !cell.server().port().isEmpty();
    }

    /// The property that names it.
    public static String property(Parameters cell) {
        return PREFIX + cell.wire() + "/" + cell.server().port() + "/" + (cell.protocol().secure() ? "https" : "http");
    }

    /// The server's own address for the cell: a port with its rules, or the usual one.
    ///
    /// @param usual without rules
    /// @throws IOException if the server does not open the port
    public static URI target(Parameters cell, URI usual, FixtureControl control) throws IOException {
        String rules = cell.server().port();
        if (rules.isEmpty()) {
            return usual;
        }
        FixtureControl.Port port = control.port(rules);
        URI secure = port.secure();
        if (!cell.protocol().secure()) {
            return port.url();
        }
        if (secure == null) {
            throw new IOException("the fixture server at " + control.server() + " does not speak TLS");
        }
        return secure;
    }

    /// The wire of a shape.
    public static Wire wire(WireShape shape) {
        return Wire.ofRoundTrip(Duration.ofNanos(Math.round(shape.roundTripMillis() * NANOS_PER_MILLI)))
                .with(new Line(shape.megabitsPerSecond() * BITS_IN_MEGABIT / BITS, shape.heldShare(),
                        Math.round(shape.heldMillis() * NANOS_PER_MILLI)));
    }

    /// Where the calls of a cell go.
    ///
    /// @param usual the server's address without rules
    static URI of(Parameters cell, URI usual, FixtureControl control) throws IOException {
        String opened = System.getProperty(property(cell));
        if (opened != null) {
            return URI.create(opened);
        }
        URI target = target(cell, usual, control);
        return cell.wire().exists() ? relay().route(target, wire(cell.wire())) : target;
    }

    private static synchronized Relay relay() throws IOException {
        if (relay == null) {
            relay = Relay.start();
        }
        return relay;
    }
}
