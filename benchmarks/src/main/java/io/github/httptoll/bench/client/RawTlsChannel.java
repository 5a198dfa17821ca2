// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.client;

import io.github.httptoll.client.Stamps;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult;

/// A channel inside TLS. Certificates are checked on the selector thread.
final class RawTlsChannel extends RawChannel {
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final SSLEngine engine;

    /// Received and still encrypted, from position to limit.
    private final ByteBuffer incoming;

    /// Whoever writes, and the selector thread where TLS itself has to answer: one at a time.
    private final ReentrantLock sealing = new ReentrantLock();
    private final ByteBuffer outgoing;
    private boolean securing;
    private boolean more;

    RawTlsChannel(SocketChannel socket, SelectionKey key, SSLEngine engine) {
        super(socket, key);
        this.engine = engine;
        int record = engine.getSession().getPacketBufferSize();
        this.incoming = ByteBuffer.allocate(2 * record).limit(0);
        this.outgoing = ByteBuffer.allocate(record);
    }

    @Override
    boolean open(Stamps timeline) throws IOException {
        if (!securing) {
            finishConnect();
            timeline.securing();
            securing = true;
            engine.beginHandshake();
        }
        if (!shake()) {
            return false;
        }
        RawTls.requireChosen(engine.getApplicationProtocol(), engine.getSSLParameters());
        timeline.secured();
        timeline.connected();
        return true;
    }

    /// Takes the handshake as far as it goes.
    ///
    /// @return true when it is over
    private boolean shake() throws IOException {
        if (!flush()) {
            awaitRoom();
        }
        while (isShaking()) {
            if (engine.getHandshakeStatus() != HandshakeStatus.NEED_UNWRAP) {
                answer();
                continue;
            }
            SSLEngineResult.Status status = unwrap(NOTHING);
            int received = status == SSLEngineResult.Status.BUFFER_UNDERFLOW ? fill() : 1;
            if (received < 0 || status == SSLEngineResult.Status.CLOSED) {
                throw new EOFException("the server closed the connection during the TLS handshake");
            } else if (received == 0) {
                return false;
            }
        }
        return true;
    }

    private boolean isShaking() {
        return engine.getHandshakeStatus() != HandshakeStatus.NOT_HANDSHAKING;
    }

    /// Does what TLS itself has to do next, but for reading.
    private void answer() throws IOException {
        if (engine.getHandshakeStatus() == HandshakeStatus.NEED_TASK) {
            for (Runnable task = engine.getDelegatedTask(); task != null; task = engine.getDelegatedTask()) {
                task.run();
            }
        } else if (!write(NOTHING)) {
            awaitRoom();
        }
    }

    @Override
    boolean write(ByteBuffer... parts) throws IOException {
        sealing.lock();
        try {
            SSLEngineResult result;
            boolean sent;
            do {
                outgoing.clear();
                result = engine.wrap(parts, outgoing);
                sent = put(outgoing.flip());
            } while (remaining(parts) > 0 && result.bytesConsumed() > 0);
            if (remaining(parts) > 0) {
                throw new EOFException("the server had closed the connection");
            }
            return sent;
        } finally {
            sealing.unlock();
        }
    }

    @Override
    boolean flush() throws IOException {
        sealing.lock();
        try {
            return super.flush();
        } finally {
            sealing.unlock();
        }
    }

    @Override
    int read(ByteBuffer chunk) throws IOException {
        int before = chunk.position();
        int received = more ? 0 : fill();
        more = false;
        SSLEngineResult.Status status = SSLEngineResult.Status.OK;
        while (status == SSLEngineResult.Status.OK && incoming.hasRemaining()) {
            status = unwrap(chunk);
            if (isShaking() && engine.getHandshakeStatus() != HandshakeStatus.NEED_UNWRAP) {
                answer();
            }
        }
        more = status == SSLEngineResult.Status.BUFFER_OVERFLOW;
        int read = chunk.position() - before;
        return read == 0 && (received < 0 || status == SSLEngineResult.Status.CLOSED) ? -1 : read;
    }

    private SSLEngineResult.Status unwrap(ByteBuffer chunk) throws IOException {
        return engine.unwrap(incoming, chunk).getStatus();
    }

    private int fill() throws IOException {
        incoming.compact();
        try {
            return receive(incoming);
        } finally {
            incoming.flip();
        }
    }

    @Override
    boolean more() {
        return more;
    }

    /// Says goodbye, if the socket takes it.
    @Override
    void close() throws IOException {
        try {
            if (securing) {
                engine.closeOutbound();
                write(NOTHING);
            }
        } finally {
            super.close();
        }
    }
}
