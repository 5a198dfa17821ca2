// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.findings.ledger;

import io.github.httptoll.analysis.read.Measurement;
import io.github.httptoll.analysis.statistics.Quantity;
import io.github.httptoll.analysis.statistics.Sample;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/// What a request cost beside time. Of the client's process unless the name says server.
public enum Cost {
    /// Microseconds of a core per request, all threads.
    CPU, CPU_USER, CPU_SYSTEM,
    /// Context switches per request.
    SWITCHES_VOLUNTARY, SWITCHES_INVOLUNTARY,
    /// Bytes per request.
    ALLOCATED,
    /// Microseconds per request that ready threads waited for a core, and of it those of the compiler and the collector.
    RUN_QUEUE, RUN_QUEUE_JIT, RUN_QUEUE_GC,
    /// Microseconds per request.
    SERVER_CPU, SERVER_RUN_QUEUE,
    /// Collections per iteration.
    GC_COUNT,
    /// Microseconds per iteration.
    GC_TIME, JIT_TIME,
    /// Counts.
    PEAK_THREADS, DESCRIPTORS,
    /// Virtual threads that were ready and had no carrier when all calls of a batch had been handed over.
    VIRTUAL_QUEUE;

    /// The cost's name in the files of a run.
    public String key() {
        String[] words = name().toLowerCase(Locale.ROOT).split("_", -1);
        StringBuilder key = new StringBuilder(words[0]);
        for (int i = 1; i < words.length; i++) {
            key.append(Character.toUpperCase(words[i].charAt(0))).append(words[i].substring(1));
        }
        return key.toString();
    }

    /// The cost's name in slots.jsonl.
    public String metric() {
        return "cost" + Character.toUpperCase(key().charAt(0)) + key().substring(1);
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
