// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.behaviour;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;

/// What a [MisbehavingServer] does with a request; its path names one.
enum ServerScript {
    /// The answer that was asked for.
    GOOD(true, out -> answer(out, "200 OK", "")),
    /// Nothing at all; the connection stays open.
    SILENT(true, out -> {}),
    /// A head that promises more body than comes, then a reset.
    RESET_IN_BODY(false, out -> text(out, "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nten bytes.")),
    /// An orderly close instead of an answer.
    CLOSES(false, out -> {}),
    /// Two lines that are no HTTP; the connection stays open.
    NO_HTTP(true, out -> text(out, "this is no HTTP\r\n\r\n")),
    NOT_FOUND(true, out -> answer(out, "404 Not Found", "")),
    /// Invites to try again at once.
    TOO_MANY(true, out -> answer(out, "429 Too Many Requests", "Retry-After: 0\r\n")),
    ERROR(true, out -> answer(out, "500 Internal Server Error", "")),
    /// Invites to try again at once.
    UNAVAILABLE(true, out -> answer(out, "503 Service Unavailable", "Retry-After: 0\r\n")),
    /// A head that goes on for a megabyte.
    LARGE_HEAD(true, out -> answer(out, "200 OK", "Large: " + "x".repeat(1_000_000) + "\r\n")),
    /// The head at once, and the body byte by byte over [Limits#slowBody].
    SLOW_BODY(true, out -> text(out, head("200 OK", "")));

    private static final String BODY = "0123456789";

    private final boolean staysOpen;
    private final Part part;

    ServerScript(boolean staysOpen, Part part) {
        this.staysOpen = staysOpen;
        this.part = part;
    }

    String path() {
        return "/" + name().toLowerCase(Locale.ROOT);
    }

    static int bytes() {
        return BODY.length();
    }

    /// Does it.
    ///
    /// @param slowBody how long a slow body takes
    /// @return true if the connection may carry another request
    boolean serve(Socket socket, Duration slowBody) throws IOException, InterruptedException {
        part.write(socket.getOutputStream());
        if (this == SLOW_BODY) {
            drip(socket.getOutputStream(), slowBody);
        }
        if (this == RESET_IN_BODY) {
            socket.setSoLinger(true, 0);
        }
        return staysOpen;
    }

    private static void answer(OutputStream out, String status, String header) throws IOException {
        text(out, head(status, header) + BODY);
    }

    private static void drip(OutputStream out, Duration slowBody) throws IOException, InterruptedException {
        for (int i = 0; i < BODY.length(); i++) {
            Thread.sleep(slowBody.dividedBy(BODY.length()));
            text(out, BODY.substring(i, i + 1));
        }
    }

    private static String head(String status, String header) {
        return "HTTP/1.1 " + status + "\r\n" + header + "Content-Length: " + BODY.length() + "\r\n\r\n";
    }

    private static void text(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.US_ASCII));
    }

    /// What is written.
    private interface Part {
        void write(OutputStream out) throws IOException;
    }
}
