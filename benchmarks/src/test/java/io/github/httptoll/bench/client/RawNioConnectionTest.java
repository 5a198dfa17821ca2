// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.bench.check.Batches;
import io.github.httptoll.bench.timeline.Timeline;
import io.github.httptoll.bench.workload.RandomBody;
import io.github.httptoll.client.Call;
import io.github.httptoll.client.ClientSettings.SessionPolicy;
import io.github.httptoll.client.ClientSettings;
import io.github.httptoll.client.Outcome;
import java.io.EOFException;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.Timeout;

/// The two threads of [RawNioClient] that meet over an answer, as one: so each order of what they do can be had.
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
class RawNioConnectionTest {
    private static final ClientSettings SETTINGS = Batches.patient(1, SessionPolicy.SHARED);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final ByteBuffer chunk = ByteBuffer.allocate(RawAnswer.CHUNK);

    /// The thread that wrote the body stops before it says so, while the whole answer comes and, right behind it, the connection's end.
    @Test
    void theEndOfAConnectionTakesNoWholeAnswerAway() throws Exception {
        try (ScriptedServer server = new ScriptedServer(socket -> {
            ScriptedServer.posted(socket);
            ScriptedServer.send(socket, ScriptedServer.ANSWER);
        }); Selector selector = Selector.open()) {
            RawNioCall call = post(server.url(), 10);
            RawNioConnection connection = opened(selector, call);
            assertTrue(connection.send(call, true, MINUTE));
            readUntilPaused(selector, connection);
            assertFalse(connection.overdue(System.nanoTime() + MINUTE.toNanos() * 2));
            assertTrue(call.isSecondToMeet());
            assertTrue(connection.waits(call));
            Outcome.Reply reply = assertInstanceOf(Outcome.Reply.class, connection.answer());
            assertEquals("t", reply.token());
            selector.select();
            assertThrows(EOFException.class, () -> connection.read(chunk, MINUTE));
            connection.close();
        }
    }

    /// The server does not read the body, so the socket cannot take it; and it answers before the rest is handed to the selector thread.
    @Test
    void anAnswerBeforeTheRestOfARequestIsNone() throws Exception {
        try (ScriptedServer server = new ScriptedServer(socket -> {
            ScriptedServer.head(socket);
            ScriptedServer.send(socket, ScriptedServer.ANSWER);
            Thread.sleep(Duration.ofDays(1));
        }); Selector selector = Selector.open()) {
            RawNioCall call = post(server.url(), 24_000_000);
            RawNioConnection connection = opened(selector, call);
            assertFalse(connection.send(call, true, MINUTE));
            readUntilPaused(selector, connection);
            assertFalse(connection.finish(call));
            connection.close();
        }
    }

    private static RawNioCall post(URI server, int bytes) {
        return new RawNioCall(new Call(server.resolve("/x?token=t"), "t", 3, RandomBody.random(bytes)),
                new Timeline(), _ -> {});
    }

    private static RawNioConnection opened(Selector selector, RawNioCall call) throws IOException {
        RawNioConnection connection = new RawNioConnection(selector, call, SETTINGS, null);
        if (!connection.connect(call, MINUTE)) {
            selector.select();
        }
        assertEquals(call, connection.open());
        return connection;
    }

    /// Reads all that may be read of the answer.
    private void readUntilPaused(Selector selector, RawNioConnection connection) throws IOException {
        SelectionKey key = selector.keys().iterator().next();
        while (key.interestOps() != 0) {
            selector.select();
            assertNull(connection.read(chunk, MINUTE));
        }
    }
}
