// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study.run;

import io.github.httptoll.bench.cell.Parameter;
import io.github.httptoll.bench.cell.Parameters;
import io.github.httptoll.bench.client.Client;
import io.github.httptoll.bench.fixture.FixtureControl;
import io.github.httptoll.bench.fixture.ServerProbe;
import io.github.httptoll.bench.strategy.Strategy;
import io.github.httptoll.bench.timeline.Pause;
import io.github.httptoll.bench.wire.Delivered;
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
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a study file asked of server or wire beyond a delay, and what was delivered: a line of `delivered.jsonl`.
///
/// @param of the parameter of the cell, such as `wire`
/// @param shape all that the file says of it, such as `streams:5+idleMillis:500`
/// @param name the one value of which this is said
/// @param asked the value; of what is true or false, 1
/// @param delivered null: it was not seen
public record Delivery(String of, String shape, String name, double asked, @Nullable Double delivered) {
    /// A probe that would take longer is not made.
    private static final int MOST_MILLIS = 5_000;
    private static final int CHUNKS = 3;
    private static final int MOST_BYTES = 1_000_000;
    /// Far longer than a connection to this machine takes.
    private static final int DEAD_MILLIS = 300;

    /// What a probe sees of a value; null: nothing.
    private interface Probe {
        @Nullable
        Double seen() throws IOException;
    }

    /// What the server and the names of some cells do, probed: before anything is measured, as it takes a moment for each value.
    public static List<Delivery> probed(ServerAccess way, List<Parameters> cells) {
        Map<String, Delivery> all = new LinkedHashMap<>();
        URI server = way.server().url();
        for (Parameters cell : cells) {
            ServerBehaviour asked = cell.server();
            WireShape wire = cell.wire();
            Map<String, Probe> probes = new LinkedHashMap<>();
            if (asked.streams() > 0) {
                probes.put("streams", () -> (double) ServerProbe.streams(port(server, cell)).orElse(0));
            }
            if (asked.idleMillis() > 0) {
                probes.put("idleMillis", () -> asked.idleMillis() > MOST_MILLIS ? null : idle(server, cell));
            }
            if (asked.chunkBytes() > 0) {
                probes.put("chunkBytes",
                        () -> (double) ServerProbe.get(chunked(server, asked.chunkBytes())).largestChunk());
            }
            if (asked.stallMillis() > 0) {
                probes.put("stallMillis", () -> asked.stallEveryMillis() > MOST_MILLIS ? null : stall(server, asked));
            }
            probes.forEach((name, probe) -> add(all, "server", asked, name, probe));
            if (cell.request().gzip()) {
                add(all, "request", cell.request(), "gzip", () -> gzip(server, cell.bytes()));
            }
            if (wire.isNamed() && all.keySet().stream().noneMatch(key -> key.startsWith("wire " + wire + " "))) {
                named(all, wire, way.calls(cell));
            }
        }
        return List.copyOf(all.values());
    }

    private static void named(Map<String, Delivery> all, WireShape wire, URI at) {
        Names.Found found = found(at.getHost());
        add(all, "wire", wire, "resolveMillis", () -> found == null ? null : (Double) found.millis());
        add(all, "wire", wire, "resolveFailures", () -> found == null ? null : (Double) (double) found.failures());
        add(all, "wire", wire, "deadAddresses",
                () -> found == null ? null : (Double) dead(found.addresses(), at.getPort()));
    }

    private static Names.@Nullable Found found(String host) {
        try {
            return Names.look(host);
        } catch (IOException _) {
            return null;
        }
    }

    private static void add(Map<String, Delivery> all, String of, Record shape, String name, Probe probe) {
        double asked = NamedValues.number(shape, name);
        if (asked > 0) {
            all.computeIfAbsent(of + " " + shape + " " + name,
                    _ -> new Delivery(of, shape.toString(), name, asked, seen(probe)));
        }
    }

    private static @Nullable Double seen(Probe probe) {
        try {
            return probe.seen();
        } catch (IOException _) {
            return null;
        }
    }

    private static URI port(URI server, Parameters cell) throws IOException {
        return new FixtureControl(server).port(cell.server().port()).url();
    }

    private static @Nullable Double idle(URI server, Parameters cell) throws IOException {
        var seen = ServerProbe.idleMillis(port(server, cell), "/delay/0?bytes=0", 2 * MOST_MILLIS);
        return seen.isPresent() ? (Double) seen.getAsDouble() : null;
    }

    private static URI chunked(URI server, int bytes) {
        return call(server, CHUNKS * Math.min(bytes, MOST_BYTES), behaving("chunkBytes:" + bytes), RequestShape.USUAL);
    }

    private static ServerBehaviour behaving(String text) {
        return NamedValues.parse(text, ServerBehaviour.class);
    }

    private static double gzip(URI server, int bytes) throws IOException {
        ServerProbe.Answer answer = ServerProbe.get(
                call(server, Math.max(1, bytes), ServerBehaviour.USUAL,
                        NamedValues.parse("gzip:true", RequestShape.class)));
        return answer.encoded() && answer.bytes() == Math.max(1, bytes) ? 1 : 0;
    }

    private static URI call(URI server, int bytes, ServerBehaviour behaviour, RequestShape request) {
        return Parameters.of(Client.RAW_SOCKET, Strategy.SEQUENTIAL, 1, 1, 0).with(Parameter.BYTES, bytes)
                .with(Parameter.SERVER, behaviour).with(Parameter.REQUEST, request).workload(server).batch(0).getFirst()
                .uri();
    }

    /// The longest of the calls that are made one by one in a period, all of which have no delay.
    private static double stall(URI server, ServerBehaviour asked) throws IOException {
        URI call = call(server, 0, ServerBehaviour.stalling(asked.stallMillis(), asked.stallEveryMillis()),
                RequestShape.USUAL);
        new FixtureControl(server).reset();
        long end = System.nanoTime() + Duration.ofMillis(Math.round(asked.stallEveryMillis())).toNanos();
        double longest = 0;
        while (end - System.nanoTime() > 0) {
            longest = Math.max(longest, ServerProbe.get(call).millis());
            Pause.nanos(Duration.ofMillis(1).toNanos());
        }
        return longest;
    }

    /// How many addresses come first that no connection can be opened to.
    private static double dead(List<InetAddress> addresses, int port) {
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

    /// What a wire did to the calls that went over it.
    static List<Delivery> carried(WireShape shape, Delivered seen) {
        List<Delivery> all = new ArrayList<>();
        carried(all, shape, "roundTripMillis", seen.roundTripMillis());
        carried(all, shape, "megabitsPerSecond", seen.megabitsPerSecond());
        carried(all, shape, "heldShare", (double) seen.held() / Math.max(1, seen.segments()));
        carried(all, shape, "heldMillis", seen.heldMillis());
        return all;
    }

    private static void carried(List<Delivery> all, WireShape shape, String name, double delivered) {
        double asked = NamedValues.number(shape, name);
        if (asked > 0) {
            all.add(new Delivery("wire", shape.toString(), name, asked, delivered == 0 ? null : (Double) delivered));
        }
    }
}
