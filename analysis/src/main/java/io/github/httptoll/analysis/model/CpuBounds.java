// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.model;

/// The most that so many cores can do where a request takes so much processor time in all, whoever waits for it how.
///
/// The operational bounds of a closed system (Denning & Buzen 1978): with c calls in flight, the throughput is at most
/// the smaller of cores / cost and c / (delay + cost).
public record CpuBounds(double cores, double micros) {
    private static final double MICROS_PER_SECOND = 1e6;
    private static final double MICROS_PER_MILLI = 1e3;

    public CpuBounds {
        if (!(cores > 0) || !(micros > 0)) {
            throw new IllegalArgumentException(
                    "cores are " + cores + " and a request costs " + micros + " µs, expected above 0");
        }
    }

    /// Requests per second that no way of waiting exceeds.
    public double perSecond() {
        return cores * MICROS_PER_SECOND / micros;
    }

    /// The calls in flight at which the bounds meet: below it the delay limits, above it the cores.
    public double knee(double delayMillis) {
        return (delayMillis * MICROS_PER_MILLI + micros) * cores / micros;
    }
}
