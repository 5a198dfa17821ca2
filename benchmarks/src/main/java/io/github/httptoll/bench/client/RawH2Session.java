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
    private final Wire wire;
    private final RawH2Requests requests;
    private final ConcurrentMap<Integer, RawH2Stream> streams = new ConcurrentHashMap<>();
    private final AtomicInteger open = new AtomicInteger();
    private final Queue<RawH2Stream> queued = new ConcurrentLinkedQueue<>();
    private int nextId = 1;

    /// Most streams at once: none before the connection is open.
    private volatile int most;
    private volatile @Nullable IOException over;

    RawH2Session(Wire wire, boolean secure) {
        this.wire = wire;
        this.requests = new RawH2Requests(secure);
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
            RawH2Requests.requireOneFrame(stream.uri());
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

    /// The last stamp precedes the write, since the answer may be there before this thread runs on; nothing is touched after it.
    private void send(RawH2Stream stream) throws IOException {
        int id = nextId;
        nextId += 2;
        stream.leased(id);
        ByteBuffer request = requests.get(id, stream.uri(), stream.gzip());
        stream.timeline().written();
        open.incrementAndGet();
        streams.put(id, stream);
        wire.write(request);
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

    /// The server allows so many streams at once, and keeps so many bytes of earlier headers; null: it says nothing of that.
    void agreed(@Nullable Integer streamsAtOnce, @Nullable Integer table) {
        exclusively(() -> {
            if (table != null) {
                requests.table(table);
            }
            if (streamsAtOnce != null) {
                most = streamsAtOnce;
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

    /// True for one of the threads that want to end a call.
    private boolean taken(RawH2Stream stream) {
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

    /// Where frames go: the socket of the connection.
    interface Wire {
        /// Writes a whole frame, one at a time.
        void write(ByteBuffer frames) throws IOException;

        /// A frame could not be written: the connection is to be closed, and [RawH2Session#end] called. This may come within a lock.
        void broken(IOException cause);
    }
}
