// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.client;

import io.github.httptoll.client.Call;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.nio.AsyncEntityProducer;
import org.apache.hc.core5.http.nio.DataStreamChannel;
import org.jspecify.annotations.Nullable;

/// The pieces of a body as [ApacheAsyncClient] sends them: each in a turn of the reactor, which writes it to the socket before it asks
/// for the next one.
final class ApachePieces implements AsyncEntityProducer {
    private final Call call;
    private final Queue<ByteBuffer> due = new ConcurrentLinkedQueue<>();
    private boolean begun;
    private int left;
    private volatile boolean released;

    ApachePieces(Call call) {
        this.call = call;
        this.left = call.form().pieces();
    }

    @Override
    public int available() {
        ByteBuffer piece = due.peek();
        return piece == null ? 0 : piece.remaining();
    }

    @Override
    public void produce(DataStreamChannel to) throws IOException {
        if (!begun) {
            begun = true;
            Pieces.hand(call, Runnable::run, (piece, _) -> take(piece, to));
        }
        ByteBuffer piece = due.peek();
        if (piece == null) {
            return;
        }
        to.write(piece);
        if (!piece.hasRemaining()) {
            due.remove();
            left--;
            if (left == 0) {
                to.endStream();
            }
        }
    }

    private boolean take(ByteBuffer piece, DataStreamChannel to) {
        if (!released) {
            due.add(piece);
            to.requestOutput();
        }
        return !released;
    }

    @Override
    public long getContentLength() {
        return Pieces.saidLength(call);
    }

    @Override
    public boolean isChunked() {
        return !call.form().knownLength();
    }

    @Override
    public String getContentType() {
        return ContentType.APPLICATION_OCTET_STREAM.toString();
    }

    @Override
    public @Nullable String getContentEncoding() {
        return null;
    }

    @Override
    public Set<String> getTrailerNames() {
        return Set.of();
    }

    @Override
    public boolean isRepeatable() {
        return false;
    }

    @Override
    public void failed(Exception cause) {
        releaseResources();
    }

    @Override
    public void releaseResources() {
        released = true;
    }
}
