// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.client;

import java.io.IOException;
import java.net.SocketException;
import java.nio.ByteBuffer;

/// What the server sends on one HTTP/2 connection. One thread at a time hands it in.
final class RawH2Intake {
    /// Length of a setting, and those of them that matter to a client whose frames have the usual length.
    private static final int SETTING = 6;
    private static final int HEADER_TABLE_SIZE = 1;
    private static final int MAX_CONCURRENT_STREAMS = 3;
    private static final int INITIAL_WINDOW_SIZE = 4;

    private final RawH2Session session;
    private final RawH2Answers answers = new RawH2Answers();
    private int unacknowledged;

    RawH2Intake(RawH2Session session) {
        this.session = session;
    }

    /// Takes a frame of the server.
    ///
    /// @throws IOException if the connection cannot be used any more
    void take(RawH2Frame frame) throws IOException {
        answers.requireOrder(frame);
        switch (frame.type()) {
            case RawH2Frame.DATA -> data(frame);
            case RawH2Frame.HEADERS, RawH2Frame.CONTINUATION -> headers(frame);
            case RawH2Frame.RST_STREAM -> reset(frame);
            case RawH2Frame.SETTINGS -> settings(frame);
            case RawH2Frame.PING -> ping(frame);
            case RawH2Frame.WINDOW_UPDATE -> session.opened(frame.stream(), first(frame) & Integer.MAX_VALUE);
            case RawH2Frame.GOAWAY -> session.refused(first(frame) & Integer.MAX_VALUE);
            case RawH2Frame.PUSH_PROMISE -> throw new IOException("the server pushes an answer that was not asked for");
            default -> {
                // What is unknown is to be ignored.
            }
        }
    }

    /// Padding and the bodies of calls that were given up count in the connection's window, too.
    private void data(RawH2Frame frame) throws IOException {
        int taken = frame.payload().remaining();
        ByteBuffer content = frame.content();
        unacknowledged += taken;
        if (unacknowledged >= RawH2Session.WINDOW / 2) {
            session.write(RawH2Frame.update(0, unacknowledged));
            unacknowledged = 0;
        }
        RawH2Stream stream = session.at(frame.stream());
        if (stream == null) {
            return;
        }
        int opened = stream.body(content, taken, RawH2Session.WINDOW);
        if (frame.has(RawH2Frame.END_STREAM)) {
            session.done(stream);
        } else if (opened > 0) {
            session.write(RawH2Frame.update(frame.stream(), opened));
        }
    }

    private void headers(RawH2Frame frame) throws IOException {
        RawH2Answers.Block block = answers.take(frame);
        RawH2Stream stream = block == null ? null : session.at(frame.stream());
        if (block == null || stream == null) {
            return;
        }
        if (stream.headers(block.headers())) {
            session.mayFollow(stream);
        }
        if (block.isLast()) {
            session.done(stream);
        }
    }

    private void reset(RawH2Frame frame) throws IOException {
        RawH2Stream stream = session.at(frame.stream());
        if (stream != null) {
            session.fail(stream, new SocketException("the server reset the stream, error " + first(frame)));
        }
    }

    private void settings(RawH2Frame frame) {
        if (frame.has(RawH2Frame.ACK)) {
            return;
        }
        Integer table = null;
        Integer streams = null;
        Integer window = null;
        ByteBuffer settings = frame.payload();
        while (settings.remaining() >= SETTING) {
            int setting = settings.getShort();
            int value = settings.getInt();
            // Above its sign an int has no numbers, and no need of any here.
            int most = value < 0 ? Integer.MAX_VALUE : value;
            if (setting == HEADER_TABLE_SIZE) {
                table = most;
            } else if (setting == MAX_CONCURRENT_STREAMS) {
                streams = most;
            } else if (setting == INITIAL_WINDOW_SIZE) {
                window = most;
            }
        }
        session.agreed(streams, table, window);
    }

    private void ping(RawH2Frame frame) {
        if (!frame.has(RawH2Frame.ACK)) {
            session.write(RawH2Frame.of(RawH2Frame.PING, RawH2Frame.ACK, 0, frame.payload()));
        }
    }

    /// The first number of a payload.
    private static int first(RawH2Frame frame) throws IOException {
        if (frame.payload().remaining() < 4) {
            throw new IOException("a frame of HTTP/2 is too short");
        }
        return frame.payload().getInt();
    }
}
