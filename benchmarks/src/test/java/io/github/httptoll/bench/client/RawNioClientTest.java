// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.bench.fixture.ClosedPort;
import io.github.httptoll.bench.check.Batches;
import io.github.httptoll.bench.fixture.FixtureControl;
import io.github.httptoll.bench.fixture.LiveFixture;
import io.github.httptoll.bench.timeline.Timeline;
import io.github.httptoll.bench.workload.Workload;
import io.github.httptoll.client.AsyncClient;
import io.github.httptoll.client.Call;
import io.github.httptoll.client.ClientSettings.SessionPolicy;
import io.github.httptoll.client.ClientSettings;
import io.github.httptoll.client.Outcome;
import java.net.URI;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The threads of the non-blocking raw clients: who calls back, who may start, what an end does.
@Tag("slow")
@Isolated("looks for threads of this JVM by name")
class RawNioClientTest {
    private static final int AT_ONCE = 200;
    @RegisterExtension
    static final LiveFixture SERVER = new LiveFixture();

    private static final ClientSettings SETTINGS = Batches.patient(AT_ONCE, SessionPolicy.SHARED);

    static List<Client> nio() {
        return List.of(Client.RAW_NIO, Client.RAW_NIO_HAND_OFF);
    }

    @ParameterizedTest
    @MethodSource("nio")
    void callbacksStartTheNextOfTwoHundredAtOnce(Client client) throws Exception {
        FixtureControl control = SERVER.control();
        control.reset();
        List<Call> calls = new Workload(SERVER.url(), 10 * AT_ONCE, List.of(20.0, 0.0, 1.0), 300).batch(1);
        Set<String> threads = ConcurrentHashMap.newKeySet();
        List<Outcome> outcomes;
        try (AsyncClient open = client.openAsync(SETTINGS)) {
            outcomes = chained(open, calls, AT_ONCE, threads);
        }
        assertTrue(control.counters().connectionsOpened() <= AT_ONCE);
        for (int i = 0; i < outcomes.size(); i++) {
            assertTrue(outcomes.get(i).answers(calls.get(i)), outcomes.get(i)::toString);
        }
        assertEquals(Set.of(client == Client.RAW_NIO ? "raw-nio" : "raw-nio-hand-off"), threads);
        assertNoThreads();
    }

    @Test
    void aLongRowOfCallsThatFailAtOnceNeedsNoDeepStack() throws Exception {
        try (ClosedPort closed = new ClosedPort(); AsyncClient open = Client.RAW_NIO.openAsync(SETTINGS)) {
            List<Call> calls = new Workload(closed.url(), 5_000, List.of(0.0), 1).batch(1);
            chained(open, calls, 1, ConcurrentHashMap.newKeySet())
                    .forEach(outcome -> assertInstanceOf(Outcome.Failure.class, outcome));
        }
    }

    @ParameterizedTest
    @MethodSource("nio")
    void closeFailsWhatIsInFlightOnceAndEndsTheThreads(Client client) throws Exception {
        CountDownLatch asked = new CountDownLatch(20);
        try (ScriptedServer server = new ScriptedServer(socket -> {
            ScriptedServer.request(socket);
            asked.countDown();
            ScriptedServer.request(socket);
        })) {
            Queue<Outcome> outcomes = new ConcurrentLinkedQueue<>();
            AsyncClient open = client.openAsync(SETTINGS);
            for (int i = 0; i < 20; i++) {
                open.start(call(server.url(), ""), new Timeline(), outcomes::add);
            }
            asked.await();
            open.close();
            assertNoThreads();
            assertEquals(20, outcomes.size());
            open.start(call(server.url(), ""), new Timeline(), outcomes::add);
            open.close();
            assertEquals(21, outcomes.size());
            outcomes.forEach(outcome -> assertInstanceOf(Outcome.Failure.class, outcome));
        }
    }

