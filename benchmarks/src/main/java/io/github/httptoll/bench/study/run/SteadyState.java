// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study.run;

import io.github.httptoll.bench.study.plan.WarmPath;
import java.util.ArrayList;
import java.util.List;

/// Decides when a path of a JVM is warm: when wall time and CPU of a call show no trend any more.
///
/// The later half of the windows is looked at, eight of them at least. The path is warm when neither series can fall by more than
/// [#TOLERANCE] from the first half of that span to the second, at one-sided 95 %: of paths that still fall by as much, one look in
/// twenty takes one for warm. A noisy series needs a longer span for that. Wall time alone would not do, as it stands still while
/// the compiler works on the other core; CPU includes the compiler's.
final class SteadyState {
    /// As a logarithm.
    static final double TOLERANCE = 0.1;
    /// A cell that becomes faster by this part while it is measured is not warm.
    static final double DRIFT = 0.05;

    private final int capMillis;
    private final List<Double> batchMillis = new ArrayList<>();
    private final List<Double> cpuNanos = new ArrayList<>();
    private double millis;

    /// @param capMillis longest warm-up
    SteadyState(int capMillis) {
        this.capMillis = capMillis;
    }

    /// Takes the next window.
    ///
    /// @param windowMillis how long it was: at least one batch, which may take longer than [WarmPath#WINDOW_MILLIS]
    void add(double windowMillis, double windowBatchMillis, double cpuNanosPerRequest) {
        millis += windowMillis;
        batchMillis.add(windowBatchMillis);
        cpuNanos.add(cpuNanosPerRequest);
    }

    /// True where it is steady, or has taken as long as it may.
    boolean ended() {
        return millis >= capMillis || steady();
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
        int span = Math.max(WarmPath.LEAST_WINDOWS, size / 2);
        return size >= span && Trend.of(series.subList(size - span, size)).most() < TOLERANCE;
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
