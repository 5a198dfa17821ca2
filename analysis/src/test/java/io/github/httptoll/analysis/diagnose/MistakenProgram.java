// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.diagnose;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;

/// A program that makes a mistake, or not: `<mistake> wrong|right`, to be recorded.
///
/// The server answers when the program lets it. The program does so when it has seen threads wait where the mistake makes them wait, and
/// a while later: so each wait is longer than the recording's threshold, however late a thread may run.
public final class MistakenProgram {
    private static final int ROUNDS = 4;
    /// Longer than the thresholds of the JDK's settings, which are 20 ms at most.
    private static final long WAIT_MILLIS = 60;
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Semaphore ANSWERS = new Semaphore(0);
    private static final Semaphore ARRIVED = new Semaphore(0);
    private static volatile URI uri = URI.create("http://localhost");

    private MistakenProgram() {}

    public static void main(String[] args) throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", exchange -> {
            ARRIVED.release();
            ANSWERS.acquireUninterruptibly();
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
        boolean wrong = args[1].equals("wrong");
        switch (args[0]) {
            case "callback-blocks" -> callbackBlocks(wrong);
            case "callback-calls" -> callbackCalls(wrong);
            case "apache-pool" -> apachePool(wrong);
            case "okhttp-pool" -> okHttpPool(wrong);
            case "client-per-request" -> clientPerRequest(wrong);
            case "common-pool" -> commonPool(wrong);
            case "pinned" -> pinned(wrong);
            default -> throw new IllegalArgumentException(args[0]);
        }
        System.exit(0);
    }

    private static HttpRequest request() {
        return HttpRequest.newBuilder(uri).build();
    }

    private static CompletableFuture<HttpResponse<Void>> sendAsync() {
        return CLIENT.sendAsync(request(), BodyHandlers.discarding());
    }

    private static int send() {
        try {
            return CLIENT.send(request(), BodyHandlers.discarding()).statusCode();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void callbackBlocks(boolean wrong) throws Exception {
        try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < ROUNDS; i++) {
                CompletableFuture<HttpResponse<Void>> answer = sendAsync();
                CompletableFuture<Void> done = wrong
                        ? answer.thenAccept(_ -> save())
                        : answer.thenAcceptAsync(_ -> save(), workers);
                ANSWERS.release();
                done.get();
            }
        }
    }

    private static void save() {
        try {
            Thread.sleep(WAIT_MILLIS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void callbackCalls(boolean wrong) throws Exception {
        for (int i = 0; i < ROUNDS; i++) {
            CompletableFuture<HttpResponse<Void>> answer = sendAsync();
            CompletableFuture<HttpResponse<Void>> both = wrong
                    ? answer.thenApply(_ -> sendAsync().join())
                    : answer.thenCompose(_ -> sendAsync());
            ANSWERS.release();
            ARRIVED.acquire(2);
            if (wrong) {
                awaitThreads(1, "lambda$callbackCalls$", "waitingGet");
            }
            Thread.sleep(WAIT_MILLIS);
            ANSWERS.release();
            both.get();
        }
    }

    private static void apachePool(boolean wrong) throws Exception {
        PoolingHttpClientConnectionManagerBuilder sizes = PoolingHttpClientConnectionManagerBuilder.create();
        PoolingHttpClientConnectionManager pool = (wrong ? sizes : sizes.setMaxConnPerRoute(100).setMaxConnTotal(100))
                .build();
        try (CloseableHttpClient client = HttpClients.custom().setConnectionManager(pool).build();
                ExecutorService threads = Executors.newFixedThreadPool(10)) {
            List<Future<Integer>> calls = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                calls.add(threads.submit(() -> client.execute(new HttpGet(uri), answer -> answer.getCode())));
            }
            ARRIVED.acquire(wrong ? 5 : 10);
            if (wrong) {
                awaitThreads(5, "apachePool", "acquireEndpoint", "park");
            }
            Thread.sleep(WAIT_MILLIS);
            ANSWERS.release(10);
            for (Future<Integer> call : calls) {
                call.get();
            }
        }
    }

    private static void okHttpPool(boolean wrong) throws Exception {
        int atOnce = wrong ? 5 : 10;
        Dispatcher dispatcher = new Dispatcher();
        if (!wrong) {
            dispatcher.setMaxRequestsPerHost(atOnce);
        }
        OkHttpClient client = new OkHttpClient.Builder().dispatcher(dispatcher).build();
        int calls = ROUNDS * atOnce;
        CountDownLatch answered = new CountDownLatch(calls);
        Callback callback = new Callback() {
            @Override
            public void onFailure(Call call, IOException e) {
                throw new IllegalStateException(e);
            }

            @Override
            public void onResponse(Call call, Response response) {
                response.close();
                answered.countDown();
            }
        };
        for (int i = 0; i < calls; i++) {
            client.newCall(new Request.Builder().url(uri.toString()).build()).enqueue(callback);
        }
        for (int round = 0; round < ROUNDS; round++) {
            ARRIVED.acquire(atOnce);
            awaitThreads(atOnce, "readStatusLine|readResponseHeaders", "implRead");
            Thread.sleep(WAIT_MILLIS);
            ANSWERS.release(atOnce);
        }
        answered.await();
    }

    private static void clientPerRequest(boolean wrong) throws Exception {
        ANSWERS.release(Signs.FEWEST_CLIENTS);
        for (int i = 0; i < Signs.FEWEST_CLIENTS; i++) {
            if (wrong) {
                try (HttpClient client = HttpClient.newHttpClient()) {
                    client.send(request(), BodyHandlers.discarding());
                }
            } else {
                send();
            }
        }
    }

    private static void commonPool(boolean wrong) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            for (int i = 0; i < ROUNDS; i++) {
                Future<Integer> call = wrong
                        ? CompletableFuture.supplyAsync(MistakenProgram::send)
                        : CompletableFuture.supplyAsync(MistakenProgram::send, threads);
                ARRIVED.acquire();
                awaitThreads(1, "MistakenProgram.send", "waitingGet|timedGet");
                Thread.sleep(WAIT_MILLIS);
                ANSWERS.release();
                call.get();
            }
        }
    }

    private static void pinned(boolean wrong) throws Exception {
        List<Supplier<Integer>> initialisers = List.of(() -> First.STATUS, () -> Second.STATUS, () -> Third.STATUS,
                () -> Fourth.STATUS);
        for (Supplier<Integer> initialiser : initialisers) {
            Thread thread = Thread.startVirtualThread(wrong ? initialiser::get : MistakenProgram::send);
            ARRIVED.acquire();
            while (!has(thread.getStackTrace(), "waitingGet|timedGet") || thread.getState() != Thread.State.WAITING) {
                Thread.sleep(1);
            }
            Thread.sleep(WAIT_MILLIS);
            ANSWERS.release();
            thread.join();
        }
    }

    /// Returns when so many threads have a frame of each kind and wait.
    private static void awaitThreads(int number, String... kinds) throws InterruptedException {
        while (Thread.getAllStackTraces().entrySet().stream()
                .filter(thread -> Arrays.stream(kinds).allMatch(kind -> has(thread.getValue(), kind)))
                .count() < number) {
            Thread.sleep(1);
        }
    }

    private static boolean has(StackTraceElement[] stack, String kind) {
        return Arrays.stream(stack).anyMatch(frame -> (frame.getClassName() + "." + frame.getMethodName())
                .matches(".*(?:" + kind.replace("$", "\\$") + ").*"));
    }

    private static final class First {
        static final int STATUS = send();
    }

    private static final class Second {
        static final int STATUS = send();
    }

    private static final class Third {
        static final int STATUS = send();
    }

    private static final class Fourth {
        static final int STATUS = send();
    }
}
