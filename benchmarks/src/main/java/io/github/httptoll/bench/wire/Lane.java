// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.SplittableRandom;

/// One direction of a [Link]: chunks of bytes, each written a fixed time after it was read, in order, the end last.
final class Lane {
    /// What one lane holds at most. It reads no more until some of it is written, and the sender's kernel makes it wait.
    private static final int LIMIT_BYTES = 1 << 20;
    private static final ByteBuffer END = ByteBuffer.allocate(0);

    private final RelayLoop loop;
    private final SelectionKey from;
    private final SelectionKey to;
    private final long delayNanos;
    private final long openNanos;
    private final Runnable whenDue;
    private final Line line;
    private final Delivered delivered;
    private final SplittableRandom chance;
    /// When the line has carried all that was read.
    private long lineFreeNanos;
    private long writtenNanos;
    /// What came after a segment that was held back is written with it, and says nothing of the line.
    private boolean isBehindHeld;
    private final Queue<Chunk> queue = new ArrayDeque<>();
    private int queuedBytes;
    private boolean open;
    private boolean ended;

    /// A lane whose far side does not take anything yet.
    ///
    /// @param delayNanos from reading to writing
    /// @param openNanos what is read before this instant counts as read then
    /// @param whenDue calls [#release]
    /// @param line that it is
    /// @param delivered counts what it does
    Lane(RelayLoop loop, SelectionKey from, SelectionKey to, long delayNanos, long openNanos, Runnable whenDue,
            Line line,
            Delivered delivered) {
        this.loop = loop;
        this.from = from;
        this.to = to;
        this.delayNanos = delayNanos;
        this.openNanos = openNanos;
        this.whenDue = whenDue;
        this.line = line;
        this.delivered = delivered;
        this.chance = loop.chance();
        this.lineFreeNanos = openNanos;
    }

    /// The far side is connected.
    void open() throws IOException {
        open = true;
        release();
    }

    /// The end was passed on.
    boolean ended() {
        return ended;
    }

    /// Reads one chunk, or the end.
    void read() throws IOException {
        ByteBuffer buffer = loop.buffer().clear();
        buffer.limit(Math.min(line.isOpen() ? buffer.capacity() : Line.SEGMENT_BYTES, LIMIT_BYTES - queuedBytes));
        int count = ((SocketChannel) from.channel()).read(buffer);
        if (count == 0) {
            return;
        }
        long readNanos = System.nanoTime();
        long beganNanos = readNanos - openNanos < 0 ? openNanos : readNanos;
        long dueNanos = carried(beganNanos, Math.max(count, 0)) + delayNanos;
        boolean isHeld = count > 0 && line.heldShare() > 0 && chance.nextDouble() < line.heldShare();
        dueNanos += isHeld ? line.heldNanos() : 0;
        if (count > 0) {
            delivered.read(isHeld);
        }
        boolean isQueued = !queue.isEmpty();
        queue.add(new Chunk(count < 0 ? END : copy(buffer.flip()), beganNanos, dueNanos, isQueued, isHeld));
        queuedBytes += Math.max(count, 0);
        if (count < 0 || queuedBytes == LIMIT_BYTES) {
            from.interestOpsAnd(~SelectionKey.OP_READ);
        }
        if (dueNanos == readNanos) {
            release();
        } else {
            loop.at(dueNanos, whenDue);
        }
    }

    /// When the line has carried so many bytes that come to it then.
    private long carried(long atNanos, int bytes) {
        long beginNanos = lineFreeNanos - atNanos > 0 ? lineFreeNanos : atNanos;
        lineFreeNanos = beginNanos + line.nanosFor(bytes);
        return lineFreeNanos;
    }

    /// Writes what is due, as far as the far side takes it; the rest when it is ready again.
    void release() throws IOException {
        if (!open) {
            return;
        }
        Chunk next = queue.peek();
        while (next != null && next.dueNanos - System.nanoTime() <= 0 && write(next)) {
            queue.remove();
            next = queue.peek();
        }
    }

    /// @return whether all of it is written
    private boolean write(Chunk chunk) throws IOException {
        SocketChannel channel = (SocketChannel) to.channel();
        if (chunk.isEnd()) {
            channel.shutdownOutput();
            ended = true;
            return true;
        }
        int count = channel.write(chunk.bytes);
        if (queuedBytes == LIMIT_BYTES && count > 0) {
            from.interestOpsOr(SelectionKey.OP_READ);
        }
        queuedBytes -= count;
        if (chunk.bytes.hasRemaining()) {
            to.interestOpsOr(SelectionKey.OP_WRITE);
            return false;
        }
        to.interestOpsAnd(~SelectionKey.OP_WRITE);
        long nowNanos = System.nanoTime();
        loop.timerError().record(nowNanos - chunk.dueNanos);
        count(chunk, nowNanos);
        writtenNanos = nowNanos;
        return true;
    }

    private void count(Chunk chunk, long nowNanos) {
        long carriedNanos = nowNanos - chunk.beganNanos - line.nanosFor(chunk.bytes.capacity());
        isBehindHeld = chunk.held || (isBehindHeld && chunk.dueNanos - writtenNanos < 0);
        if (chunk.held) {
            delivered.held(nowNanos - chunk.dueNanos + line.heldNanos());
        }
        if (isBehindHeld) {
            return;
        }
        if (!chunk.queued) {
            delivered.passed(carriedNanos);
        } else if (line.bytesPerSecond() > 0) {
            delivered.written(chunk.bytes.capacity(), nowNanos - writtenNanos);
        }
    }

    private static ByteBuffer copy(ByteBuffer bytes) {
        return ByteBuffer.allocate(bytes.remaining()).put(bytes).flip();
    }

    /// No bytes: the end.
    ///
    /// @param queued whether it came while another one waited
    /// @param held whether it is held back
    private record Chunk(ByteBuffer bytes, long beganNanos, long dueNanos, boolean queued, boolean held) {
        boolean isEnd() {
            return bytes.capacity() == 0;
        }
    }
}
