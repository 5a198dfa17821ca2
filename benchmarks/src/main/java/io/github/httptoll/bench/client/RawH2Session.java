// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.client;

import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The calls of one HTTP/2 connection, each on a stream of its own, and what is written for them.
///
/// Any thread may start a call, and writes its request itself. Calls beyond the server's limit of streams wait here, and are sent by the
/// thread that ends another one. [RawH2Intake] is the other direction.
final class RawH2Session {
    /// How much of one body, and of all bodies together, may be on its way. Bodies are dropped, so it is opened again soon.
    static final int WINDOW = 16 * 1024 * 1024;

    /// No more requests than there are numbers for streams.
    private static final int LAST_ID = Integer.MAX_VALUE - 2;

    private final ReentrantLock writing = new ReentrantLock();
    private final RawH2Wire wire;
    private final RawH2Requests requests;
    private final RawH2Uploads uploads;
    private final ConcurrentMap<Integer, RawH2Stream> streams = new ConcurrentHashMap<>();
    private final AtomicInteger open = new AtomicInteger();
    private final Queue<RawH2Stream> queued = new ConcurrentLinkedQueue<>();
    private int nextId = 1;

    /// Most streams at once: none before the connection is open.
    private volatile int most;
    private volatile @Nullable IOException over;

    RawH2Session(RawH2Wire wire, boolean secure) {
        this.wire = wire;
        this.requests = new RawH2Requests(secure);
        this.uploads = new RawH2Uploads(wire);
    }

    /// The connection is open: begins to speak HTTP/2, and sends what waits for that.
    void begin() {
        write(RawH2Frame.opening(WINDOW));
        // Until the server says less.
        most = Integer.MAX_VALUE;
        sendQueued();
    }

    /// Starts a call, which ends in any case.
    ///
    /// @return false: the connection takes no more calls, and knows nothing of this one
    boolean start(RawH2Stream stream) {
        try {
            RawH2Requests.requireOneFrame(stream.call());
        } catch (IOException e) {
            stream.failed(e);
            return true;
        }
        if (over != null) {
            return false;
        }
        queued.add(stream);
        sendQueued();
        // What was queued after the end is to be taken back, unless the end has seen it.
        return over == null || !queued.remove(stream);
    }

    private void sendQueued() {
        exclusively(() -> {
            while (over == null && open.get() < most) {
                RawH2Stream next = queued.poll();
                if (next == null) {
                    return;
                }
                send(next);
            }
        });
    }

    /// The last stamp precedes the write, since the answer may be there before this thread runs on; nothing is touched after it. That of a
    /// request with a body is taken again when its end is written, and a call with a body ends within the lock.
    private void send(RawH2Stream stream) throws IOException {
        int id = nextId;
        nextId += 2;
        stream.leased(id);
        ByteBuffer head = requests.head(stream);
        stream.timeline().written();
        open.incrementAndGet();
        streams.put(id, stream);
        uploads.send(head, stream);
        if (nextId > LAST_ID) {
            over = new SocketException("the connection has carried as many calls as it can");
        }
    }

    /// Writes a frame.
    void write(ByteBuffer frame) {
        exclusively(() -> wire.write(frame));
    }

    /// Does something with the connection while no thread writes to it.
    void exclusively(Writing what) {
        writing.lock();
        try {
            what.run();
        } catch (IOException e) {
            wire.broken(e);
        } finally {
            writing.unlock();
        }
    }

    /// The call on a stream; null: it has ended.
    @Nullable
    RawH2Stream at(int id) {
        return streams.get(id);
    }

    /// Hands over a piece of a body.
    ///
    /// @return false: the call has ended
    boolean hand(RawH2Stream stream, ByteBuffer piece, boolean last) {
        exclusively(() -> {
            if (at(stream.id()) == stream) {
                stream.progress();
                uploads.hand(stream, piece, last);
            }
        });
        return at(stream.id()) == stream;
    }

