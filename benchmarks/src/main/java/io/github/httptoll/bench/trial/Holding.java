// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.trial;

import io.github.httptoll.bench.client.AsyncClient;
import io.github.httptoll.bench.workload.Call;
import io.github.httptoll.bench.workload.Workload;
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
final class Holding {
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

    private Holding() {}

    /// Where the first calls have their answers before the last ones are made, they were not at once: then with twice the delay.
    static Tally unlimited(Ground ground) throws InterruptedException {
        double delayMillis = LONG_MILLIS;
        Tally tally = atOnce(ground, CALLS, delayMillis);
        while (tally.value() == 0 && delayMillis < LONGEST_MILLIS) {
            delayMillis *= 2;
            tally = atOnce(ground, CALLS, delayMillis);
        }
        return tally;
    }

    static Tally limited(Ground ground) throws InterruptedException {
        return atOnce(ground, LIMIT, LONG_MILLIS);
    }

    /// Loading classes takes descriptors too, and is over before the first call that counts.
    private static Tally atOnce(Ground ground, int limit, double delayMillis) throws InterruptedException {
        AsyncClient client = ground.async(limit, Ground.NO_LIMIT);
        ground.warm(client, 1);
        List<Call> calls = ground.calls(CALLS, delayMillis);
        return Ground.withoutAnswer(calls, Ground.bounded(limit, Duration.ZERO, calls,
                call -> Ground.start(client, call), Ground.NO_LIMIT));
    }

    static Tally unread(Ground ground) throws IOException, InterruptedException {
        Queue<ClassicHttpResponse> held = new ConcurrentLinkedQueue<>();
        try {
            return answered(ground, held::add);
        } finally {
            Reference.reachabilityFence(held);
        }
    }

    static Tally read(Ground ground) throws IOException, InterruptedException {
        return answered(ground, Holding::readAndClose);
    }

    private static void readAndClose(ClassicHttpResponse response) throws IOException {
        try (response) {
            response.getEntity().getContent().transferTo(OutputStream.nullOutputStream());
        }
    }

    /// Its API hands the response over and leaves reading and closing to the caller. The first call loads the classes, so that none that
    /// counts waits for that.
    private static Tally answered(Ground ground, Reader reader) throws IOException, InterruptedException {
        Workload large = new Workload(ground.server(), 3 * CONNECTIONS, List.of(0.0), LARGE);
        RequestConfig limits = RequestConfig.custom().setConnectionRequestTimeout(LEASE_LIMIT).build();
        try (CloseableHttpClient client = HttpClients.custom().setDefaultRequestConfig(limits)
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setMaxConnPerRoute(CONNECTIONS).setMaxConnTotal(CONNECTIONS).build())
                .build()) {
            readAndClose(client.executeOpen(null, new HttpGet(ground.calls(1, 0).getFirst().uri()), null));
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
            Ground.unfinished(answers, Ground.NO_LIMIT);
            return Tally.of(answers.stream()
                    .filter(answer -> answer.state() != CompletableFuture.State.SUCCESS).count(), answers.size());
        }
    }

    static Tally kept(Ground ground) throws InterruptedException {
        Set<Thread> before = threadsOfOthers(ground);
        List<AsyncClient> clients = used(ground);
        try {
            return left(before);
        } finally {
            Reference.reachabilityFence(clients);
        }
    }

    static Tally closed(Ground ground) throws InterruptedException {
        Set<Thread> before = threadsOfOthers(ground);
        used(ground).forEach(AsyncClient::close);
        return left(before);
    }

    static Tally dropped(Ground ground) throws InterruptedException {
        Set<Thread> before = threadsOfOthers(ground);
        var _ = used(ground);
        return left(before);
    }

    private static List<AsyncClient> used(Ground ground) throws InterruptedException {
        List<AsyncClient> clients = Stream.generate(() -> ground.async(1, Ground.PATIENCE)).limit(CLIENTS).toList();
        Ground.unfinished(clients.stream().map(client -> Ground.start(client, ground.calls(1, 0).getFirst())).toList(),
                Ground.PATIENCE);
        return clients;
    }

    /// The threads that are there anyway, among them those that all clients of a kind share: the first one brings them.
    private static Set<Thread> threadsOfOthers(Ground ground) throws InterruptedException {
        AsyncClient first = ground.async(1, Ground.PATIENCE);
        Ground.unfinished(List.of(Ground.start(first, ground.calls(1, 0).getFirst())), Ground.PATIENCE);
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

    /// What nobody holds is collected, and threads that are told to end have the time to.
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
