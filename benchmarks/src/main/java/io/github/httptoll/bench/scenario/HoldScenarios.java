// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.scenario;

import io.github.httptoll.bench.workload.Workload;
import io.github.httptoll.client.AsyncClient;
import io.github.httptoll.client.Call;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ref.Reference;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.util.Timeout;

/// Connections, descriptors and threads that are held for longer than they are used.
final class HoldScenarios {
    private static final int CALLS = 400;
    /// Longer than it takes to open all connections on a machine with a core to spare, so that they are open together.
    private static final double LONG_MILLIS = 600;
    /// Longer than it takes on any other.
    private static final double LONGEST_MILLIS = 20_000;
    private static final int LIMIT = 100;
    private static final int CONNECTIONS = 10;
    private static final int LARGE = 100_000;
    /// Much longer than ten answers take, once the classes are loaded.
    private static final Timeout LEASE_LIMIT = Timeout.ofSeconds(2);
    private static final int CLIENTS = 10;
    private static final int COLLECTIONS = 3;
    private static final int ROUNDS = 3;

    private HoldScenarios() {}

    /// Where the first calls have their answers before the last ones are made, they were not at once: then with twice the delay.
    static Tally unlimited(ScenarioContext context) throws InterruptedException {
        double delayMillis = LONG_MILLIS;
        Tally tally = atOnce(context, CALLS, delayMillis);
        while (tally.value() == 0 && delayMillis < LONGEST_MILLIS) {
            delayMillis *= 2;
            tally = atOnce(context, CALLS, delayMillis);
        }
        return tally;
    }

    static Tally limited(ScenarioContext context) throws InterruptedException {
        return atOnce(context, LIMIT, LONG_MILLIS);
    }

    /// Loading classes takes descriptors too, and is over before the first call that counts.
    private static Tally atOnce(ScenarioContext context, int limit, double delayMillis) throws InterruptedException {
        AsyncClient client = context.async(limit, ScenarioContext.NO_LIMIT);
        context.warm(client, 1);
        List<Call> calls = context.calls(CALLS, delayMillis);
        return ScenarioContext.withoutAnswer(calls, ScenarioContext.bounded(limit, Duration.ZERO, calls,
                call -> ScenarioContext.start(client, call), ScenarioContext.NO_LIMIT));
    }

    static Tally unread(ScenarioContext context) throws IOException, InterruptedException {
        Queue<ClassicHttpResponse> held = new ConcurrentLinkedQueue<>();
        try {
            return answered(context, held::add);
        } finally {
            Reference.reachabilityFence(held);
        }
    }

    static Tally read(ScenarioContext context) throws IOException, InterruptedException {
        return answered(context, HoldScenarios::readAndClose);
    }

    private static void readAndClose(ClassicHttpResponse response) throws IOException {
        try (response) {
            response.getEntity().getContent().transferTo(OutputStream.nullOutputStream());
        }
    }

    /// Its API hands the response over and leaves reading and closing to the caller. The first call loads the classes, so that none that
    /// counts waits for that.
    private static Tally answered(ScenarioContext context, Reader reader) throws IOException, InterruptedException {
        Workload large = new Workload(context.server(), 3 * CONNECTIONS, List.of(0.0), LARGE);
        RequestConfig limits = RequestConfig.custom().setConnectionRequestTimeout(LEASE_LIMIT).build();
        try (CloseableHttpClient client = HttpClients.custom().setDefaultRequestConfig(limits)
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setMaxConnPerRoute(CONNECTIONS).setMaxConnTotal(CONNECTIONS).build())
                .build()) {
            readAndClose(client.executeOpen(null, new HttpGet(context.calls(1, 0).getFirst().uri()), null));
            List<CompletableFuture<Boolean>> answers = large.batch(0).stream().map(call -> {
                CompletableFuture<Boolean> answer = new CompletableFuture<>();
                Thread.startVirtualThread(() -> {
                    try {
                        reader.take(client.executeOpen(null, new HttpGet(call.uri()), null));
                        answer.complete(true);
                    } catch (IOException e) {
                        answer.completeExceptionally(e);
                    }
                });
                return answer;
            }).toList();
            ScenarioContext.unfinished(answers, ScenarioContext.NO_LIMIT);
            return Tally.of(answers.stream()
                    .filter(answer -> answer.state() != CompletableFuture.State.SUCCESS).count(), answers.size());
        }
    }

    static Tally kept(ScenarioContext context) throws InterruptedException {
        Set<Thread> before = threadsOfOthers(context);
        List<AsyncClient> clients = used(context);
        try {
            return left(before);
        } finally {
            Reference.reachabilityFence(clients);
        }
    }

    static Tally closed(ScenarioContext context) throws InterruptedException {
        Set<Thread> before = threadsOfOthers(context);
        used(context).forEach(AsyncClient::close);
        return left(before);
    }

    static Tally dropped(ScenarioContext context) throws InterruptedException {
        Set<Thread> before = threadsOfOthers(context);
        var _ = used(context);
        return left(before);
    }

    private static List<AsyncClient> used(ScenarioContext context) throws InterruptedException {
        List<AsyncClient> clients = Stream.generate(() -> context.async(1, ScenarioContext.PATIENCE)).limit(CLIENTS)
                .toList();
        ScenarioContext.unfinished(
                clients.stream().map(client -> ScenarioContext.start(client, context.calls(1, 0).getFirst())).toList(),
                ScenarioContext.PATIENCE);
        return clients;
    }

    /// The threads that are there anyway, among them those that all clients of a kind share: the first one brings them.
    private static Set<Thread> threadsOfOthers(ScenarioContext context) throws InterruptedException {
        AsyncClient first = context.async(1, ScenarioContext.PATIENCE);
        ScenarioContext.unfinished(List.of(ScenarioContext.start(first, context.calls(1, 0).getFirst())),
                ScenarioContext.PATIENCE);
        first.close();
        settle();
        return new HashSet<>(Thread.getAllStackTraces().keySet());
    }

    /// What is still there when nothing more goes, or after some rounds.
    private static Tally left(Set<Thread> before) throws InterruptedException {
        Set<Thread> left = new HashSet<>();
        for (int round = 0; round < ROUNDS && (round == 0 || !left.isEmpty()); round++) {
            settle();
            left = new HashSet<>(Thread.getAllStackTraces().keySet());
            left.removeAll(before);
        }
        return Tally.measured(left.size());
    }

    /// Unreachable objects are collected, and threads that are ending have the time to.
    private static void settle() throws InterruptedException {
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
            Thread.sleep(150);
        }
    }

    /// What is done with a response.
    private interface Reader {
        void take(ClassicHttpResponse response) throws IOException;
    }
}
