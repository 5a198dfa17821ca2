package io.github.httptoll.bench.client;

import io.github.httptoll.bench.timeline.Timeline;
import io.github.httptoll.bench.workload.Call;
import io.github.httptoll.bench.workload.Outcome;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One socket that speaks just enough HTTP/1.1 for the fixture server: a GET, and an answer with a Content-Length.
final class RawConnection implements AutoCloseable {
    private static final int HEAD_LIMIT = 16 * 1024;

    private final Socket socket;
    private final byte[] buffer = new byte[HEAD_LIMIT];
    private int filled;

    private RawConnection(Socket socket) {
        this.socket = socket;
    }

    static RawConnection open(URI uri, ClientSettings settings) throws IOException {
        Socket socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout((int) settings.responseTimeout().toMillis());
            socket.connect(new InetSocketAddress(uri.getHost(), uri.getPort()),
                    (int) settings.connectTimeout().toMillis());
            return new RawConnection(socket);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /// Sends the request and reads its answer to the end.
    Outcome exchange(Call call, Timeline timeline, boolean keepAlive) throws IOException {
        URI uri = call.uri();
        String head = "GET " + uri.getRawPath() + '?' + uri.getRawQuery() + " HTTP/1.1\r\nHost: " + uri.getHost() + ':'
                + uri.getPort() + (keepAlive ? "\r\n\r\n" : "\r\nConnection: close\r\n\r\n");
        socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
        filled = 0;
        InputStream in = socket.getInputStream();
        int bodyAt = readHead(in);
        timeline.headers();
        String answer = new String(buffer, 0, bodyAt, StandardCharsets.ISO_8859_1);
        long bytes = readBody(in, bodyAt, answer);
        timeline.done();
        return new Outcome.Reply(Integer.parseInt(answer, 9, 12, 10), bytes, header(answer, Headers.TOKEN),
                header(answer, Headers.STAMPS));
    }

    /// Fills the buffer until the empty line; returns where the body begins.
    private int readHead(InputStream in) throws IOException {
        int searched = 0;
        while (true) {
            fill(in, filled);
            for (int i = Math.max(3, searched); i < filled; i++) {
                if (buffer[i] == '\n' && buffer[i - 1] == '\r' && buffer[i - 2] == '\n' && buffer[i - 3] == '\r') {
                    return i + 1;
                }
            }
            searched = filled;
        }
    }

    private void fill(InputStream in, int from) throws IOException {
        if (from == buffer.length) {
            throw new IOException("the answer's head is longer than " + HEAD_LIMIT + " bytes");
        }
        int read = in.read(buffer, from, buffer.length - from);
        if (read < 0) {
            throw new EOFException("the server closed the connection before the answer's end");
        }
        filled = from + read;
    }

    private long readBody(InputStream in, int bodyAt, String answer) throws IOException {
        String length = header(answer, "Content-Length");
        if (length == null) {
            throw new IOException("the answer has no Content-Length");
        }
        long expected = Long.parseLong(length);
        long bytes = (long) filled - bodyAt;
        while (bytes < expected) {
            fill(in, 0);
            bytes += filled;
        }
        return bytes;
    }

    private static @Nullable String header(String head, String name) {
        int at = head.indexOf("\r\n" + name + ": ");
        if (at < 0) {
            at = head.toLowerCase(Locale.ROOT).indexOf("\r\n" + name.toLowerCase(Locale.ROOT) + ": ");
        }
        return at < 0 ? null : head.substring(at + name.length() + 4, head.indexOf("\r\n", at + 2)).strip();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
