// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study.run;

import io.github.httptoll.bench.cell.Parameter;
import io.github.httptoll.bench.cell.Parameters;
import io.github.httptoll.bench.client.Client;
import io.github.httptoll.bench.fixture.Burst;
import io.github.httptoll.bench.fixture.FixtureControl;
import io.github.httptoll.bench.fixture.ServerProbe;
import io.github.httptoll.bench.strategy.Strategy;
import io.github.httptoll.bench.timeline.Pause;
import io.github.httptoll.bench.workload.NamedValues;
import io.github.httptoll.bench.workload.RequestShape;
import io.github.httptoll.bench.workload.ServerBehaviour;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/// What the server of a cell does beyond a delay, seen over sockets of ours: without a client, and without the wire of the cell.
///
/// Each value is asked for alone. What a method throws says why a value cannot be seen.
///
/// @param server its address, without a path
record ServerSide(URI server, Parameters cell) {
    /// A probe that would take longer is not made.
    static final int MOST_MILLIS = 5_000;
    private static final int CHUNKS = 3;
    private static final int MOST_BYTES = 1_000_000;
    /// How long a call of a burst is served: long against sending all of them.
    private static final double SERVED_MILLIS = 100;
    /// Calls of a burst beyond those that are served at once.
    private static final int MORE = 2;
    /// A burst opens a connection for each call.
    private static final int MOST_AT_ONCE = 300;
    /// Writes of an answer. Nagle's algorithm lets the first one pass, and joins the others.
    private static final int WRITES = 8;
    private static final int WRITE_BYTES = 16;

    /// A burst of more calls than threads or slots: the most that the server had in service at one time, by its own clock.
    double inService() throws IOException {
        int limit = cell.server().concurrency();
        if (limit > MOST_AT_ONCE) {
            throw new IOException("it would take more than " + MOST_AT_ONCE + " connections");
        }
        String asked = cell.server().threads() > 0 ? "threads:" : "slots:";
        List<URI> calls = calls(server, limit + MORE, SERVED_MILLIS, behaving(asked + limit));
        return Burst.mostAtOnce(Burst.make(calls, calls.size()), SERVED_MILLIS);
    }

    /// The calls of cells whose delays are drawn, some at once, by the server's clock.
    List<Burst.Served> drawn(int calls, int atOnce) throws IOException {
        ServerBehaviour asked = cell.server();
        ServerBehaviour drawing = behaving("distribution:" + asked.distribution() + "+jitterMillis:"
                + asked.jitterMillis() + "+seed:" + asked.seed());
        return Burst.make(calls(server, calls, cell.delayMillis(), drawing), atOnce);
    }

    /// Whether head and body of an answer are two segments, where they would be one.
    double apart() throws IOException {
        return segments(server, WRITE_BYTES, "apart:true") > 1 ? 1 : 0;
    }

    /// Whether each write of an answer is a segment, though none of them has been acknowledged.
    double noDelay() throws IOException {
        return segments(port(), WRITES * WRITE_BYTES, "chunkBytes:" + WRITE_BYTES) * 2 >= WRITES ? 1 : 0;
    }

    private static long segments(URI at, int bytes, String behaviour) throws IOException {
        OptionalLong segments = ServerProbe.segments(call(at, bytes, behaving(behaviour), RequestShape.USUAL));
        return segments
                .orElseThrow(() -> new IOException("this system does not count the segments of a connection"));
    }

    /// Connections that are served while all stay open, of some more than there may be.
    double connections() throws IOException {
        int most = cell.server().maxConnections();
        if (most > MOST_AT_ONCE) {
            throw new IOException("it would take more than " + MOST_AT_ONCE + " connections");
        }
        return ServerProbe.served(port(), "/delay/0?bytes=0", most + MORE);
    }

    /// Most calls at once on a connection, as its settings say.
    double streams() throws IOException {
        return ServerProbe.streams(port()).orElse(0);
    }

    /// How long a connection stays open after an answer.
    double idle() throws IOException {
        notLonger(cell.server().idleMillis());
        OptionalDouble idle = ServerProbe.idleMillis(port(), "/delay/0?bytes=0", 2 * MOST_MILLIS);
        return idle
                .orElseThrow(() -> new IOException("the connection was still open after " + 2 * MOST_MILLIS + " ms"));
    }

    double largestChunk() throws IOException {
        int bytes = cell.server().chunkBytes();
        if (bytes > MOST_BYTES) {
            throw new IOException("it would take an answer of more than " + CHUNKS * MOST_BYTES + " bytes");
        }
        return ServerProbe.get(call(server, CHUNKS * bytes, behaving("chunkBytes:" + bytes), RequestShape.USUAL))
                .largestChunk();
    }

    /// Whether an answer came in gzip, and has its length when it is decoded.
    double gzip() throws IOException {
        int bytes = Math.max(1, cell.bytes());
        ServerProbe.Answer answer = ServerProbe.get(
                call(server, bytes, ServerBehaviour.USUAL, NamedValues.parse("gzip:true", RequestShape.class)));
        return answer.encoded() && answer.bytes() == bytes ? 1 : 0;
    }

    /// The longest of the calls that are made one by one in a period, all of which have no delay.
    double stall() throws IOException {
        ServerBehaviour asked = cell.server();
        notLonger(asked.stallEveryMillis());
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

    static void notLonger(double millis) throws IOException {
        if (millis > MOST_MILLIS) {
            throw new IOException("it would take longer than " + MOST_MILLIS + " ms");
        }
    }

    private URI port() throws IOException {
        return new FixtureControl(server).port(cell.server().port()).url();
    }

    private static ServerBehaviour behaving(String text) {
        return NamedValues.parse(text, ServerBehaviour.class);
    }

    private static List<URI> calls(URI server, int calls, double delayMillis, ServerBehaviour behaviour) {
        return Parameters.of(Client.RAW_SOCKET, Strategy.SEQUENTIAL, calls, 1, delayMillis)
                .with(Parameter.SERVER, behaviour).workload(server).batch(0).stream().map(call -> call.uri()).toList();
    }

    private static URI call(URI server, int bytes, ServerBehaviour behaviour, RequestShape request) {
        return Parameters.of(Client.RAW_SOCKET, Strategy.SEQUENTIAL, 1, 1, 0).with(Parameter.BYTES, bytes)
                .with(Parameter.SERVER, behaviour).with(Parameter.REQUEST, request).workload(server).batch(0).getFirst()
                .uri();
    }
}
