// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.client;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// The requests of one connection in HPACK, RFC 7541: a byte each for method, scheme and, from the second request on, the server's
/// name; the path as it is. Requests must be sent in the order in which they are made here.
final class RawH2Requests {
    private static final int GET = 0x82;
    private static final int HTTP = 0x86;
    private static final int HTTPS = 0x87;
    private static final int EMPTY_TABLE = 0x20;
    /// A name of the static table with a value that is added to the dynamic one, and with one that is not.
    private static final int ADDED_AUTHORITY = 0x41;
    private static final int AUTHORITY = 0x01;
    private static final int PATH = 0x04;
    /// `accept-encoding: gzip, deflate`, which the static table has.
    private static final int ACCEPT_GZIP = 0x90;
    /// The newest entry of the dynamic table.
    private static final int NEWEST = 0xbe;
    /// Sizes of dynamic tables that every peer has at first.
    private static final int USUAL_TABLE = 4_096;
    /// More than all that is not the path takes in front of its bytes.
    private static final int MARGIN = 300;

    private final int scheme;
    private @Nullable String newest;
    private boolean adding = true;
    private boolean emptied;

    RawH2Requests(boolean secure) {
        this.scheme = secure ? HTTPS : HTTP;
    }

    /// The server's dynamic table has so many bytes. If these are fewer than usual, the table is left empty.
    void table(int bytes) {
        if (bytes < USUAL_TABLE && adding) {
            adding = false;
            newest = null;
            emptied = true;
        }
    }

    /// Refuses a request that does not fit into one frame.
    static void requireOneFrame(URI uri) throws IOException {
        if (path(uri).length() + uri.getRawAuthority().length() > RawH2Frame.LONGEST - MARGIN) {
            throw new IOException("the request is longer than a frame of HTTP/2");
        }
    }

    private static String path(URI uri) {
        return uri.getRawQuery() == null ? uri.getRawPath() : uri.getRawPath() + '?' + uri.getRawQuery();
    }

    /// The whole GET as it goes over the wire: one HEADERS frame that ends its stream.
    ///
    /// @param gzip whether it asks for its answer in gzip
    ByteBuffer get(int stream, URI uri, boolean gzip) {
        String path = path(uri);
        String authority = uri.getRawAuthority();
        ByteBuffer bytes = ByteBuffer.allocate(path.length() + authority.length() + MARGIN).position(RawH2Frame.HEAD);
        if (emptied) {
            emptied = false;
            bytes.put((byte) EMPTY_TABLE);
        }
        bytes.put((byte) GET).put((byte) scheme);
        if (authority.equals(newest)) {
            bytes.put((byte) NEWEST);
        } else if (adding && newest == null) {
            newest = authority;
            literal(bytes, ADDED_AUTHORITY, authority);
        } else {
            literal(bytes, AUTHORITY, authority);
        }
        literal(bytes, PATH, path);
        if (gzip) {
            bytes.put((byte) ACCEPT_GZIP);
        }
        int end = bytes.position();
        RawH2Frame.head(bytes.position(0), end - RawH2Frame.HEAD, RawH2Frame.HEADERS,
                RawH2Frame.END_HEADERS | RawH2Frame.END_STREAM, stream);
        return bytes.position(0).limit(end);
    }

    /// A value that is not Huffman-coded: its length in seven bits, or in those and groups of seven bits, least first.
    private static void literal(ByteBuffer bytes, int name, String value) {
        int most = 0x7f;
        bytes.put((byte) name);
        int length = value.length();
        if (length < most) {
            bytes.put((byte) length);
        } else {
            bytes.put((byte) most);
            int rest = length - most;
            for (; rest > most; rest >>>= 7) {
                bytes.put((byte) ((rest & most) | 0x80));
            }
            bytes.put((byte) rest);
        }
        bytes.put(value.getBytes(StandardCharsets.ISO_8859_1));
    }
}
