package io.github.httptoll.analysis.read;

import java.util.List;

/// What a source says of cell `a` against cell `b`, registered before the run.
///
/// `metric` is batchMillis or another metric of jmh.json, smaller is better; `direction` is slower, faster or equivalent;
/// `delta` is the smallest effect of interest, as a part of `b`. The study may lack the cells.
public record Claim(String id, String source, String says, String a, String b, String metric, String direction,
        Double delta) {
    /// The metric that is the batch time itself.
    public static final String BATCH_MILLIS = "batchMillis";

    public Claim {
        Present.check("claim id", id);
        Present.check("source of claim " + id, source);
        Present.check("says of claim " + id, says);
        Present.check("a of claim " + id, a);
        Present.check("b of claim " + id, b);
        Present.check("metric of claim " + id, metric);
        Present.check("direction of claim " + id, direction);
        Present.check("delta of claim " + id, delta);
        if (!List.of("slower", "faster", "equivalent").contains(direction)) {
            throw new IllegalArgumentException(
                    "direction is '" + direction + "' in claim " + id + ", expected slower, faster or equivalent");
        }
        if (!(delta > 0 && delta < 1)) {
            throw new IllegalArgumentException(
                    "delta is " + delta + " in claim " + id + ", expected above 0 and below 1");
        }
    }
}
