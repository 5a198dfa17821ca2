// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.timeline;

import java.util.concurrent.locks.LockSupport;

/// Waiting without CPU, for no less than is asked for: a park may end early.
public final class Pause {
    private Pause() {}

    /// Waits on the calling thread.
    public static void nanos(long least) {
        long endNanos = System.nanoTime() + least;
        for (long left = least; left > 0; left = endNanos - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
