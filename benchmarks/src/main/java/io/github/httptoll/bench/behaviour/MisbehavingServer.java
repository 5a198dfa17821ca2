// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.behaviour;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A loopback server that behaves as each request's path says, and remembers which connection brought it.
///
/// It is in this process and on plain sockets, so that what the client gets is exactly what is written here.
final class MisbehavingServer implements AutoCloseable {
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    private final Duration slowBody;
    private final ServerSocket listener;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Arrival> arrivals = new ArrayList<>();
    private final List<Socket> connections = new ArrayList<>();

    /// @param slowBody how long a slow body takes
    MisbehavingServer(Duration slowBody) throws IOException {
        this.slowBody = slowBody;
        listener = new ServerSocket(0, 200, LOOPBACK);
        threads.execute(this::accept);
    }

    static URI address(ServerSocket listener, ServerScript script) {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort() + script.path());
    }

    URI address(ServerScript script) {
        return address(listener, script);
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

    private void accept() {
        while (true) {
            try {
                connected(listener.accept());
            } catch (IOException _) {
                return;
            }
        }
    }

    private synchronized void connected(Socket socket) throws IOException {
        if (listener.isClosed()) {
            socket.close();
            return;
        }
        connections.add(socket);
        int number = connections.size();
        threads.execute(() -> serve(socket, number));
    }

    private void serve(Socket socket, int number) {
        try (socket) {
            socket.setTcpNoDelay(true);
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
        } catch (SocketException | InterruptedException _) {
            // The client went away, or the try has ended.
        } catch (IOException e) {
            throw new IllegalStateException(e);
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
        synchronized (this) {
            listener.close();
            for (Socket connection : connections) {
                connection.close();
            }
        }
        threads.shutdownNow();
        threads.close();
    }

    private record Arrival(ServerScript script, int connection) {}
}
