// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.findings.ledger;

import io.github.httptoll.analysis.read.Measurement;
import io.github.httptoll.analysis.statistics.Quantity;
import io.github.httptoll.analysis.statistics.Sample;
import java.util.EnumMap;
import java.util.Map;

/// What a request cost beside time. Of the client's process unless the name says server.
public enum Cost {
    /// Microseconds of a core per request, all threads; and those of the compiler alone.
    CPU("cpu"), CPU_USER("cpuUser"), CPU_SYSTEM("cpuSystem"), JIT_CPU("jitCpu"), //
    /// Context switches per request.
    SWITCHES_VOLUNTARY("switchesVoluntary"), SWITCHES_INVOLUNTARY("switchesInvoluntary"), //
    /// Bytes per request.
    ALLOCATED("allocated"), //
    /// Microseconds per request that ready threads waited for a core, and of it those of the compiler and the collector.
    RUN_QUEUE("runQueue"), RUN_QUEUE_JIT("runQueueJit"), RUN_QUEUE_GC("runQueueGc"), //
    /// Microseconds per request.
    SERVER_CPU("serverCpu"), SERVER_RUN_QUEUE("serverRunQueue"), //
    /// Collections per iteration.
    GC_COUNT("gcCount"), //
    /// Microseconds per iteration.
    GC_TIME("gcTime"), JIT_TIME("jitTime"), //
    /// Counts.
    PEAK_THREADS("peakThreads"), DESCRIPTORS("descriptors"), //
    /// Virtual threads that were ready and had no carrier when all calls of a batch had been handed over.
    VIRTUAL_QUEUE("virtualQueue");

    private final String key;
    private final String metric;

    Cost(String key) {
        this.key = key;
        this.metric = "cost" + Character.toUpperCase(key.charAt(0)) + key.substring(1);
    }

    /// The cost's name in the files of a report.
    public String key() {
        return key;
    }

    /// The cost's name in slots.jsonl.
    public String metric() {
        return metric;
    }

    /// The mean costs that were observed; none is below zero.
    static Map<Cost, Quantity> of(Measurement measurement) {
        Map<Cost, Quantity> costs = new EnumMap<>(Cost.class);
        for (Cost cost : values()) {
            Sample sample = measurement.metric(cost.metric());
            if (sample != null) {
                costs.put(cost, sample.mean().atLeast(0));
            }
        }
        return costs;
    }
}
