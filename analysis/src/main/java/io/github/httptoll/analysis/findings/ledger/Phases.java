// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.findings.ledger;

import io.github.httptoll.analysis.read.Measurement;
import io.github.httptoll.analysis.statistics.Quantity;
import io.github.httptoll.analysis.statistics.Sample;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The phases of a cell's requests in microseconds, one mean for each iteration.
public record Phases(Map<Phase, Sample> samples) {
    /// The phases that were observed; those that cross processes only where the clocks can be compared.
    public static Phases of(Measurement measurement, boolean clocksComparable) {
        Map<Phase, Sample> samples = new EnumMap<>(Phase.class);
        for (Phase phase : Phase.values()) {
            Sample sample = measurement.metric(phase.key());
            if (sample != null && (clocksComparable || !phase.crossesProcesses())) {
                samples.put(phase, sample);
            }
        }
        return new Phases(samples);
    }

    @Nullable
    public Sample get(Phase phase) {
        return samples.get(phase);
    }

    public Phases with(Phase phase, Sample sample) {
        Map<Phase, Sample> all = new EnumMap<>(samples);
        all.put(phase, sample);
        return new Phases(all);
    }

    /// Without the waits in the server's kernel that the other one does not tell: only what both tell can be taken from both.
    public Phases comparableWith(Phases other) {
        Map<Phase, Sample> all = new EnumMap<>(samples);
        all.keySet().removeIf(phase -> (phase == Phase.ACCEPT || phase == Phase.UNREAD) && other.get(phase) == null);
        return new Phases(all);
    }

    Map<Phase, Quantity> quantities() {
        Map<Phase, Quantity> means = new EnumMap<>(Phase.class);
        samples.forEach((phase, sample) -> means.put(phase, sample.mean()));
        return means;
    }
}
