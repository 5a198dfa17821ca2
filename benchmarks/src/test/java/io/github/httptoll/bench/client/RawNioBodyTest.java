// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.bench.check.Batches;
import io.github.httptoll.bench.timeline.Timeline;
import io.github.httptoll.bench.workload.RandomBody;
import io.github.httptoll.client.AsyncClient;
import io.github.httptoll.client.Call;
import io.github.httptoll.client.ClientSettings.SessionPolicy;
import io.github.httptoll.client.ClientSettings;
import io.github.httptoll.client.Detail;
import io.github.httptoll.client.Outcome;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What the raw clients with a selector do with bodies that a socket does not take at once.
class RawNioBodyTest {
    private static final ClientSettings SETTINGS = Batches.patient(1, SessionPolicy.SHARED);

    static Stream<Client> nio() {
        return Stream.of(Client.RAW_NIO, Client.RAW_NIO_HAND_OFF);
    }

    /// The server does not read before `start` has returned, so what the socket did not take then is written, and stamped, afterwards.
    @ParameterizedTest
    @MethodSource("nio")
    void aBodyThatTheSocketDoesNotTakeAtOnceIsWrittenToItsEndAndThenStamped(Client client) throws Exception {
        RandomBody body = RandomBody.random(24_000_000);
        CountDownLatch started = new CountDownLatch(1);
        AtomicLong readFromNanos = new AtomicLong();
        try (ScriptedServer server = new ScriptedServer(socket -> {
            ScriptedServer.request(socket);
            ScriptedServer.send(socket, ScriptedServer.ANSWER);
            started.await();
            readFromNanos.set(System.nanoTime());
            for (int i = 0; i < 2; i++) {
                boolean whole = Arrays.equals(body.bytes(), ScriptedServer.posted(socket).body());
                ScriptedServer.send(socket, ScriptedServer.ANSWER.replace("Token: t", "Token: " + whole));
            }
        }); AsyncClient open = client.openAsync(SETTINGS)) {
            RawNioClientTest.call(open, RawNioClientTest.call(server.url(), ""), () -> {});
            Call post = new Call(server.url().resolve("/x?token=t"), "t", 3, body);
            Timeline timeline = new Timeline();
            AtomicLong leasedBeforeNanos = new AtomicLong();
            assertEquals("true", RawNioClientTest.call(open, post, timeline, () -> {
                leasedBeforeNanos.set(System.nanoTime());
                started.countDown();
            }).token());
            assertTrue(timeline.nanos(Detail.WRITE) >= readFromNanos.get() - leasedBeforeNanos.get(),
                    "written before the server read");
            assertEquals("true", RawNioClientTest.call(open, post, new Timeline(), () -> {}).token());
        }
    }

    /// An answer to half a request is none: the rest of the body would be taken for the next request.
    @ParameterizedTest
    @MethodSource("nio")
    void anAnswerBeforeTheEndOfABodyIsOneFailure(Client client) throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch failed = new CountDownLatch(1);
        try (ScriptedServer server = new ScriptedServer(socket -> {
            ScriptedServer.request(socket);
            ScriptedServer.send(socket, ScriptedServer.ANSWER);
            started.await();
            ScriptedServer.send(socket, ScriptedServer.ANSWER);
            failed.await();
        }); AsyncClient open = client.openAsync(SETTINGS)) {
            RawNioClientTest.call(open, RawNioClientTest.call(server.url(), ""), () -> {});
            Queue<Outcome> outcomes = new ConcurrentLinkedQueue<>();
            open.start(new Call(server.url().resolve("/x?token=t"), "t", 3, RandomBody.random(24_000_000)),
                    new Timeline(), outcome -> {
                        outcomes.add(outcome);
                        failed.countDown();
                    });
            started.countDown();
            failed.await();
            assertInstanceOf(Outcome.Failure.class, outcomes.remove());
        }
    }
}
