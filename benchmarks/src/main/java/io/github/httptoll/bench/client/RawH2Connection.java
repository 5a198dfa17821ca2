// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.client;

import io.github.httptoll.client.Call;
import io.github.httptoll.client.ClientSettings;
import io.github.httptoll.client.Outcome;
import io.github.httptoll.client.Stamps;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/// The blocking socket of [RawH2SocketClient], which all its calls share.
///
/// One of the threads that wait for an answer reads for all of them, until its own is whole; then it wakes another one to go on. So a
/// call that is alone wakes no thread, and no thread is there but the callers'. A body in pieces, or one that follows when the server has
/// said so, is written by its own caller, who does not read meanwhile.
final class RawH2Connection implements RawH2Wire {
    private final Socket socket;
    private final Duration timeout;
    private final RawH2Session session;
    private final RawH2Intake intake;
    private final RawH2Reader reader = new RawH2Reader();
    private final Set<Waiter> waiters = ConcurrentHashMap.newKeySet();

    /// Who reads.
    private final AtomicReference<@Nullable Waiter> leader = new AtomicReference<>();

    private RawH2Connection(Socket socket, ClientSettings settings) {
        this.socket = socket;
        this.timeout = settings.responseTimeout();
        this.session = new RawH2Session(this, settings.secure());
        this.intake = new RawH2Intake(session);
    }

    /// Opens it, and shows how on the time line.
    ///
    /// @param tls null: without
    static RawH2Connection open(URI uri, ClientSettings settings, @Nullable SSLSocketFactory tls, Stamps timeline)
            throws IOException {
        return begin(RawSockets.open(uri, settings, tls, timeline), settings);
    }

    /// Begins to speak HTTP/2 over a connected socket.
    ///
    /// @throws SocketException if the socket takes nothing: a call would open one connection after the other
    static RawH2Connection begin(Socket socket, ClientSettings settings) throws SocketException {
        RawH2Connection begun = new RawH2Connection(socket, settings);
        begun.session.begin();
        if (!begun.isUsable()) {
            throw new SocketException("the server closed the connection at once");
        }
        return begun;
    }

    boolean isUsable() {
        return session.isUsable();
    }

    /// Makes one call.
    ///
    /// @return null: the connection takes no more calls
    @Nullable
    Outcome exchange(Call call, Stamps timeline) {
        Waiter waiter = new Waiter(Thread.currentThread());
        RawH2Stream stream = new RawH2Stream(call, timeline, timeout, waiter::end);
        waiter.stream = stream;
        waiters.add(waiter);
        if (session.start(stream)) {
            await(waiter, stream);
        }
        waiters.remove(waiter);
        passOn();
        return waiter.outcome;
    }

    private void await(Waiter waiter, RawH2Stream stream) {
        while (waiter.outcome == null) {
            if (waiter.bodyMayFollow) {
                waiter.bodyMayFollow = false;
                send(waiter, stream);
            } else if (leader.compareAndSet(null, waiter)) {
                lead(waiter, stream);
            } else {
                LockSupport.parkNanos(this, stream.patienceNanos());
            }
            giveUp(stream);
        }
    }

    private void lead(Waiter waiter, RawH2Stream stream) {
        try {
            while (waiter.outcome == null && !waiter.bodyMayFollow && stream.patienceNanos() > 0) {
                socket.setSoTimeout((int) Math.max(1, TimeUnit.NANOSECONDS.toMillis(stream.patienceNanos())));
                read();
                // The thread that has sent the head meanwhile, if another one, has said by then that the body may follow.
                if (RawRequest.isSplit(stream.call())) {
                    session.exclusively(() -> {});
                }
            }
        } catch (SocketTimeoutException _) {
            // The caller looks whether its own time is over.
        } catch (IOException e) {
            broken(e);
        } finally {
            leader.set(null);
        }
    }

    private void read() throws IOException {
        ByteBuffer room = reader.room();
        InputStream in = socket.getInputStream();
        int read = in.read(room.array(), room.arrayOffset() + room.position(), room.remaining());
        if (read < 0) {
            throw new EOFException("the server closed the connection before the answer's end");
        }
        room.position(room.position() + read);
        reader.frames(intake::take);
        if (session.isFinished()) {
            socket.close();
        }
    }

    /// Writes a body piece by piece. Another thread reads for all now.
    private void send(Waiter waiter, RawH2Stream stream) {
        waiter.sending = true;
        passOn();
        try {
            Pieces.write(stream.call(), new Body(stream));
        } catch (IOException e) {
            session.cancel(stream, e);
        }
        waiter.sending = false;
    }

    private void giveUp(RawH2Stream stream) {
        if (Thread.interrupted()) {
            session.cancel(stream, new SocketException("the thread was interrupted"));
            Thread.currentThread().interrupt();
        } else if (stream.patienceNanos() <= 0) {
            session.cancel(stream, new SocketTimeoutException("the server took too long to answer"));
        }
    }

    /// Where no thread reads, wakes one that waits. A call that begins after this finds that no thread reads, and does it itself.
    private void passOn() {
        if (leader.get() == null) {
            waiters.stream().filter(waiter -> waiter.outcome == null && !waiter.sending).findFirst()
                    .ifPresent(Waiter::wake);
        }
    }

    @Override
    public boolean write(ByteBuffer frames) throws IOException {
        socket.getOutputStream().write(frames.array(), frames.arrayOffset() + frames.position(), frames.remaining());
        return true;
    }

    @Override
    public void mayFollow(RawH2Stream stream) {
        waiters.stream().filter(waiter -> waiter.stream == stream).forEach(Waiter::send);
    }

    @Override
    public void broken(IOException cause) {
        try {
            socket.close();
        } catch (IOException _) {
            // What waits on it fails in any case.
        }
        session.end(cause);
    }

    /// Where a body is written to, a piece at a time.
    private final class Body extends OutputStream {
        private final RawH2Stream stream;
        private int left;

        Body(RawH2Stream stream) {
            this.stream = stream;
            this.left = stream.call().body().length();
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[]{(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            left -= count;
            if (!session.hand(stream, ByteBuffer.wrap(bytes, from, count), left == 0) && left > 0) {
                throw new SocketException("the call has ended before its body");
            }
        }
    }

    /// The thread of one call.
    private static final class Waiter {
        private final Thread thread;
        private @Nullable RawH2Stream stream;
        private volatile @Nullable Outcome outcome;
        private volatile boolean bodyMayFollow;
        private volatile boolean sending;

        Waiter(Thread thread) {
            this.thread = thread;
        }

        void end(Outcome result) {
            outcome = result;
            wake();
        }

        void send() {
            bodyMayFollow = true;
            wake();
        }

        void wake() {
            if (Thread.currentThread() != thread) {
                LockSupport.unpark(thread);
            }
        }
    }
}
