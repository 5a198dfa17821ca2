package io.github.httptoll.bench.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.bench.client.ClientSettings.Level;
import io.github.httptoll.bench.client.ClientSettings.SessionPolicy;
import io.github.httptoll.bench.fixture.FixtureControl;
import io.github.httptoll.bench.fixture.FixtureProcess;
import io.github.httptoll.bench.timeline.Timeline;
import io.github.httptoll.bench.workload.Call;
import io.github.httptoll.bench.workload.Outcome;
import io.github.httptoll.bench.workload.Workload;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// A call that is given up ends long before its answer, once, and the client goes on.
class CancellationTest {
    private static final double A_MINUTE = 60_000;

    private static FixtureProcess server;
    private static FixtureControl control;

    @BeforeAll
    static void startServer() throws IOException {
        server = FixtureProcess.start(ProcessBuilder.Redirect.INHERIT);
        control = new FixtureControl(server.url());
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    static Stream<Client> asynchronous() {
        return Stream.of(Client.values()).filter(Client::callsBack)
                .filter(client -> client != Client.NO_TRANSPORT && client != Client.RAW_NIO
                        && client != Client.RAW_NIO_HAND_OFF);
    }

    @ParameterizedTest
    @MethodSource("asynchronous")
    void itsCallerKnowsAtOnceAndTheNextCallIsAnswered(Client client) throws Exception {
        BlockingQueue<Outcome> outcomes = new LinkedBlockingQueue<>();
        try (AsyncClient open = client.openAsync(ClientSettings.of(2, Level.TUNED, SessionPolicy.SHARED))) {
            CancellableClient cancellable = assertInstanceOf(CancellableClient.class, open);
            control.reset();
            Runnable giveUp = cancellable.startCancellable(call(A_MINUTE), new Timeline(), outcomes::add);
            while (control.counters().maxInFlight() == 0) {
                Thread.sleep(5);
            }
            giveUp.run();
            giveUp.run();
            assertInstanceOf(Outcome.Failure.class, outcomes.poll(20, TimeUnit.SECONDS));
            Call next = call(0);
            cancellable.start(next, new Timeline(), outcomes::add);
            Outcome answer = outcomes.poll(20, TimeUnit.SECONDS);
            assertTrue(answer != null && answer.answers(next), String.valueOf(answer));
        }
        assertEquals(List.of(), List.copyOf(outcomes), "told twice");
    }

    @ParameterizedTest
    @EnumSource(value = Client.class, names = {"ARMERIA", "VERTX", "REACTOR_NETTY", "JDK"})
    void givenUpAfterItsAnswerItChangesNothing(Client client) throws Exception {
        BlockingQueue<Outcome> outcomes = new LinkedBlockingQueue<>();
        try (AsyncClient open = client.openAsync(ClientSettings.of(1, Level.TUNED, SessionPolicy.SHARED))) {
            CancellableClient cancellable = assertInstanceOf(CancellableClient.class, open);
            control.reset();
            for (int i = 0; i < 3; i++) {
                Call call = call(0);
                Runnable giveUp = cancellable.startCancellable(call, new Timeline(), outcomes::add);
                Outcome answer = outcomes.poll(20, TimeUnit.SECONDS);
                assertTrue(answer != null && answer.answers(call), String.valueOf(answer));
                giveUp.run();
            }
        }
        assertEquals(List.of(), List.copyOf(outcomes), "told twice");
    }

    private static Call call(double delayMillis) {
        return Workload.fixed(server.url(), 1, delayMillis).batch(0).getFirst();
    }
}
