// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.probe;

import io.github.httptoll.bench.timeline.IterationLedger.Metric;
import java.util.LinkedHashMap;
import java.util.Map;

/// The costs of one iteration by metric name, in the units they are shown in.
final class Costs {
    private static final String BYTES_PER_REQUEST = "B/req";
    private static final String COUNT_PER_REQUEST = "#/req";

    private final double requests;
    private final Map<String, Metric> metrics = new LinkedHashMap<>();

    /// @param requests that the iteration made; at least 1
    Costs(long requests) {
        this.requests = requests;
    }

    /// A time that the requests share.
    void time(String name, long nanos) {
        metrics.put(name, new Metric(nanos / 1e3 / requests, Metric.MICROS_PER_REQUEST));
    }

    /// Memory that the requests share.
    void bytes(String name, long bytes) {
        metrics.put(name, new Metric(bytes / requests, BYTES_PER_REQUEST));
    }

    /// Events that the requests share.
    void events(String name, long events) {
        metrics.put(name, new Metric(events / requests, COUNT_PER_REQUEST));
    }

    /// A time of the whole iteration.
    void wholeMillis(String name, long millis) {
        metrics.put(name, new Metric(millis * 1e3, Metric.MICROS));
    }

    /// A number of the whole iteration.
    void whole(String name, long number) {
        metrics.put(name, new Metric(number, Metric.COUNT));
    }

    Map<String, Metric> metrics() {
        return metrics;
    }
}
