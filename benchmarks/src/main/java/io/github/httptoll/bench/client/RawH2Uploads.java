// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.client;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Queue;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The bodies of the requests of one HTTP/2 connection, as far as the server takes them: it opens a window for each, and one for all. All
/// of this happens within the lock of the [RawH2Session].
final class RawH2Uploads {
    /// Windows that every peer has at first.
    private static final int USUAL_WINDOW = 65_535;

    private final RawH2Wire wire;

    /// Bodies whose end the socket has not taken.
    private final Queue<RawH2Stream> unflushed = new ArrayDeque<>();
    private long window = USUAL_WINDOW;
    private int initial = USUAL_WINDOW;

    RawH2Uploads(RawH2Wire wire) {
        this.wire = wire;
    }

    /// Sends a request. The first frame of its body is in the same write as its head.
    void send(ByteBuffer head, RawH2Stream stream) throws IOException {
        RawH2Upload upload = stream.upload();
        if (upload == null) {
            wire.write(head);
            return;
        }
        upload.open(initial);
        if (!upload.isSplit()) {
            upload.add(ByteBuffer.wrap(stream.call().body().bytes()), true);
        }
        ByteBuffer first = next(stream, upload);
        write(first == null ? head : joined(head, first), stream, upload);
        send(stream);
        if (!stream.call().form().expectContinue()) {
            mayFollow(stream);
        }
    }

    /// Sends what the windows allow of a body.
    private void send(RawH2Stream stream) throws IOException {
        RawH2Upload upload = stream.upload();
        if (upload == null) {
            return;
        }
        for (ByteBuffer frame = next(stream, upload); frame != null; frame = next(stream, upload)) {
            write(frame, stream, upload);
        }
    }

    private @Nullable ByteBuffer next(RawH2Stream stream, RawH2Upload upload) {
        ByteBuffer frame = upload.next(stream.id(), window);
        window -= frame == null ? 0 : frame.remaining() - RawH2Frame.HEAD;
        return frame;
    }

    private static ByteBuffer joined(ByteBuffer head, ByteBuffer frame) {
        return ByteBuffer.allocate(head.remaining() + frame.remaining()).put(head).put(frame).flip();
    }

    private void write(ByteBuffer frames, RawH2Stream stream, RawH2Upload upload) throws IOException {
        boolean taken = wire.write(frames);
        if (upload.isSent() && taken) {
            stream.timeline().written();
        } else if (upload.isSent()) {
            unflushed.add(stream);
        }
    }

    /// A body that is handed over later may be so now.
    void mayFollow(RawH2Stream stream) {
        RawH2Upload upload = stream.upload();
        if (upload != null && upload.follows()) {
            wire.mayFollow(stream);
        }
    }

    /// Takes a piece of a body.
    void hand(RawH2Stream stream, ByteBuffer piece, boolean last) throws IOException {
        RawH2Upload upload = stream.upload();
        if (upload != null) {
            upload.add(piece, last);
            send(stream);
        }
    }

    /// The server takes so much more of all bodies together.
    void open(int bytes, Collection<RawH2Stream> all) throws IOException {
        window += bytes;
        for (RawH2Stream stream : all) {
            send(stream);
        }
    }

    /// The server takes so much more of one body; fewer than 0: less.
    void open(int bytes, RawH2Stream stream) throws IOException {
        RawH2Upload upload = stream.upload();
        if (upload != null) {
            stream.progress();
            upload.open(bytes);
            send(stream);
        }
    }

    /// The server takes so much of each body at first, also of those that are on their way.
    void initial(int bytes, Collection<RawH2Stream> all) throws IOException {
        int more = bytes - initial;
        initial = bytes;
        for (RawH2Stream stream : all) {
            open(more, stream);
        }
    }

    /// The socket has taken all.
    ///
    /// @param waits whether a call has not ended
    void flushed(Predicate<RawH2Stream> waits) {
        for (RawH2Stream stream = unflushed.poll(); stream != null; stream = unflushed.poll()) {
            if (waits.test(stream)) {
                stream.timeline().written();
            }
        }
    }
}
