// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.client;

import io.github.httptoll.bench.workload.Call;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.GatheringByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The request of the raw clients as it goes over the wire, and what of it is left to send. A body follows the head in the same packet.
final class RawRequest {
    /// Most bytes of a body that are copied behind the head, so that both are one write to a socket's stream.
    private static final int COPIED = 16 * 1024;

    private final ByteBuffer head;
    private final ByteBuffer body;
    private final ByteBuffer[] parts;

    RawRequest(Call call, boolean keepAlive) {
        head = ByteBuffer.wrap(head(call, keepAlive).getBytes(StandardCharsets.ISO_8859_1));
        body = ByteBuffer.wrap(call.body().bytes());
        parts = new ByteBuffer[]{head, body};
    }

    private static String head(Call call, boolean keepAlive) {
        URI uri = call.uri();
        boolean posts = call.body().exists();
        return (posts ? "POST " : "GET ") + uri.getRawPath() + '?' + uri.getRawQuery() + " HTTP/1.1\r\nHost: "
                + uri.getHost() + ':'
                + uri.getPort() + (posts ? "\r\nContent-Length: " + call.body().length() : "")
                + (keepAlive ? "\r\n\r\n" : "\r\nConnection: close\r\n\r\n");
    }

    /// Bytes that are left to send.
    int remaining() {
        return head.remaining() + body.remaining();
    }

    /// Writes as much as the channel takes.
    ///
    /// @return true if nothing is left
    boolean writeTo(GatheringByteChannel channel) throws IOException {
        if (body.hasRemaining()) {
            channel.write(parts);
        } else {
            channel.write(head);
        }
        return remaining() == 0;
    }

    /// Writes all of it.
    void writeTo(OutputStream stream) throws IOException {
        int copied = Math.min(COPIED, body.limit());
        byte[] first = Arrays.copyOf(head.array(), head.limit() + copied);
        System.arraycopy(body.array(), 0, first, head.limit(), copied);
        stream.write(first);
        if (copied < body.limit()) {
            stream.write(body.array(), copied, body.limit() - copied);
        }
    }
}
