// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.bench.check.Batches;
import io.github.httptoll.bench.client.H2Peer.Request;
import io.github.httptoll.client.ClientSettings.SessionPolicy;
import io.github.httptoll.client.ClientSettings;
import io.github.httptoll.client.Outcome;
import io.github.httptoll.client.Protocol;
import io.github.httptoll.client.TrustedCertificates;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What the raw clients do over HTTP/2, as a server sees it that writes its own frames.
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
class RawH2Test {
    static final ClientSettings SETTINGS = over(Batches.patient(100, SessionPolicy.SHARED));
    private static final int MAX_STREAMS = 3;
    private static final int HEADER_TABLE = 1;

    static ClientSettings over(ClientSettings settings) {
        return settings.over(Protocol.H2C, TrustedCertificates.SYSTEM);
    }

    static Stream<Client> raw() {
        return Stream.of(Client.RAW_SOCKET, Client.RAW_NIO);
    }

    @ParameterizedTest
    @MethodSource("raw")
    void callsShareAConnectionAndAreAnsweredInAnyOrder(Client client) throws Exception {
        AtomicInteger connections = new AtomicInteger();
        int calls = 50;
        try (ScriptedServer server = new ScriptedServer(socket -> {
            connections.incrementAndGet();
            H2Peer peer = new H2Peer(socket);
            List<Request> requests = new ArrayList<>();
            for (int i = 0; i < calls; i++) {
                requests.addFirst(peer.request());
            }
            for (Request request : requests) {
                peer.headers(request);
            }
            for (Request request : requests) {
                peer.send(RawH2Frame.DATA, RawH2Frame.END_STREAM, request.stream(), new byte[3]);
            }
            peer.drain();
        }); OpenRaw open = new OpenRaw(client, SETTINGS, server.url())) {
            List<CompletableFuture<Outcome>> outcomes = IntStream.range(0, calls).mapToObj(i -> open.call("t" + i))
                    .toList();
            for (int i = 0; i < calls; i++) {
                assertEquals(right("t" + i), outcomes.get(i).join());
            }
        }
        assertEquals(1, connections.get());
    }

    @ParameterizedTest
    @MethodSource("raw")
    void requestsAreWhatADecoderExpectsWithAndWithoutATable(Client client) throws Exception {
        String token = "x".repeat(300);
        List<Request> seen = new ArrayList<>();
        for (int[] settings : List.of(new int[]{}, new int[]{HEADER_TABLE, 0})) {
            try (ScriptedServer server = new ScriptedServer(socket -> {
                H2Peer peer = new H2Peer(socket, settings);
                for (int i = 0; i < 4; i++) {
                    Request request = peer.request();
                    seen.add(request);
                    peer.answer(request);
                    if (i == 0 && settings.length > 0) {
                        peer.frame(RawH2Frame.SETTINGS);
                        peer.keepsNoTable();
                    }
                }
                peer.drain();
            }); OpenRaw open = new OpenRaw(client, SETTINGS, server.url())) {
                for (String each : List.of("a", token, "c", token)) {
                    assertEquals(right(each), open.call(each).join());
                    Request request = seen.getLast();
                    assertEquals(Map.of(":method", "GET", ":scheme", "http", ":path", "/x?token=" + each,
                            ":authority", server.url().getAuthority()), request.headers());
                }
            }
        }
        assertEquals(List.of(1, 3, 5, 7, 1, 3, 5, 7), seen.stream().map(Request::stream).toList());
    }

    /// The connection says what it can take first, and answers settings and pings.
    @ParameterizedTest
    @MethodSource("raw")
    void settingsAndPingsAreAnswered(Client client) throws Exception {
        byte[] ping = {1, 2, 3, 4, 5, 6, 7, 8};
        CompletableFuture<List<RawH2Frame>> frames = new CompletableFuture<>();
        try (ScriptedServer server = new ScriptedServer(socket -> {
            H2Peer peer = new H2Peer(socket, MAX_STREAMS, 7);
            RawH2Frame settings = peer.frame();
            Request request = peer.request();
            RawH2Frame acknowledged = peer.frame(RawH2Frame.SETTINGS);
            peer.send(RawH2Frame.PING, 0, 0, ping);
            frames.complete(List.of(settings, acknowledged, peer.frame(RawH2Frame.PING)));
            // One that is not known, and one that only says how calls matter.
            peer.send(0x77, 0x7f, 5, ping);
            peer.send(2, 0, request.stream(), new byte[5]);
            peer.answer(request);
            peer.drain();
        }); OpenRaw open = new OpenRaw(client, SETTINGS, server.url())) {
            assertEquals(right("t"), open.call("t").join());
            RawH2Frame settings = frames.join().getFirst();
            assertEquals(RawH2Frame.SETTINGS, settings.type());
            assertEquals(ByteBuffer.wrap(new byte[]{0, 2, 0, 0, 0, 0}), settings.payload().slice(0, 6), "no push");
            assertEquals(RawH2Frame.ACK, frames.join().get(1).flags());
            assertEquals(RawH2Frame.ACK, frames.join().get(2).flags());
            assertEquals(ByteBuffer.wrap(ping), frames.join().get(2).payload());
        }
    }

