// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.client;

import io.github.httptoll.client.Call;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The heads of the requests of one connection in HPACK, RFC 7541: a byte each for method, scheme and, from the second request on, the
/// server's name; the path as it is. Requests must be sent in the order in which they are made here.
final class RawH2Requests {
    private static final int GET = 0x82;
    private static final int POST = 0x83;
    private static final int METHOD = 0x02;
    private static final int HTTP = 0x86;
    private static final int HTTPS = 0x87;
    private static final int EMPTY_TABLE = 0x20;
    /// A name of the static table with a value that is added to the dynamic one, and with one that is not.
    private static final int ADDED_AUTHORITY = 0x41;
    private static final int AUTHORITY = 0x01;
    private static final int PATH = 0x04;
    /// `accept-encoding: gzip, deflate`, which the static table has.
    private static final int ACCEPT_GZIP = 0x90;
    /// Begins a name of the static table whose number does not fit into that byte, and what is left of these numbers.
    private static final int LATE_NAME = 0x0f;
    private static final int CONTENT_LENGTH = 28 - LATE_NAME;
    private static final int EXPECT = 35 - LATE_NAME;
    private static final int NEW_NAME = 0x00;
    /// The newest entry of the dynamic table.
    private static final int NEWEST = 0xbe;
    /// Sizes of dynamic tables that every peer has at first.
    private static final int USUAL_TABLE = 4_096;
    /// More than all that is neither the path nor a further header takes in front of its bytes.
    private static final int MARGIN = 300;
    /// Most bytes that say how long the name and the value of a further header are.
    private static final int LENGTHS = 10;

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
    static void requireOneFrame(Call call) throws IOException {
        URI uri = call.uri();
        if (path(uri).length() + uri.getRawAuthority().length() + further(call) > RawH2Frame.LONGEST - MARGIN) {
            throw new IOException("the request is longer than a frame of HTTP/2");
        }
    }

    private static String path(URI uri) {
        return uri.getRawQuery() == null ? uri.getRawPath() : uri.getRawPath() + '?' + uri.getRawQuery();
    }

    /// Most bytes that the further headers of a request take.
    private static int further(Call call) {
        Map<String, String> headers = call.form().headers();
        return headers.isEmpty()
                ? 0
                : headers.entrySet().stream()
                        .mapToInt(header -> header.getKey().length() + header.getValue().length() + LENGTHS).sum();
    }

    /// The head as it goes over the wire: one HEADERS frame, which ends its stream where there is no body.
    ByteBuffer head(RawH2Stream stream) {
        Call call = stream.call();
        boolean sends = stream.upload() != null;
        String path = path(call.uri());
        String authority = call.uri().getRawAuthority();
        ByteBuffer bytes = ByteBuffer.allocate(path.length() + authority.length() + further(call) + MARGIN)
                .position(RawH2Frame.HEAD);
        if (emptied) {
            emptied = false;
            bytes.put((byte) EMPTY_TABLE);
        }
        method(bytes, call.method());
        bytes.put((byte) scheme);
        if (authority.equals(newest)) {
            bytes.put((byte) NEWEST);
        } else if (adding && newest == null) {
            newest = authority;
            literal(bytes, ADDED_AUTHORITY, authority);
        } else {
            literal(bytes, AUTHORITY, authority);
        }
        literal(bytes, PATH, path);
        fields(bytes, call, sends);
        int end = bytes.position();
        RawH2Frame.head(bytes.position(0), end - RawH2Frame.HEAD, RawH2Frame.HEADERS,
                RawH2Frame.END_HEADERS | (sends ? 0 : RawH2Frame.END_STREAM), stream.id());
        return bytes.position(0).limit(end);
    }

    private static void method(ByteBuffer bytes, String method) {
        switch (method) {
            case "GET" -> bytes.put((byte) GET);
            case "POST" -> bytes.put((byte) POST);
            default -> literal(bytes, METHOD, method);
        }
    }

    private static void fields(ByteBuffer bytes, Call call, boolean sends) {
        if (call.form().gzip()) {
            bytes.put((byte) ACCEPT_GZIP);
        }
        for (Map.Entry<String, String> header : call.form().headers().entrySet()) {
            literal(bytes, NEW_NAME, header.getKey().toLowerCase(Locale.ROOT));
            text(bytes, header.getValue());
        }
        if (sends && call.form().knownLength()) {
            literal(bytes.put((byte) LATE_NAME), CONTENT_LENGTH, String.valueOf(call.body().length()));
        }
        if (sends && call.form().expectContinue()) {
            literal(bytes.put((byte) LATE_NAME), EXPECT, "100-continue");
        }
    }

    private static void literal(ByteBuffer bytes, int name, String value) {
        text(bytes.put((byte) name), value);
    }

    /// A value that is not Huffman-coded: its length in seven bits, or in those and groups of seven bits, least first.
    private static void text(ByteBuffer bytes, String value) {
        int most = 0x7f;
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
