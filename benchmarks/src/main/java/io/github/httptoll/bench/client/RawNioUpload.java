// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.client;

import io.github.httptoll.client.ClientSettings;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A body that [RawNioClient] does not send behind the head at once: it comes in pieces, or when the server has said that it may.
///
/// The thread that leased the connection writes until there is a pause, or the socket does not take all. From then on the selector
/// thread does. No thread waits.
final class RawNioUpload {
    private final RawNioClient client;
    private final RawNioLoop loop;
    private final RawNioConnection connection;
    private final RawNioCall call;
    private final ClientSettings settings;
    private final Duration patience;

    /// What the server says before the body may follow, by the selector thread; null: the server has said it, or was not asked.
    private RawAnswer.@Nullable Interim interim;

    /// The socket has taken all so far.
    private boolean direct = true;
    private boolean handedOver;
    private boolean failed;

    RawNioUpload(RawNioClient client, RawNioLoop loop, RawNioConnection connection, RawNioCall call,
            ClientSettings settings) {
        this.client = client;
        this.loop = loop;
        this.connection = connection;
        this.call = call;
        this.settings = settings;
        this.patience = settings.responseTimeout().plus(call.call().form().pause());
        this.interim = call.call().form().expectContinue() ? new RawAnswer.Interim() : null;
    }

    /// Sends the head, and the body as far as it goes, on the thread that leased the connection.
    void send() throws IOException {
        call.uploads(this);
        if (!connection.send(call, settings.keepAlive(), patience)) {
            direct = false;
            loop.execute(() -> client.finish(connection, call));
        }
        if (!call.call().form().expectContinue()) {
            hand();
        }
    }

    /// How long the server may take: a pause is none of its time.
    Duration patience() {
        return patience;
    }

    /// Takes what the server says before the body.
    ///
    /// @return true: the body may follow, or does already; what is left of the bytes belongs to the answer
    /// @throws IOException if the server wants no body
    boolean mayFollow(ByteBuffer bytes) throws IOException {
        RawAnswer.Interim awaited = interim;
        while (awaited != null && bytes.hasRemaining()) {
            if (awaited.take(bytes.get())) {
                awaited = null;
                interim = null;
                hand();
            }
        }
        return awaited == null;
    }

    /// Whether the channel has all of the body; on the selector thread.
    boolean isHandedOver() {
        return handedOver;
    }

    private void hand() {
        Pieces.hand(call.call(), next -> loop.execute(() -> {
            connection.patience(patience);
            next.run();
        }), (piece, last) -> {
            if (direct) {
                write(piece, last);
            } else {
                loop.execute(() -> write(piece, last));
            }
            return !failed && connection.waits(call);
        });
    }

    /// A call that has failed meanwhile waits no more.
    private void write(ByteBuffer piece, boolean last) {
        if (!connection.waits(call)) {
            return;
        }
        try {
            boolean taken = connection.write(RawRequest.piece(call.call(), piece));
            if (last && !call.call().form().knownLength()) {
                taken = connection.write(RawRequest.end());
            }
            handedOver = last;
            if (!taken) {
                direct = false;
                loop.execute(() -> client.finish(connection, call));
            } else if (last) {
                client.written(connection, call);
            }
        } catch (IOException e) {
            failed = true;
            client.fail(connection, call, e);
        }
    }
}
