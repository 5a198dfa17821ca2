// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.read;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a source says of the batch time of cell `a` against that of cell `b`: slower, faster, equivalent, or within a range.
///
/// `delta` is the smallest effect of interest, as a part of `b`. `delaysDividedBy` says how much shorter than the source's own the delays
/// were; missing is 1. The study may lack the cells.
public record Claim(String id, String source, String says, String a, String b, String direction,
        @Nullable List<Double> ratio, Double delta, Integer delaysDividedBy, Advice advice) implements Registered {
    /// The metric that is the batch time itself.
    public static final String BATCH_MILLIS = "batchMillis";

    /// What a reader can do with it: how to notice it, what to change, and what others measured.
    public record Advice(@Nullable String notice, @Nullable String change, @Nullable String elsewhere) {
        /// There is nothing to say.
        public static final Advice NONE = new Advice(null, null, null);
    }

    public Claim {
        Registered.check("claim", List.of("slower", "faster", "equivalent"), id, source, says, a, b, direction, ratio);
        Require.check("delta of claim " + id, delta);
        delaysDividedBy = delaysDividedBy == null ? Integer.valueOf(1) : delaysDividedBy;
        advice = advice == null ? Advice.NONE : advice;
        if (!(delta > 0 && delta < 1)) {
            throw new IllegalArgumentException(
                    "delta is " + delta + " in claim " + id + ", expected above 0 and below 1");
        }
    }
}
