// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.behaviour;

import io.github.httptoll.bench.fixture.SocketServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// A loopback server that behaves as each request's path says, and remembers which connection brought it.
final class MisbehavingServer implements AutoCloseable {
    private final Duration slowBody;
    private final List<Arrival> arrivals = new ArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final SocketServer sockets;

    /// @param slowBody how long a slow body takes
    MisbehavingServer(Duration slowBody) throws IOException {
        this.slowBody = slowBody;
        this.sockets = new SocketServer(this::serve);
    }

    URI address(ServerScript script) {
        return sockets.url().resolve(script.path());
    }

    /// The connections that brought this request, one number for each time that it came.
    synchronized List<Integer> carriers(ServerScript script) {
        return arrivals.stream().filter(arrival -> arrival.script() == script).map(Arrival::connection).toList();
    }

    /// Waits until this request has come.
    ///
    /// @return false if it does not come in time
    synchronized boolean awaits(ServerScript script, Duration patience) throws InterruptedException {
        long untilNanos = System.nanoTime() + patience.toNanos();
        while (carriers(script).isEmpty()) {
            long restMillis = TimeUnit.NANOSECONDS.toMillis(untilNanos - System.nanoTime());
            if (restMillis <= 0) {
                return false;
            }
            wait(restMillis);
        }
        return true;
    }

    private void serve(Socket socket) throws IOException, InterruptedException {
        int number = connections.incrementAndGet();
        BufferedReader in = new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
        boolean open = true;
        while (open) {
            ServerScript script = request(in);
            if (script == null) {
                return;
            }
            arrived(new Arrival(script, number));
            open = script.serve(socket, slowBody);
        }
    }

    /// Reads a head to its empty line; null at the end of the connection.
    private static @Nullable ServerScript request(BufferedReader in) throws IOException {
        String first = in.readLine();
        for (String line = first; line != null; line = in.readLine()) {
            if (line.isEmpty()) {
                String path = first.split("[ ?]", 3)[1];
                return List.of(ServerScript.values()).stream().filter(each -> each.path().equals(path)).findFirst()
                        .orElseThrow();
            }
        }
        return null;
    }

    private synchronized void arrived(Arrival arrival) {
        arrivals.add(arrival);
        notifyAll();
    }

    /// Ends every connection.
    @Override
    public void close() throws IOException {
        sockets.close();
    }

    private record Arrival(ServerScript script, int connection) {}
}
