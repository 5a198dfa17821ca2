// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.probe;

import io.github.httptoll.bench.timeline.IterationLedger.Metric;
import java.util.Map;
import java.util.OptionalLong;

/// What a process used, in the hands of the test: all counters of a batch advance together.
final class Counters extends ProcessClock {
    private static final int MICROSECOND = 1000;

    private long now;
    private long read;

    /// A meter that reads these.
    CostMeter meter() {
        return new CostMeter(this, () -> now, OptionalLong.empty());
    }

    /// So many microseconds, switches and bytes are used.
    void advance(long by) {
        now += by;
    }

    /// What a meter must say where that was used in the batches of an iteration.
    Map<String, Metric> costs(double used, long requests) {
        double each = used / requests;
        return Map.of("costCpu", new Metric(each, "us/req"), "costCpuUser", new Metric(each, "us/req"), "costCpuSystem",
                new Metric(each, "us/req"), "costSwitchesVoluntary", new Metric(each, "#/req"),
                "costSwitchesInvoluntary", new Metric(each, "#/req"), "costAllocated", new Metric(each, "B/req"));
    }

    @Override
    long cpuNanos() {
        return now * MICROSECOND;
    }

    @Override
    void readUsage() {
        read = now;
    }

    @Override
    long userNanos() {
        return read * MICROSECOND;
    }

    @Override
    long systemNanos() {
        return read * MICROSECOND;
    }

    @Override
    long voluntarySwitches() {
        return read;
    }

    @Override
    long involuntarySwitches() {
        return read;
    }
}
