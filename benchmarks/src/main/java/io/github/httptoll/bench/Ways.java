// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench;

import io.github.httptoll.bench.cell.Parameters;
import io.github.httptoll.bench.fixture.FixtureControl;
import io.github.httptoll.bench.wire.DeadAddresses;
import io.github.httptoll.bench.wire.Line;
import io.github.httptoll.bench.wire.Names;
import io.github.httptoll.bench.wire.Relay;
import io.github.httptoll.bench.wire.Wire;
import io.github.httptoll.bench.workload.WireShape;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Where the calls of a cell go, if not to the address that all others have: to a port of the server that has other rules, behind a wire
/// of the cell's, or both. A study opens these ways before its JVMs start, and names them by properties: a relay has no place in a JVM
/// that is measured. Without a study they are opened here.
public final class Ways {
    private static final String PREFIX = "httptoll.way.";
    private static final double BITS = 8;
    private static final double BITS_IN_MEGABIT = 1e6;
    private static final double NANOS_PER_MILLI = 1e6;
    /// Dead addresses that a JVM without a study holds as long as it lives.
    private static final List<Closeable> HELD = new CopyOnWriteArrayList<>();
    private static @Nullable Relay relay;

    private Ways() {}

    /// True where the calls go elsewhere.
    public static boolean isOwn(Parameters cell) {
        return !cell.wire().equals(WireShape.USUAL) || !cell.server().port().isEmpty();
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

    public static Wire wire(WireShape shape) {
        return Wire.ofRoundTrip(Duration.ofNanos(Math.round(shape.roundTripMillis() * NANOS_PER_MILLI)))
                .with(new Line(shape.megabitsPerSecond() * BITS_IN_MEGABIT / BITS, shape.heldShare(),
                        Math.round(shape.heldMillis() * NANOS_PER_MILLI)));
    }

    /// The same address under the name that a cell's wire gives it, if it does, with the dead addresses of that name.
    ///
    /// @param dead takes what is to be closed in the end
    /// @throws IOException if there can be no dead address
    public static URI named(Parameters cell, URI address, Consumer<Closeable> dead) throws IOException {
        WireShape wire = cell.wire();
        if (!wire.isNamed()) {
            return address;
        }
        if (!address.getHost().equals("127.0.0.1")) {
            throw new IOException("only a server at 127.0.0.1 can be given a name, not one at " + address.getHost());
        }
        if (wire.deadAddresses() > 0) {
            dead.accept(new DeadAddresses(wire.deadAddresses(), address.getPort()));
        }
        return URI.create(address.getScheme() + "://"
                + Names.name(wire.resolveMillis(), wire.resolveFailures(), wire.deadAddresses(), wire.answers()) + ":"
                + address.getPort());
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
        return named(cell, cell.wire().exists() ? relay().route(target, wire(cell.wire())) : target, HELD::add);
    }

    private static synchronized Relay relay() throws IOException {
        if (relay == null) {
            relay = Relay.start();
        }
        return relay;
    }
}
