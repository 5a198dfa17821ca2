// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.check;

import io.github.httptoll.client.Call;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// A server that answers when it is let, and not before.
final class HeldServer implements AutoCloseable {
    private static final byte[] ANSWER = "HTTP/1.1 200 OK\r\nHttptoll-Token: t\r\nContent-Length: 3\r\n\r\nabc"
            .getBytes(StandardCharsets.US_ASCII);

    private final ServerSocket listener;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore asked = new Semaphore(0);
    private final Semaphore answers = new Semaphore(0);

    HeldServer() throws IOException {
        listener = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        threads.execute(this::accept);
    }

    /// A call that it answers rightly.
    Call call() {
        return new Call(URI.create("http://127.0.0.1:" + listener.getLocalPort() + "/x?token=t"), "t", 3);
    }

    /// Waits until it has one more request.
    ///
    /// @throws Broken if none comes
    void awaitRequest() throws InterruptedException {
        Broken.unless(asked.tryAcquire(30, TimeUnit.SECONDS), "the server got no request within 30 s",
                "send the request when the call is started, whatever happens to its answer");
    }

    /// Lets it answer one more request.
    void answer() {
        answers.release();
    }

    private void accept() {
        while (true) {
            try {
                Socket socket = listener.accept();
                threads.execute(() -> serve(socket));
            } catch (IOException _) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            BufferedReader in = new BufferedReader(
                    new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.isEmpty()) {
                    asked.release();
                    answers.acquire();
                    socket.getOutputStream().write(ANSWER);
                }
            }
        } catch (IOException | InterruptedException _) {
            // The client has closed the connection, or the check has ended.
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        threads.shutdownNow();
        threads.close();
    }
}
