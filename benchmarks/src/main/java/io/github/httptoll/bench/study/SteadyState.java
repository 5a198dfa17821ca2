// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Judges a warm-up by its last windows: steady when the medians of the last three windows and of the three before differ
/// by less than 5 % in batch time and in CPU per request.
///
/// Wall time alone is flat long before the compiler is done: the server's delay hides it. Series this noisy look steady by luck now and
/// then, so what is compared with something warms up for as long as that, whatever it looks like.
final class SteadyState {
    /// Least length of a window.
    static final int WINDOW_MILLIS = 150;
    private static final int HALF = 3;
    private static final double TOLERANCE = 0.05;

    private final int leastMillis;
    private final int capMillis;
    private final List<Double> batchMillis = new ArrayList<>();
    private final List<Double> cpuNanos = new ArrayList<>();
    private double millis;

    /// @param leastMillis shortest warm-up
    /// @param capMillis longest warm-up
    SteadyState(int leastMillis, int capMillis) {
        this.leastMillis = leastMillis;
        this.capMillis = capMillis;
    }

    /// Takes the next window.
    ///
    /// @param windowMillis how long it was: at least one batch, which may take longer than [#WINDOW_MILLIS]
    void add(double windowMillis, double windowBatchMillis, double cpuNanosPerRequest) {
        millis += windowMillis;
        batchMillis.add(windowBatchMillis);
        cpuNanos.add(cpuNanosPerRequest);
    }

    /// True where it is steady and has taken as long as it must, or has taken as long as it may.
    boolean ended() {
        return millis >= capMillis || (millis >= leastMillis && steady());
    }

    /// How it ended.
    Reached reached() {
        return new Reached(steady(), (int) millis);
    }

    private boolean steady() {
        return still(batchMillis) && still(cpuNanos);
    }

    private static boolean still(List<Double> series) {
        int size = series.size();
        if (size < 2 * HALF) {
            return false;
        }
        double before = median(series.subList(size - 2 * HALF, size - HALF));
        double after = median(series.subList(size - HALF, size));
        return Math.abs(after - before) < TOLERANCE * before;
    }

    private static double median(List<Double> odd) {
        double[] sorted = odd.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    /// @param steady false: the cap ended it, "no steady state"
    /// @param millis how long it took
    record Reached(boolean steady, int millis) {}
}
