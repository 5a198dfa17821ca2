// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study.run;

import io.github.httptoll.bench.cell.Parameters;
import io.github.httptoll.bench.study.run.Delivery.Range;
import io.github.httptoll.bench.wire.Names;
import io.github.httptoll.bench.workload.NamedValues;
import io.github.httptoll.bench.workload.RequestShape;
import io.github.httptoll.bench.workload.ServerBehaviour;
import io.github.httptoll.bench.workload.WireShape;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What server, clients and names do of what some cells ask beyond a delay: a probe for each value, made once, before anything is measured.
///
/// A probe rests on nothing that was told to what it probes: on bytes, segments and times at sockets of ours, and on the server's clock.
public final class Probes {
    /// What is not as asked for is looked at again: once may be this machine.
    static final int ATTEMPTS = 3;
    /// Far longer than a connection to this machine takes.
    private static final int DEAD_MILLIS = 300;
    /// Which part of a time that was asked for must pass, and how much more of it may.
    private static final double SHORTEST = 0.9;
    private static final double LONGEST = 1.2;
    private static final double EARLY_MILLIS = 5;
    private static final double LATE_MILLIS = 100;
    private static final String SERVER = "server";
    private static final String REQUEST = "request";
    private static final String WIRE = "wire";

    private final Map<String, Delivery> all = new LinkedHashMap<>();
    private final ServerAccess way;

    /// Sees one value. What it throws says why it cannot be seen.
    private interface Probe {
        double seen() throws IOException;
    }

    private Probes(ServerAccess way) {
        this.way = way;
    }

    /// One line for each value that a cell asks for.
    public static List<Delivery> of(ServerAccess way, List<Parameters> cells) {
        Probes probes = new Probes(way);
        for (Parameters cell : cells) {
            probes.server(cell);
            probes.request(cell);
            if (cell.wire().isNamed()) {
                probes.named(cell.wire(), way.calls(cell));
            }
        }
        return List.copyOf(probes.all.values());
    }

    private void server(Parameters cell) {
        ServerBehaviour asked = cell.server();
        ServerSide side = new ServerSide(way.server().url(), cell);
        server(asked, "threads", Range.exactly(asked.threads()), side::inService);
        server(asked, "slots", Range.exactly(asked.slots()), side::inService);
        server(asked, "stallMillis", around(asked.stallMillis()), side::stall);
        server(asked, "stallEveryMillis", Range.ANY, () -> {
            throw new IOException("the probe of stallMillis looks at one period");
        });
        server(asked, "apart", Range.exactly(1), side::apart);
        server(asked, "chunkBytes", Range.exactly(asked.chunkBytes()), side::largestChunk);
        server(asked, "maxConnections", Range.exactly(asked.maxConnections()), side::connections);
        server(asked, "streams", Range.exactly(asked.streams()), side::streams);
        server(asked, "idleMillis", around(asked.idleMillis()), side::idle);
        server(asked, "noDelay", Range.exactly(0), side::noDelay);
        if (asked.draws() && !isKnown(SERVER, asked + " of " + cell.delayMillis())) {
            Draws.probed(side, asked, cell.delayMillis()).forEach(
                    seen -> all.put(key(SERVER, asked + " of " + cell.delayMillis(), seen.name()), seen));
        }
    }

    /// What counts as a time that was asked for, on a machine that does other things, too.
    static Range around(double millis) {
        return Range.of(Math.max(0, SHORTEST * millis - EARLY_MILLIS), LONGEST * millis + LATE_MILLIS);
    }

    private void server(ServerBehaviour asked, String name, Range range, Probe probe) {
        if (NamedValues.number(asked, name) != NamedValues.number(ServerBehaviour.USUAL, name)) {
            all.computeIfAbsent(key(SERVER, asked.toString(), name),
                    _ -> probed(SERVER, asked, name, range, probe));
        }
    }

    private void request(Parameters cell) {
        RequestShape asked = cell.request();
        if (asked.gzip()) {
            all.computeIfAbsent(key(REQUEST, asked.toString(), "gzip"), _ -> probed(REQUEST, asked, "gzip",
                    Range.exactly(1), new ServerSide(way.server().url(), cell)::gzip));
        }
        String by = asked + " by " + cell.client();
        if (asked.pieces() > 1 && !isKnown(REQUEST, by)) {
            PiecesProbe.probed(cell).forEach(seen -> all.put(key(REQUEST, by, seen.name()), seen));
        }
    }

    private void named(WireShape asked, URI at) {
        if (isKnown(WIRE, asked.toString())) {
            return;
        }
        try {
            Names.Found found = Names.look(at.getHost());
            named(asked, "resolveMillis", found.millis(), around(asked.resolveMillis()));
            named(asked, "resolveFailures", found.failures(), Range.exactly(asked.resolveFailures()));
            named(asked, "deadAddresses", dead(found.addresses(), at.getPort()), Range.exactly(asked.deadAddresses()));
        } catch (IOException e) {
            List.of("resolveMillis", "resolveFailures", "deadAddresses").forEach(
                    name -> all.put(key(WIRE, asked.toString(), name), Delivery.unseen(WIRE, asked, name,
                            NamedValues.number(asked, name), "the name was not found: " + e.getMessage())));
        }
    }

    private void named(WireShape shape, String name, double seen, Range range) {
        double asked = NamedValues.number(shape, name);
        if (asked > 0) {
            all.put(key(WIRE, shape.toString(), name), Delivery.seen(WIRE, shape, name, asked, seen, range));
        }
    }

    private static Delivery probed(String of, Record shape, String name, Range range, Probe probe) {
        double asked = NamedValues.number(shape, name);
        try {
            Delivery last = Delivery.seen(of, shape, name, asked, probe.seen(), range);
            for (int attempt = 1; attempt < ATTEMPTS && !last.isKept(); attempt++) {
                last = Delivery.seen(of, shape, name, asked, probe.seen(), range);
            }
            return last;
        } catch (IOException e) {
            return Delivery.unseen(of, shape, name, asked, String.valueOf(e.getMessage()));
        }
    }

    private static String key(String of, String shape, String name) {
        return of + " " + shape + " " + name;
    }

    private boolean isKnown(String of, String shape) {
        return all.keySet().stream().anyMatch(key -> key.startsWith(of + " " + shape + " "));
    }

    /// How many addresses come first that no connection can be opened to.
    private static int dead(List<InetAddress> addresses, int port) {
        int dead = 0;
        for (InetAddress address : addresses) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(address, port), DEAD_MILLIS);
                return dead;
            } catch (IOException _) {
                dead++;
            }
        }
        return dead;
    }
}