    /// The server says that a body may follow.
    void mayFollow(RawH2Stream stream) {
        exclusively(() -> uploads.mayFollow(stream));
    }

    /// The server takes more of the body on a stream, or, at 0, of all bodies.
    void opened(int id, int bytes) {
        exclusively(() -> {
            RawH2Stream stream = at(id);
            if (id == 0) {
                uploads.open(bytes, streams.values());
            } else if (stream != null) {
                uploads.open(bytes, stream);
            }
        });
    }

    /// The socket has taken all that was written, within [#exclusively].
    void flushed() {
        uploads.flushed(stream -> at(stream.id()) == stream);
    }

    /// The server allows so many streams at once, keeps so many bytes of earlier headers, and takes so many of a body at first; null: it
    /// says nothing of that.
    void agreed(@Nullable Integer streamsAtOnce, @Nullable Integer table, @Nullable Integer window) {
        exclusively(() -> {
            if (table != null) {
                requests.table(table);
            }
            if (streamsAtOnce != null) {
                most = streamsAtOnce;
            }
            if (window != null) {
                uploads.initial(window, streams.values());
            }
            wire.write(RawH2Frame.of(RawH2Frame.SETTINGS, RawH2Frame.ACK, 0, ByteBuffer.allocate(0)));
        });
        sendQueued();
    }

    /// The server has taken no call beyond that stream, and takes no more.
    void refused(int last) {
        IOException cause = new SocketException("the server takes no more calls on this connection");
        exclusively(() -> over = cause);
        waiting().filter(stream -> stream.id() == 0 || stream.id() > last).forEach(stream -> fail(stream, cause));
    }

    void done(RawH2Stream stream) {
        if (taken(stream)) {
            RawH2Upload upload = stream.upload();
            if (upload != null && !upload.isSent()) {
                write(RawH2Frame.cancel(stream.id()));
            }
            stream.done();
        }
    }

    /// True where calls can still be started.
    boolean isUsable() {
        return over == null;
    }

    /// True where nothing can happen any more but the end.
    boolean isFinished() {
        return over != null && streams.isEmpty();
    }

    /// All calls that have not ended.
    Stream<RawH2Stream> waiting() {
        return Stream.concat(streams.values().stream(), queued.stream());
    }

    /// Gives up each call that has waited for too long.
    void cancelOverdue() {
        waiting().filter(stream -> stream.patienceNanos() < 0).forEach(
                stream -> cancel(stream, new SocketTimeoutException("the server took too long to answer")));
    }

    /// Gives a call up, if it has not ended; the connection goes on.
    void cancel(RawH2Stream stream, IOException cause) {
        if (fail(stream, cause) && stream.id() != 0) {
            write(RawH2Frame.cancel(stream.id()));
        }
    }

    /// The socket is closed: ends all calls.
    void end(IOException cause) {
        exclusively(() -> over = cause);
        waiting().toList().forEach(stream -> fail(stream, cause));
    }

    /// Ends a call, if it has not ended.
    boolean fail(RawH2Stream stream, IOException cause) {
        boolean failed = taken(stream);
        if (failed) {
            stream.failed(cause);
        }
        return failed;
    }

    /// True for one of the threads that want to end a call. A body is not written meanwhile.
    private boolean taken(RawH2Stream stream) {
        if (stream.upload() == null) {
            return takenNow(stream);
        }
        writing.lock();
        try {
            return takenNow(stream);
        } finally {
            writing.unlock();
        }
    }

    private boolean takenNow(RawH2Stream stream) {
        if (stream.id() == 0 && queued.remove(stream)) {
            return true;
        }
        if (!streams.remove(stream.id(), stream)) {
            return false;
        }
        open.decrementAndGet();
        if (!queued.isEmpty()) {
            sendQueued();
        }
        return true;
    }

    /// Something that is written.
    interface Writing {
        void run() throws IOException;
    }
}
