// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.wire;

/// What a connection's bytes meet in each direction of a wire, beyond its length.
///
/// @param bytesPerSecond that it carries; 0: as many as the relay passes on
/// @param heldShare of its segments that are held back: what follows them waits, too
/// @param heldNanos for how long
public record Line(double bytesPerSecond, double heldShare, long heldNanos) {
    /// One that passes everything on.
    public static final Line OPEN = new Line(0, 0, 0);
    /// Bytes of a segment on Ethernet.
    static final int SEGMENT_BYTES = 1_448;

    private static final double NANOS_PER_SECOND = 1e9;

    /// @throws IllegalArgumentException if one of them cannot be
    public Line {
        if (!(bytesPerSecond >= 0) || !(heldShare >= 0 && heldShare < 1) || heldNanos < 0) {
            throw new IllegalArgumentException(
                    "a line cannot carry " + bytesPerSecond + " bytes/s and hold back " + heldShare
                            + " of its segments for " + heldNanos + " ns");
        }
    }

    /// True where nothing is done to bytes.
    boolean isOpen() {
        return bytesPerSecond == 0 && heldShare == 0;
    }

    /// How long so many bytes occupy it.
    long nanosFor(int bytes) {
        return bytesPerSecond == 0 ? 0 : Math.round(bytes / bytesPerSecond * NANOS_PER_SECOND);
    }
}
