// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.probe;

import io.github.httptoll.bench.timeline.IterationLedger;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Measures what the requests of an iteration cost this process and the server's: [#beginIteration], then [#beginBatch] and
/// [#endBatch] right around each timed batch, then [#endIteration].
///
/// For one thread, the one that runs the batches. What its readings take grows with the threads of the process.
public final class CostMeter {
    private final @Nullable ProcessClock clock;
    private final @Nullable LongSupplier allocatedBytes;
    private final OptionalLong serverPid;
    private @Nullable EdgeCosts edges;
    private @Nullable BatchCosts batches;
    private boolean inBatch;

    /// @param clock null: this system has none
    /// @param allocatedBytes null: this JVM does not count them
    CostMeter(@Nullable ProcessClock clock, @Nullable LongSupplier allocatedBytes, OptionalLong serverPid) {
        this.clock = clock;
        this.allocatedBytes = allocatedBytes;
        this.serverPid = serverPid;
    }

    /// A meter.
    ///
    /// @param serverPid the server's process id; empty where it runs on another host or is not known
    public static CostMeter of(OptionalLong serverPid) {
        ProcessClock clock = ProcessClock.open();
        LongSupplier allocatedBytes = BatchCosts.allocatedBytes();
        BatchCosts.warmUp(clock, allocatedBytes);
        return new CostMeter(clock, allocatedBytes, serverPid);
    }

    /// Forgets everything: an iteration begins.
    public void beginIteration() {
        inBatch = false;
        batches = new BatchCosts(clock, allocatedBytes);
        edges = EdgeCosts.begin(clock, serverPid);
    }

    /// A batch is about to run.
    ///
    /// @throws IllegalStateException outside of an iteration
    public void beginBatch() {
        if (batches == null) {
            throw new IllegalStateException("a batch begins, but no iteration has begun");
        }
        inBatch = true;
        batches.beginBatch();
    }

    /// The batch is over.
    ///
    /// @throws IllegalStateException where none had begun
    public void endBatch() {
        if (batches == null || !inBatch) {
            throw new IllegalStateException("a batch ends that has not begun");
        }
        batches.endBatch();
        inBatch = false;
    }

    /// The iteration is over. What this system does not show is not in the answer.
    ///
    /// @param requests how many the batches made; 0 or less: nothing can be said, the answer is empty
    /// @return by metric name. Times in `us/req`, bytes in `B/req`, switches in `#/req`; of the whole iteration: GC and JIT time in
    ///         `us`, collections in `#`; threads at their peak and descriptors at the end in `#`
    /// @throws IllegalStateException if no iteration has begun
    public Map<String, IterationLedger.Metric> endIteration(long requests) {
        if (batches == null || edges == null) {
            throw new IllegalStateException("an iteration ends that has not begun");
        }
        Costs costs = new Costs(requests);
        if (requests > 0) {
            batches.addTo(costs);
            edges.addTo(costs);
        }
        batches = null;
        edges = null;
        return costs.metrics();
    }
}
