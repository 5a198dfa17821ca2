// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.diagnose;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// One wait of a thread that took longer than the recording's threshold.
///
/// @param event such as jdk.ThreadPark
/// @param thread its name; empty for a virtual thread without one
/// @param frames the innermost first
/// @param startNanos and `endNanos` since the epoch
/// @param peer the other side of a socket; empty for other events
record Wait(String event, String thread, List<String> frames, long startNanos, long endNanos, String peer) {
    long nanos() {
        return endNanos - startNanos;
    }

    boolean has(Predicate<String> frame) {
        return frames.stream().anyMatch(frame);
    }

    /// The first frame of that kind, from the innermost one on.
    Optional<String> first(Predicate<String> frame) {
        return frames.stream().filter(frame).findFirst();
    }

    /// The frames within the first one of that kind, and that one; all if there is none.
    List<String> within(Predicate<String> frame) {
        for (int i = 0; i < frames.size(); i++) {
            if (frame.test(frames.get(i))) {
                return frames.subList(0, i + 1);
            }
        }
        return frames;
    }

    /// The frames around the first one of that kind; none if there is none.
    List<String> around(Predicate<String> frame) {
        return frames.subList(within(frame).size(), frames.size());
    }
}
