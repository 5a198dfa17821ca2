// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.client;

import io.github.httptoll.bench.fixture.SocketServer;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/// A server that does to each connection what a test says, on a thread of its own.
final class ScriptedServer extends SocketServer {
    static final String ANSWER = "HTTP/1.1 200 OK\r\nHttptoll-Token: t\r\nContent-Length: 3\r\n\r\nabc";

    ScriptedServer(Handler script) throws IOException {
        super(script);
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

    /// Reads the body that follows a head, of known length or in chunks.
    static byte[] body(String head, Socket socket) throws IOException {
        Optional<String> length = head.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-length:")).findFirst();
        return length.isEmpty()
                ? chunks(socket.getInputStream())
                : socket.getInputStream()
                        .readNBytes(Integer.parseInt(length.get().substring(length.get().indexOf(':') + 1).strip()));
    }

    private static byte[] chunks(InputStream in) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int size = Integer.parseInt(line(in), 16); size > 0; size = Integer.parseInt(line(in), 16)) {
            body.write(in.readNBytes(size));
            var _ = line(in);
        }
        var _ = line(in);
        return body.toByteArray();
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int letter = in.read(); letter != '\n'; letter = in.read()) {
            if (letter < 0) {
                throw new EOFException("in a line: " + line);
            }
            line.append((char) letter);
        }
        return line.toString().strip();
    }

    static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
