// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.github.httptoll.bench.cell.Parameter;
import io.github.httptoll.bench.cell.Parameters;
import io.github.httptoll.bench.cell.Refusals;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A sentence about two cells, as a study file says it: a is slower than b, faster, as fast, or so many times as slow.
///
/// @param source the article's claim, `study`, or `own`
/// @param direction `slower`, `faster`, `equivalent`, or `within` the range of `ratio`
/// @param ratio what the sentence allows for the time of a as a part of that of b: least and most
/// @param delta smallest effect of interest, as a part of b
/// @param scaled whether the delays are the source's own, which most tiers divide
/// @param dividedBy by what they are divided
/// @param advice what a reader can do with it
record Comparison(String id, String source, String says, Parameters a, Parameters b, String direction,
        @Nullable List<Double> ratio, double delta, boolean scaled, int dividedBy, Claim.Advice advice) {
    private static final Set<String> DIRECTIONS = Set.of("slower", "faster", "equivalent", "within");

    @JsonCreator
    static Comparison of(@Nullable String id, @Nullable String source, @Nullable String says, @Nullable Parameters a,
            @Nullable Parameters b, @Nullable String direction, @Nullable List<Double> ratio, @Nullable Double delta,
            @Nullable Boolean scaled, @Nullable String notice, @Nullable String change, @Nullable String elsewhere) {
        Refusals.require(id != null && id.matches("[a-z0-9-]+"), "id", id, "lower-case letters, digits and dashes");
        Refusals.require(a != null && b != null, a == null ? "a" : "b", null, "client, strategy and what else differs");
        Refusals.require(!Objects.equals(a, b), "b", b == null ? null : "the same", "something that differs from a");
        String claimed = direction == null ? ratio == null ? "slower" : "within" : direction;
        Refusals.require(DIRECTIONS.contains(claimed), "direction", direction, "slower, faster, equivalent or within");
        Refusals.require(claimed.equals("within") == (ratio != null), "ratio", ratio,
                "least and most of a / b with direction within, and with no other");
        Refusals.require(ratio == null || (ratio.size() == 2 && ratio.get(0) >= 0 && ratio.get(0) < ratio.get(1)),
                "ratio",
                ratio,
                "least and most of a / b, such as [0.09, 0.11]");
        double smallest = delta == null ? Claim.DELTA : delta;
        Refusals.require(smallest > 0 && smallest < 1, "delta", delta, "a part between 0 and 1, such as 0.05");
        return new Comparison(Objects.requireNonNull(id), source == null ? "own" : source,
                says == null ? "a is " + claimed : says, Objects.requireNonNull(a),
                Objects.requireNonNull(b), claimed, ratio, smallest, scaled != null && scaled, 1,
                new Claim.Advice(notice, change, elsewhere));
    }

    /// The same at a tier, which may divide the source's delays.
    Comparison at(Tier tier) {
        int by = scaled ? tier.delaysDividedBy() : 1;
        return new Comparison(id, source, says, a.delaysDividedBy(by), b.delaysDividedBy(by), direction, ratio, delta,
                scaled, by, advice);
    }

    /// The same in that experiment of its question.
    Comparison in(int part) {
        return new Comparison(id, source, says, a.with(Parameter.PART, part), b.with(Parameter.PART, part), direction,
                ratio, delta, scaled, dividedBy, advice);
    }

    Claim claim(Question question) {
        return new Claim(id, source, says, question.id(a), question.id(b),
                "batchMillis", direction, ratio, delta, dividedBy, advice);
    }
}
