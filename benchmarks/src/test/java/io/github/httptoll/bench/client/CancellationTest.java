// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.bench.check.AsyncCalls;
import io.github.httptoll.bench.check.Batches;
import io.github.httptoll.bench.timeline.Timeline;
import io.github.httptoll.client.AsyncClient;
import io.github.httptoll.client.Call;
import io.github.httptoll.client.CancellableClient;
import io.github.httptoll.client.ClientDescription.Role;
import io.github.httptoll.client.ClientSettings.SessionPolicy;
import io.github.httptoll.client.Outcome;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A call that is given up ends without an answer, once, and the client goes on.
@Tag("slow")
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class CancellationTest {
    static Stream<Client> asynchronous() {
        return Stream.of(Client.values()).filter(client -> client.hasAsyncForm() && client.role() == Role.LIBRARY);
    }

    @ParameterizedTest
    @MethodSource("asynchronous")
    void itsCallerKnowsAtOnceAndTheNextCallIsAnswered(Client client) throws Exception {
        try (AsyncClient open = client.openAsync(Batches.patient(1, SessionPolicy.SHARED))) {
            assertInstanceOf(CancellableClient.class, open);
        }
        new AsyncCalls(client).cancelled();
    }

    /// Of the others some still do something with a call when they have called back, and its cancellation may reach the next one.
    static List<Client> quickToEnd() {
        return List.of(Client.ARMERIA, Client.named("VERTX"), Client.named("REACTOR_NETTY"), Client.JDK);
    }

    @ParameterizedTest
    @MethodSource("quickToEnd")
    void givenUpAfterItsAnswerItChangesNothing(Client client) throws Exception {
        BlockingQueue<Outcome> outcomes = new LinkedBlockingQueue<>();
        try (ScriptedServer server = new ScriptedServer(socket -> {
            while (ScriptedServer.request(socket) > 0) {
                ScriptedServer.send(socket, ScriptedServer.ANSWER);
            }
        }); AsyncClient open = client.openAsync(Batches.patient(1, SessionPolicy.SHARED))) {
            CancellableClient cancellable = assertInstanceOf(CancellableClient.class, open);
            Call call = new Call(server.url().resolve("/x?token=t"), "t", 3);
            for (int i = 0; i < 3; i++) {
                Runnable giveUp = cancellable.startCancellable(call, new Timeline(), outcomes::add);
                Outcome answer = outcomes.take();
                assertTrue(answer.answers(call), answer::toString);
                giveUp.run();
            }
        }
        assertEquals(List.of(), List.copyOf(outcomes), "told twice");
    }
}
