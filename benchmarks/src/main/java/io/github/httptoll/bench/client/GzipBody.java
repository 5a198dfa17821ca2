// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.client;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.zip.GZIPInputStream;

/// The body of one answer in gzip, as a program decodes it whose library does not: its bytes are collected, and decoded when all of them
/// are there.
final class GzipBody {
    /// Asks for [#GZIP].
    static final String ACCEPTED = "Accept-Encoding";
    /// Says that a body is in [#GZIP].
    static final String ENCODED = "Content-Encoding";
    static final String GZIP = "gzip";

    private final ByteArrayOutputStream encoded = new ByteArrayOutputStream();

    /// Takes the bytes that have arrived, up to the limit.
    void take(ByteBuffer part) {
        byte[] bytes = new byte[part.remaining()];
        part.get(bytes);
        encoded.writeBytes(bytes);
    }

    /// Length of the whole body, decoded.
    ///
    /// @throws IOException if it is not in gzip, or not whole
    long decodedBytes() throws IOException {
        return decodedBytes(new ByteArrayInputStream(encoded.toByteArray()));
    }

    /// The same of a stream, which is read to its end: a connection is free again only behind the last byte.
    static long decodedBytes(InputStream encoded) throws IOException {
        try (InputStream decoded = new GZIPInputStream(encoded)) {
            long bytes = decoded.transferTo(OutputStream.nullOutputStream());
            encoded.transferTo(OutputStream.nullOutputStream());
            return bytes;
        }
    }
}