    @ParameterizedTest
    @MethodSource("raw")
    void noMoreStreamsAreOpenThanTheServerAllows(Client client) throws Exception {
        int calls = 12;
        AtomicInteger most = new AtomicInteger();
        try (ScriptedServer server = new ScriptedServer(socket -> {
            H2Peer peer = new H2Peer(socket, MAX_STREAMS, 2);
            peer.answer(peer.request());
            List<Request> waiting = new ArrayList<>();
            for (int left = calls; left > 0; left--) {
                while (waiting.size() < Math.min(2, left)) {
                    waiting.add(peer.request());
                }
                // What has been sent too early comes before the answer to this.
                peer.send(RawH2Frame.PING, 0, 0, new byte[8]);
                for (RawH2Frame next = peer.frame(); next.type() != RawH2Frame.PING; next = peer.frame()) {
                    if (next.type() == RawH2Frame.HEADERS) {
                        waiting.add(peer.request(next));
                    }
                }
                most.accumulateAndGet(waiting.size(), Math::max);
                peer.answer(waiting.removeFirst());
            }
            peer.drain();
        }); OpenRaw open = new OpenRaw(client, SETTINGS, server.url())) {
            assertEquals(right("first"), open.call("first").join());
            List<CompletableFuture<Outcome>> outcomes = IntStream.range(0, calls).mapToObj(i -> open.call("t" + i))
                    .toList();
            for (int i = 0; i < calls; i++) {
                assertEquals(right("t" + i), outcomes.get(i).join());
            }
        }
        assertEquals(2, most.get());
    }

    @ParameterizedTest
    @MethodSource("raw")
    void anAnswerLongerThanAllWindowsIsWhole(Client client) throws Exception {
        int frames = 3 * RawH2Session.WINDOW / RawH2Frame.LONGEST;
        byte[] part = H2Peer.padded(new byte[RawH2Frame.LONGEST - 101], 100, false);
        AtomicInteger updates = new AtomicInteger();
        try (ScriptedServer server = new ScriptedServer(socket -> {
            H2Peer peer = new H2Peer(socket);
            Request request = peer.request();
            peer.headers(request);
            long[] room = {RawH2Session.WINDOW, RawH2Session.WINDOW};
            for (int i = 0; i < frames; i++) {
                while (Math.min(room[0], room[1]) < part.length) {
                    RawH2Frame update = peer.frame(RawH2Frame.WINDOW_UPDATE);
                    room[update.stream() == 0 ? 0 : 1] += update.payload().getInt();
                    updates.incrementAndGet();
                }
                room[0] -= part.length;
                room[1] -= part.length;
                peer.send(RawH2Frame.DATA, RawH2Frame.PADDED, request.stream(), part);
            }
            peer.send(RawH2Frame.DATA, RawH2Frame.END_STREAM, request.stream(), H2Peer.NOTHING);
            peer.drain();
        }); OpenRaw open = new OpenRaw(client, SETTINGS, server.url())) {
            assertEquals(new Outcome.Reply(200, (long) frames * (RawH2Frame.LONGEST - 101), "t", null),
                    open.call("t").join());
        }
        assertTrue(updates.get() >= 4, updates + " updates");
    }

    @ParameterizedTest
    @MethodSource("raw")
    void headersMayComeInPartsWithPaddingAfterAnInterimAnswerAndBeforeTrailers(Client client) throws Exception {
        try (ScriptedServer server = new ScriptedServer(socket -> {
            H2Peer peer = new H2Peer(socket);
            for (int i = 0; i < 3; i++) {
                Request request = peer.request();
                int stream = request.stream();
                peer.send(RawH2Frame.HEADERS, RawH2Frame.END_HEADERS, stream, peer.block(":status", "103", "x", "y"));
                byte[] block = peer.block(":status", "200", "httptoll-token", request.token(), "x", "y");
                byte[] first = H2Peer.padded(new byte[]{block[0]}, 7, true);
                peer.send(RawH2Frame.HEADERS, RawH2Frame.PADDED | RawH2Frame.PRIORITY, stream, first);
                for (int at = 1; at < block.length; at++) {
                    peer.send(RawH2Frame.CONTINUATION, at == block.length - 1 ? RawH2Frame.END_HEADERS : 0, stream,
                            new byte[]{block[at]});
                }
                peer.send(RawH2Frame.DATA, 0, stream, new byte[3]);
                peer.send(RawH2Frame.HEADERS, RawH2Frame.END_HEADERS | RawH2Frame.END_STREAM, stream,
                        peer.block("checksum", "1"));
            }
            peer.drain();
        }); OpenRaw open = new OpenRaw(client, SETTINGS, server.url())) {
            for (String token : List.of("a", "b", "a")) {
                assertEquals(right(token), open.call(token).join());
            }
        }
    }

    static Outcome right(String token) {
        return new Outcome.Reply(200, 3, token, null);
    }
}
