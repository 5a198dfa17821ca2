// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.client;

import io.github.httptoll.client.Call;
import io.github.httptoll.client.Headers;
import io.github.httptoll.client.Outcome;
import io.github.httptoll.client.Stamps;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.apache.hc.core5.http.Header;
import org.jspecify.annotations.Nullable;

/// One call on its way over an HTTP/2 connection. It ends once: the [RawH2Session] sees to that.
final class RawH2Stream {
    private static final String TOKEN = Headers.TOKEN.toLowerCase(Locale.ROOT);
    private static final String STAMPS = Headers.STAMPS.toLowerCase(Locale.ROOT);
    private static final int CONTINUE = 100;
    private static final int FIRST_FINAL = 200;
    private static final String ENCODED = GzipBody.ENCODED.toLowerCase(Locale.ROOT);

    private final Call call;
    private final boolean gzip;
    private final @Nullable RawH2Upload upload;
    private final Stamps timeline;
    private final long timeoutNanos;
    private final Consumer<Outcome> whenDone;

    /// What the answer is made of, by the thread that reads.
    private int status;
    private long bytes;
    private @Nullable String token;
    private @Nullable String stamps;
    private int unacknowledged;
    private @Nullable GzipBody encoded;

    private volatile long deadlineNanos;
    private volatile int id;

    /// @param whenDone is called by the thread that ends the call
    RawH2Stream(Call call, Stamps timeline, Duration timeout, Consumer<Outcome> whenDone) {
        this.call = call;
        this.gzip = call.form().gzip();
        this.upload = call.body().exists() ? new RawH2Upload(RawRequest.isSplit(call)) : null;
        this.timeline = timeline;
        this.timeoutNanos = timeout.plus(call.form().pause()).toNanos();
        this.whenDone = whenDone;
        progress();
    }

    Call call() {
        return call;
    }

    /// Its body on its way; null: it has none.
    @Nullable
    RawH2Upload upload() {
        return upload;
    }

    Stamps timeline() {
        return timeline;
    }

    /// Its number on the connection; 0: it is not sent.
    int id() {
        return id;
    }

    /// It has its connection.
    void leased(int stream) {
        id = stream;
        timeline.leased();
        progress();
    }

    /// Nanoseconds for which nothing more need arrive; below zero: too long ago.
    long patienceNanos() {
        return deadlineNanos - System.nanoTime();
    }

    /// Something has come, or was sent after a pause.
    void progress() {
        deadlineNanos = System.nanoTime() + timeoutNanos;
    }

    /// Takes a block of headers: those of an answer that is still to come, of the answer, or those behind its body.
    ///
    /// @return true if the server says that the body may follow
    boolean headers(List<Header> headers) throws IOException {
        progress();
        if (status >= FIRST_FINAL) {
            return false;
        }
        for (Header header : headers) {
            String name = header.getName();
            if (name.equals(":status")) {
                status = status(header.getValue());
            } else if (name.equals(TOKEN)) {
                token = header.getValue();
            } else if (name.equals(STAMPS)) {
                stamps = header.getValue();
            } else if (gzip && name.equals(ENCODED) && header.getValue().equals(GzipBody.GZIP)) {
                encoded = new GzipBody();
            }
        }
        if (status == 0) {
            throw new IOException("the answer has no status");
        }
        if (status >= FIRST_FINAL) {
            timeline.headers();
        }
        return status == CONTINUE;
    }

    private static int status(String text) throws IOException {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IOException("not a status: " + text, e);
        }
    }

    /// Takes a part of the body.
    ///
    /// @param taken bytes of it with their padding, which count in the window
    /// @return how much the stream's window is to be opened again; 0: not yet
    int body(ByteBuffer content, int taken, int window) throws IOException {
        if (status < FIRST_FINAL) {
            throw new IOException("the answer's body comes before its headers");
        }
        progress();
        bytes += content.remaining();
        if (encoded != null) {
            encoded.take(content);
        }
        unacknowledged += taken;
        if (unacknowledged < window / 2) {
            return 0;
        }
        int opened = unacknowledged;
        unacknowledged = 0;
        return opened;
    }

    /// Nothing more follows: the answer is whole, if there is one.
    void done() {
        if (status < FIRST_FINAL) {
            failed(new IOException("the answer ends before its headers"));
            return;
        }
        try {
            bytes = encoded == null ? bytes : encoded.decodedBytes();
        } catch (IOException e) {
            failed(e);
            return;
        }
        timeline.done();
        whenDone.accept(new Outcome.Reply(status, bytes, token, stamps));
    }

    void failed(Exception cause) {
        whenDone.accept(Outcome.Failure.of(cause));
    }
}
