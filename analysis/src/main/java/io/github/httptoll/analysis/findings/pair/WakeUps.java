// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.findings.pair;

import io.github.httptoll.analysis.read.Measurement;
import io.github.httptoll.analysis.statistics.Sample;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// How many threads a call wakes in the client's process: all but the JVM's own.
public final class WakeUps {
    /// The caller's threads, the client's, and those that carry virtual threads.
    private static final List<String> WOKEN = List.of("wakeUpsCaller", "wakeUpsClient", "wakeUpsCarrier");

    private WakeUps() {}

    /// Those of a call; null where they were not counted.
    public static @Nullable Sample of(Measurement measurement) {
        return added(WOKEN.stream().map(measurement::metric).filter(Objects::nonNull).toList());
    }

    /// What a call of the first cell wakes more than one of the second, in their common blocks; null where they share none, or where
    /// wake-ups were not counted.
    public static @Nullable Sample more(PairedCells pairs, String a, String b) {
        return added(WOKEN.stream().map(metric -> pairs.common(a, b, metric)).filter(Objects::nonNull)
                .map(PairedCells.Common::difference).toList());
    }

    /// The threads of one block are counted together, since they are not independent: a block in which one group wakes more often may be
    /// one in which another wakes less. Null where a group is missing, in one block or in all.
    private static @Nullable Sample added(List<Sample> parts) {
        return parts.size() < WOKEN.size() || parts.stream().anyMatch(part -> !part.hasShapeOf(parts.getFirst()))
                ? null
                : parts.stream().reduce(Sample::plus).orElseThrow();
    }
}
