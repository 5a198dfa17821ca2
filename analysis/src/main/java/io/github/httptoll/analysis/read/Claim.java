// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.read;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a source says of the batch time of cell `a` against that of cell `b`, registered before the run.
///
/// `direction` is slower, faster, equivalent, or within the range of `ratio`, the least and most that `a` may take of `b`, which is null
/// otherwise. `delta` is the smallest effect of interest, as a part of `b`. `delaysDividedBy` says how much shorter than the source's own
/// the delays were. The study may lack the cells.
public record Claim(String id, String source, String says, String a, String b, String direction,
        @Nullable List<Double> ratio, Double delta, @Nullable Integer delaysDividedBy, @Nullable Advice advice) {
    /// The metric that is the batch time itself.
    public static final String BATCH_MILLIS = "batchMillis";
    /// The direction that is a range.
    public static final String WITHIN = "within";

    /// What a reader can do with it: how to notice it, what to change, and what others measured.
    public record Advice(@Nullable String notice, @Nullable String change, @Nullable String elsewhere) {
        /// There is nothing to say.
        public static final Advice NONE = new Advice(null, null, null);
    }

    public Claim {
        Require.check("claim id", id);
        Require.check("source of claim " + id, source);
        Require.check("says of claim " + id, says);
        Require.check("a of claim " + id, a);
        Require.check("b of claim " + id, b);
        Require.check("direction of claim " + id, direction);
        Require.check("delta of claim " + id, delta);
        if (!List.of("slower", "faster", "equivalent", WITHIN).contains(direction)) {
            throw new IllegalArgumentException(
                    "direction is '" + direction + "' in claim " + id
                            + ", expected slower, faster, equivalent or within");
        }
        if (direction.equals(WITHIN) != (ratio != null) || (ratio != null && ratio.size() != 2)) {
            throw new IllegalArgumentException("ratio is " + ratio + " in claim " + id
                    + ", expected its least and most with direction within, and none with another");
        }
        delaysDividedBy = delaysDividedBy == null ? Integer.valueOf(1) : delaysDividedBy;
        advice = advice == null ? Advice.NONE : advice;
        if (!(delta > 0 && delta < 1)) {
            throw new IllegalArgumentException(
                    "delta is " + delta + " in claim " + id + ", expected above 0 and below 1");
        }
    }
}
