// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.message.BasicHeader;
import org.apache.hc.core5.http2.hpack.HPackDecoder;
import org.apache.hc.core5.http2.hpack.HPackEncoder;
import org.apache.hc.core5.util.ByteArrayBuffer;

/// The server's side of one HTTP/2 connection, frame by frame, with the HPACK of a library.
final class H2Peer {
    static final byte[] NOTHING = {};
    private static final byte[] BODY = "abc".getBytes(StandardCharsets.ISO_8859_1);

    private final Socket socket;
    private final DataInputStream in;
    private final HPackDecoder decoder = new HPackDecoder(4_096, StandardCharsets.ISO_8859_1);
    private final HPackEncoder encoder = new HPackEncoder(4_096, StandardCharsets.ISO_8859_1);

    /// Reads the preface and sends settings: identifiers and values.
    H2Peer(Socket socket, int... settings) throws IOException {
        this.socket = socket;
        this.in = new DataInputStream(socket.getInputStream());
        assertEquals(RawH2Frame.PREFACE, new String(in.readNBytes(24), StandardCharsets.ISO_8859_1));
        ByteBuffer payload = ByteBuffer.allocate(settings.length * 3);
        for (int i = 0; i < settings.length; i += 2) {
            payload.putShort((short) settings[i]).putInt(settings[i + 1]);
        }
        send(RawH2Frame.SETTINGS, 0, 0, payload.array());
    }

    /// The next frame.
    RawH2Frame frame() throws IOException {
        int lengthAndType = in.readInt();
        int flags = in.readUnsignedByte();
        int stream = in.readInt();
        return new RawH2Frame(lengthAndType & 0xff, flags, stream,
                ByteBuffer.wrap(in.readNBytes(lengthAndType >>> 8)));
    }

    /// The next frame of a type; others are dropped.
    RawH2Frame frame(int type) throws IOException {
        RawH2Frame frame = frame();
        while (frame.type() != type) {
            frame = frame();
        }
        return frame;
    }

    /// The next request: its stream, and its headers.
    Request request() throws IOException {
        return request(frame(RawH2Frame.HEADERS));
    }

    Request request(RawH2Frame frame) throws IOException {
        assertEquals(RawH2Frame.END_HEADERS | RawH2Frame.END_STREAM, frame.flags());
        return head(frame);
    }

    /// The head of the next request, whose body follows.
    Request post() throws IOException {
        RawH2Frame frame = frame(RawH2Frame.HEADERS);
        assertEquals(RawH2Frame.END_HEADERS, frame.flags());
        return head(frame);
    }

    private Request head(RawH2Frame frame) throws IOException {
        try {
            Map<String, String> headers = new TreeMap<>();
            decoder.decodeHeaders(frame.payload())
                    .forEach(header -> headers.put(header.getName(), header.getValue()));
            return new Request(frame.stream(), headers);
        } catch (HttpException e) {
            throw new IllegalStateException(e);
        }
    }

    /// This side keeps no table for requests.
    void keepsNoTable() {
        decoder.setMaxTableSize(0);
    }

    /// The client sends nothing until it is sent something: what it had sent would come before the answer to this.
    void requireSilence() throws IOException {
        send(RawH2Frame.PING, 0, 0, new byte[8]);
        assertEquals(RawH2Frame.PING, frame().type());
    }

    /// Reads on until the client has closed the connection.
    void drain() {
        try {
            while (true) {
                frame();
            }
        } catch (IOException _) {
            // That is the end.
        }
    }

    void send(int type, int flags, int stream, byte[] payload) throws IOException {
        socket.getOutputStream().write(RawH2Frame.of(type, flags, stream, ByteBuffer.wrap(payload)).array());
    }

    /// The three bytes that every call here expects, with its token.
    void answer(Request request) throws IOException {
        headers(request);
        send(RawH2Frame.DATA, RawH2Frame.END_STREAM, request.stream, BODY);
    }

    void headers(Request request) throws IOException {
        send(RawH2Frame.HEADERS, RawH2Frame.END_HEADERS, request.stream,
                block(":status", "200", "httptoll-token", request.token(), "date", "now"));
    }

    /// A block of headers that refers to earlier ones, Huffman-coded.
    byte[] block(String... namesAndValues) throws IOException {
        List<Header> headers = Stream.iterate(0, i -> i < namesAndValues.length, i -> i + 2)
                .<Header>map(i -> new BasicHeader(namesAndValues[i], namesAndValues[i + 1])).toList();
        ByteArrayBuffer block = new ByteArrayBuffer(256);
        encoder.encodeHeaders(block, headers, false);
        return block.toByteArray();
    }

    /// A payload with padding and priority in front of it.
    static byte[] padded(byte[] content, int padding, boolean priority) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(padding);
        bytes.writeBytes(new byte[priority ? 5 : 0]);
        bytes.writeBytes(content);
        bytes.writeBytes(new byte[padding]);
        return bytes.toByteArray();
    }

    /// One request.
    record Request(int stream, Map<String, String> headers) {
        String token() {
            return headers.get(":path").replaceFirst(".*token=", "");
        }
    }
}
