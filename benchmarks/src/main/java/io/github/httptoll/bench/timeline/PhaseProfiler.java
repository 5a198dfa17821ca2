// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.timeline;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/// JMH profiler that adds an iteration's phases and the server's view of it to the batch time, as secondary metrics:
/// `-prof io.github.httptoll.bench.timeline.PhaseProfiler`.
public final class PhaseProfiler implements InternalProfiler {
    @Override
    public String getDescription() {
        return "phases of a request in microseconds, failures, and what the server saw";
    }

    @Override
    public void beforeIteration(BenchmarkParams benchmarkParams, IterationParams iterationParams) {
        IterationLedger.current().reset();
    }

    @Override
    public Collection<? extends Result<?>> afterIteration(BenchmarkParams benchmarkParams,
            IterationParams iterationParams, IterationResult result) {
        List<ScalarResult> results = new ArrayList<>();
        IterationLedger.current().metrics().forEach((name,
                metric) -> results.add(new ScalarResult(name, metric.value(), metric.unit(), AggregationPolicy.AVG)));
        return results;
    }
}