    @Test
    void callbacksThatStartMoreDuringCloseAllEnd() throws Exception {
        CountDownLatch asked = new CountDownLatch(10);
        try (ScriptedServer server = new ScriptedServer(socket -> {
            ScriptedServer.request(socket);
            asked.countDown();
            ScriptedServer.request(socket);
        })) {
            AtomicInteger ended = new AtomicInteger();
            AsyncClient open = Client.RAW_NIO.openAsync(SETTINGS);
            for (int i = 0; i < 10; i++) {
                open.start(call(server.url(), ""), new Timeline(), outcome -> {
                    ended.incrementAndGet();
                    open.start(call(server.url(), ""), new Timeline(), last -> ended.incrementAndGet());
                });
            }
            asked.await();
            open.close();
            assertEquals(20, ended.get());
        }
    }

    /// The server does not read before `start` has returned, so a start that waited for the socket would never return.
    @Test
    void aRequestThatTheSocketDoesNotTakeAtOnceIsFinishedBySelector() throws Exception {
        String longToken = "x".repeat(24_000_000);
        CountDownLatch started = new CountDownLatch(2);
        try (ScriptedServer server = new ScriptedServer(socket -> {
            ScriptedServer.request(socket);
            ScriptedServer.send(socket, ScriptedServer.ANSWER);
            for (int i = 0; i < 2; i++) {
                started.await();
                int length = ScriptedServer.request(socket);
                ScriptedServer.send(socket, ScriptedServer.ANSWER.replace("Token: t", "Token: " + length));
            }
        }); AsyncClient open = Client.RAW_NIO.openAsync(SETTINGS)) {
            call(open, call(server.url(), ""), () -> {});
            started.countDown();
            Outcome.Reply whole = call(open, call(server.url(), longToken), started::countDown);
            int request = RawChannel.remaining(new RawRequest(call(server.url(), longToken), true).parts());
            assertEquals(Integer.toString(request), whole.token());
            assertEquals(Integer.toString(request - longToken.length()),
                    call(open, call(server.url(), ""), () -> {}).token());
        }
    }

    static Outcome.Reply call(AsyncClient open, Call call, Runnable whenStarted) throws InterruptedException {
        return call(open, call, new Timeline(), whenStarted);
    }

    static Outcome.Reply call(AsyncClient open, Call call, Timeline timeline, Runnable whenStarted)
            throws InterruptedException {
        Queue<Outcome> outcomes = new ConcurrentLinkedQueue<>();
        CountDownLatch ended = new CountDownLatch(1);
        open.start(call, timeline, outcome -> {
            outcomes.add(outcome);
            ended.countDown();
        });
        whenStarted.run();
        ended.await();
        return assertInstanceOf(Outcome.Reply.class, outcomes.remove());
    }

    static Call call(URI server, String token) {
        return new Call(server.resolve("/x?token=" + token), token, 3);
    }

    /// Makes calls, each callback starting the next one; outcomes in the order of the calls.
    private static List<Outcome> chained(AsyncClient open, List<Call> calls, int atOnce, Set<String> threads)
            throws InterruptedException {
        Outcome[] outcomes = new Outcome[calls.size()];
        AtomicInteger next = new AtomicInteger(atOnce);
        CountDownLatch ended = new CountDownLatch(outcomes.length);
        Consumer<Integer> starter = new Consumer<>() {
            @Override
            public void accept(Integer index) {
                open.start(calls.get(index), new Timeline(), outcome -> {
                    threads.add(Thread.currentThread().getName());
                    outcomes[index] = outcome;
                    int follower = next.getAndIncrement();
                    if (follower < outcomes.length) {
                        accept(follower);
                    }
                    ended.countDown();
                });
            }
        };
        for (int i = 0; i < atOnce; i++) {
            starter.accept(i);
        }
        ended.await();
        return List.of(outcomes);
    }

    /// When a client has been closed its threads are going away; they may take a moment.
    private static void assertNoThreads() {
        long giveUpNanos = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        while (!threads().isEmpty() && System.nanoTime() < giveUpNanos) {
            Thread.yield();
        }
        assertEquals(List.of(), threads());
    }

    private static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream().map(Thread::getName)
                .filter(name -> name.startsWith("raw-nio")).toList();
    }
}
