// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.client;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// A server that does to each connection what a test says, on a thread of its own.
final class ScriptedServer implements AutoCloseable {
    static final String ANSWER = "HTTP/1.1 200 OK\r\nHttptoll-Token: t\r\nContent-Length: 3\r\n\r\nabc";

    private final ServerSocket listener;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    ScriptedServer(Script script) throws IOException {
        listener = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        threads.execute(() -> accept(script));
    }

    private void accept(Script script) {
        while (true) {
            try {
                Socket socket = listener.accept();
                threads.execute(() -> serve(script, socket));
            } catch (IOException _) {
                return;
            }
        }
    }

    private static void serve(Script script, Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            script.serve(socket);
        } catch (SocketException | InterruptedException _) {
            // The client went away, or the test has ended.
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort());
    }

    /// Reads one request to its empty line. Returns its length, -1 at the end of the connection.
    static int request(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        byte[] buffer = new byte[64 * 1024];
        String end = "";
        for (int length = 0;;) {
            int read = in.read(buffer);
            if (read < 0) {
                return -1;
            }
            length += read;
            end += new String(buffer, Math.max(0, read - 4), Math.min(4, read), StandardCharsets.ISO_8859_1);
            end = end.substring(Math.max(0, end.length() - 4));
            if (end.equals("\r\n\r\n")) {
                return length;
            }
        }
    }

    /// A request with a body.
    record Post(String head, byte[] body) {}

    /// Reads a request with a body of known length.
    static Post posted(Socket socket) throws IOException {
        String head = head(socket);
        return new Post(head, body(head, socket));
    }

    /// Reads nothing but a head.
    static String head(Socket socket) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n", Math.max(0, head.length() - 4)) < 0) {
            int next = socket.getInputStream().read();
            if (next < 0) {
                throw new EOFException("the request ended within its head");
            }
            head.append((char) next);
        }
        return head.toString();
    }

    /// Reads the body of known length that follows a head.
    static byte[] body(String head, Socket socket) throws IOException {
        String length = head.lines().filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-length:"))
                .findFirst()
                .orElseThrow(() -> new IOException("no length: " + head));
        return socket.getInputStream().readNBytes(Integer.parseInt(length.substring(length.indexOf(':') + 1).strip()));
    }

    static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Override
    public void close() throws IOException {
        listener.close();
        threads.shutdownNow();
        threads.close();
    }

    /// What happens on one connection, which is closed after it.
    interface Script {
        void serve(Socket socket) throws IOException, InterruptedException;
    }
}
