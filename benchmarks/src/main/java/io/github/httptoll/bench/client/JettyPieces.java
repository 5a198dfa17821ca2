// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.client;

import io.github.httptoll.client.Call;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.io.Content;
import org.jspecify.annotations.Nullable;

/// A body in pieces, or without its length, as Jetty reads one. Jetty asks for a piece when it has written the piece before, and writes it
/// at once. It asks for the first one after the server's word, where it waits for that. For a call that has failed it asks for none.
final class JettyPieces implements Request.Content {
    private final Pieces pieces;
    private final long length;
    private final AtomicReference<@Nullable Runnable> demanded = new AtomicReference<>();
    private volatile boolean pauseIsOver;
    private volatile @Nullable Throwable failure;

    JettyPieces(Call call) {
        this.pieces = new Pieces(call);
        this.length = Pieces.saidLength(call);
    }

    @Override
    public long getLength() {
        return length;
    }

    /// The end is a chunk of its own: of a first chunk that is the last one, the library knows the length.
    @Override
    public Content.@Nullable Chunk read() {
        Throwable failed = failure;
        if (failed != null) {
            return Content.Chunk.from(failed);
        }
        if (!pieces.hasNext()) {
            return Content.Chunk.EOF;
        }
        if (!pauseIsOver && !pieces.isDue()) {
            return null;
        }
        pauseIsOver = false;
        return Content.Chunk.from(pieces.take(), false);
    }

    /// Called where [#read] had nothing.
    @Override
    public void demand(Runnable whenReadable) {
        demanded.set(whenReadable);
        if (failure != null) {
            answerDemand();
            return;
        }
        pieces.whenDue(() -> {
            pauseIsOver = true;
            answerDemand();
        });
    }

    @Override
    public void fail(Throwable cause) {
        failure = cause;
        answerDemand();
    }

    /// Once: what the library does next with its connection is none of this call's.
    private void answerDemand() {
        Runnable whenReadable = demanded.getAndSet(null);
        if (whenReadable != null) {
            whenReadable.run();
        }
    }
}
