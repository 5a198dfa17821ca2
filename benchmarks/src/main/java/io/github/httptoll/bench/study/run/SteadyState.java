// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study.run;

import io.github.httptoll.bench.study.plan.WarmPath;
import java.util.ArrayList;
import java.util.List;

/// Decides when a path of a JVM is warm: when its compiler rests, and wall time and CPU of a call no longer fall.
///
/// The last [WarmPath#LEAST_WINDOWS] windows are looked at. The compiler takes less than [#AT_REST] of their time, so that the code no
/// longer changes; and neither series falls by [#TOLERANCE] from their first half to their second. A trend alone would not do: while the
/// compiler works through its queue, times stand still for seconds, and a noisy series hides a trend for longer than a warm-up has.
final class SteadyState {
    /// As a logarithm.
    static final double TOLERANCE = 0.1;
    /// Of the time. A compiler that works takes all of a core.
    static final double AT_REST = 0.1;
    /// A cell that becomes faster by this part while it is measured is not warm.
    static final double DRIFT = 0.05;

    private final int capMillis;
    private final List<Double> batchMillis = new ArrayList<>();
    private final List<Double> cpuNanos = new ArrayList<>();
    private final List<Double> windows = new ArrayList<>();
    private final List<Double> compilerMillis = new ArrayList<>();

    /// @param capMillis longest warm-up
    SteadyState(int capMillis) {
        this.capMillis = capMillis;
    }

    /// Takes the next window.
    ///
    /// @param windowMillis how long it was: at least one batch, which may take longer than [WarmPath#WINDOW_MILLIS]
    /// @param windowCompilerMillis that the compiler took for what it has compiled in it
    void add(double windowMillis, double windowBatchMillis, double cpuNanosPerRequest, double windowCompilerMillis) {
        windows.add(windowMillis);
        compilerMillis.add(windowCompilerMillis);
        batchMillis.add(windowBatchMillis);
        cpuNanos.add(cpuNanosPerRequest);
    }

    /// True where it is steady, or has taken as long as it may.
    boolean ended() {
        return millis() >= capMillis || steady();
    }

    /// How it ended.
    Reached reached() {
        return new Reached(steady(), (int) millis());
    }

    private double millis() {
        return windows.stream().mapToDouble(window -> window).sum();
    }

    private boolean steady() {
        return batchMillis.size() >= WarmPath.LEAST_WINDOWS && last(compilerMillis) < AT_REST * last(windows)
                && !falls(batchMillis) && !falls(cpuNanos);
    }

    private static double last(List<Double> series) {
        return lastWindows(series).stream().mapToDouble(value -> value).sum();
    }

    private static boolean falls(List<Double> series) {
        return Trend.of(lastWindows(series)).fall() >= TOLERANCE;
    }

    private static List<Double> lastWindows(List<Double> series) {
        return series.subList(series.size() - WarmPath.LEAST_WINDOWS, series.size());
    }

    /// True where a cell's blocks show that it was measured before its code was warm: by at least [#DRIFT] faster in the second half, and
    /// at one-sided 95 % not by chance. Fewer than four blocks show nothing.
    ///
    /// @param blockMillis batch times of one set, in the order of its blocks
    static boolean isCold(List<Double> blockMillis) {
        if (blockMillis.size() < Trend.LEAST) {
            return false;
        }
        Trend trend = Trend.of(blockMillis);
        return trend.fall() > Math.log1p(DRIFT) && trend.least() > 0;
    }

    /// @param steady false: the cap ended it, "no steady state"
    /// @param millis how long it took
    record Reached(boolean steady, int millis) {}
}
