// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study.run;

import io.github.httptoll.bench.study.plan.WarmPath;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Decides when a path of a JVM is warm: when wall time and CPU of a call show no trend any more.
///
/// The later half of the windows is looked at, eight of them at least. The path is warm when neither series can fall by more than
/// [#TOLERANCE] from the first half of that span to the second, at one-sided 95 %: of paths that still fall by as much, one look in
/// twenty takes one for warm. Wall time alone would not do, as it stands still while the compiler works on the other core; CPU
/// includes the compiler's.
///
/// A noisy series needs a longer span for that than most warm-ups have. Where the compiler has been at rest for eight windows the code
/// no longer changes, so what varies is noise: then neither series may fall by [#TOLERANCE] as measured, without the 95 %.
final class SteadyState {
    /// As a logarithm.
    static final double TOLERANCE = 0.1;
    /// Of the time. While the clients became faster over TLS and HTTP/2 their compilers took 65 % of it, and 11 % when they no longer
    /// did, in the run of 7bbae10.
    static final double AT_REST = 0.2;
    /// A cell that becomes faster by this part while it is measured is not warm.
    static final double DRIFT = 0.05;

    private final int capMillis;
    private final List<Double> batchMillis = new ArrayList<>();
    private final List<Double> cpuNanos = new ArrayList<>();
    private final List<Double> compiledParts = new ArrayList<>();
    private double millis;

    /// @param capMillis longest warm-up
    SteadyState(int capMillis) {
        this.capMillis = capMillis;
    }

    /// Takes the next window.
    ///
    /// @param windowMillis how long it was: at least one batch, which may take longer than [WarmPath#WINDOW_MILLIS]
    /// @param compilerMillis that the compiler took for what it has compiled in it
    void add(double windowMillis, double windowBatchMillis, double cpuNanosPerRequest, double compilerMillis) {
        millis += windowMillis;
        compiledParts.add(compilerMillis / windowMillis);
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
        int size = batchMillis.size();
        int span = Math.max(WarmPath.LEAST_WINDOWS, size / 2);
        return size >= span
                && Stream.of(batchMillis, cpuNanos).map(series -> Trend.of(series.subList(size - span, size)))
                        .allMatch(trend -> (isCompilerAtRest() ? trend.fall() : trend.most()) < TOLERANCE);
    }

    private boolean isCompilerAtRest() {
        int size = compiledParts.size();
        return compiledParts.subList(size - WarmPath.LEAST_WINDOWS, size).stream().mapToDouble(part -> part).average()
                .orElse(1) < AT_REST;
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
