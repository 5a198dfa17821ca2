// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.check;

import io.github.httptoll.bench.fixture.SocketServer;
import io.github.httptoll.client.Call;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// A server that answers when it is let, and not before.
final class HeldServer implements AutoCloseable {
    private static final byte[] ANSWER = "HTTP/1.1 200 OK\r\nHttptoll-Token: t\r\nContent-Length: 3\r\n\r\nabc"
            .getBytes(StandardCharsets.US_ASCII);

    private final Semaphore asked = new Semaphore(0);
    private final Semaphore answers = new Semaphore(0);
    private final SocketServer sockets = new SocketServer(this::serve);

    HeldServer() throws IOException {}

    /// A call that it answers rightly.
    Call call() {
        return new Call(sockets.url().resolve("/x?token=t"), "t", 3);
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

    private void serve(Socket socket) throws IOException, InterruptedException {
        BufferedReader in = new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (line.isEmpty()) {
                asked.release();
                answers.acquire();
                socket.getOutputStream().write(ANSWER);
            }
        }
    }

    @Override
    public void close() throws IOException {
        sockets.close();
    }
}
