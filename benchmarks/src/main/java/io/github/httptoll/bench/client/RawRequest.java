// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.client;

import io.github.httptoll.client.Call;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The request of the raw clients as it goes over the wire. A body follows the head in the same write, as far as the socket takes it.
final class RawRequest {
    /// Most bytes of a body that are copied behind the head, so that both are one write to a socket's stream.
    private static final int COPIED = 16 * 1024;

    private final ByteBuffer head;
    private final ByteBuffer body;

    RawRequest(Call call, boolean keepAlive) {
        head = ByteBuffer.wrap(head(call, keepAlive).getBytes(StandardCharsets.ISO_8859_1));
        body = ByteBuffer.wrap(call.body().bytes());
    }

    private static String head(Call call, boolean keepAlive) {
        URI uri = call.uri();
        boolean posts = call.body().exists();
        return (posts ? "POST " : "GET ") + uri.getRawPath() + '?' + uri.getRawQuery() + " HTTP/1.1\r\nHost: "
                + uri.getHost() + ':'
                + uri.getPort() + (posts ? "\r\nContent-Length: " + call.body().length() : "")
                + (keepAlive ? "\r\n\r\n" : "\r\nConnection: close\r\n\r\n");
    }

    /// All of it.
    ByteBuffer[] parts() {
        return body.hasRemaining() ? new ByteBuffer[]{head, body} : new ByteBuffer[]{head};
    }

    /// Writes all of it.
    void writeTo(OutputStream stream) throws IOException {
        int copied = Math.min(COPIED, body.limit());
        stream.write(copied == 0 ? head.array() : headWith(copied));
        if (copied < body.limit()) {
            stream.write(body.array(), copied, body.limit() - copied);
        }
    }

    private byte[] headWith(int bodyBytes) {
        byte[] both = Arrays.copyOf(head.array(), head.limit() + bodyBytes);
        System.arraycopy(body.array(), 0, both, head.limit(), bodyBytes);
        return both;
    }
}
