// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.client;

import io.github.httptoll.client.Call;
import io.github.httptoll.client.ClientSettings;
import io.github.httptoll.client.Outcome;
import io.github.httptoll.client.Stamps;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/// One blocking socket of [RawSocketClient].
final class RawConnection implements AutoCloseable {
    private final Socket socket;
    private final RawAnswer answer = new RawAnswer();
    private final byte[] buffer = new byte[RawAnswer.CHUNK];

    private RawConnection(Socket socket) {
        this.socket = socket;
    }

    /// Opens it, and shows how on the time line.
    ///
    /// @param tls null: without
    static RawConnection open(URI uri, ClientSettings settings, @Nullable SSLSocketFactory tls, Stamps timeline)
            throws IOException {
        return new RawConnection(RawSockets.open(uri, settings, tls, timeline));
    }

    /// Sends the request and reads its answer to the end. `written` is stamped as in [RawNioConnection]: before the write, and again after
    /// that of a body, which takes time.
    Outcome exchange(Call call, Stamps timeline, boolean keepAlive) throws IOException {
        RawRequest request = new RawRequest(call, keepAlive);
        timeline.written();
        request.writeTo(socket.getOutputStream(), this::awaitContinue);
        if (call.body().exists()) {
            timeline.written();
        }
        ByteBuffer chunk;
        do {
            int read = socket.getInputStream().read(buffer);
            if (read < 0) {
                throw new EOFException("the server closed the connection before the answer's end");
            }
            chunk = ByteBuffer.wrap(buffer, 0, read);
        } while (!answer.take(chunk, call.form().gzip(), timeline));
        return answer.next();
    }

    /// Reads the interim answer, to its empty line and no further.
    private void awaitContinue() throws IOException {
        RawAnswer.Interim interim = new RawAnswer.Interim();
        int next;
        do {
            next = socket.getInputStream().read();
            if (next < 0) {
                throw new EOFException("the server closed the connection before it said that the body may follow");
            }
        } while (!interim.take((byte) next));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
