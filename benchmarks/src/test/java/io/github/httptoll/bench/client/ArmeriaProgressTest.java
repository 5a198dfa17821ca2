// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.linecorp.armeria.client.ClientFactory;
import com.linecorp.armeria.client.WebClient;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.RequestContext;
import io.github.httptoll.bench.timeline.Timeline;
import io.github.httptoll.client.Outcome;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.Timeout;

/// When a call of Armeria is over.
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class ArmeriaProgressTest {

    /// As where the caller's thread loses its core between the call and its subscription.
    @Test
    void itsConnectionIsFreeAlsoWhereTheAnswerIsConsumedLate() throws Exception {
        AtomicInteger connections = new AtomicInteger();
        BlockingQueue<RequestContext> calls = new LinkedBlockingQueue<>();
        CompletableFuture<Outcome> first = new CompletableFuture<>();
        ArmeriaProgress progress = new ArmeriaProgress(new Timeline(), false, first::complete);
        try (ScriptedServer server = new ScriptedServer(socket -> {
            connections.incrementAndGet();
            while (ScriptedServer.request(socket) > 0) {
                ScriptedServer.send(socket, ScriptedServer.ANSWER);
            }
        }); ClientFactory factory = ClientFactory.builder().build()) {
            WebClient client = WebClient.builder("h1c://127.0.0.1:" + server.url().getPort()).factory(factory)
                    .contextCustomizer(calls::add).build();
            CompletableFuture<Integer> second = first
                    .thenCompose(_ -> client.get("/second").aggregate()).thenApply(answer -> answer.status().code());
            HttpResponse response = client.get("/first");
            RequestContext call = calls.take();
            call.log().addListener(progress);
            call.log().whenComplete().join();
            response.subscribe(progress);
            assertEquals(200, second.join());
            assertEquals(1, connections.get());
            assertEquals(3, assertInstanceOf(Outcome.Reply.class, first.join()).bytes());
        }
    }
}
