// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study.ask;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.github.httptoll.bench.cell.Parameters;
import io.github.httptoll.bench.cell.Refusals;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A claim as it stands in a study file.
///
/// @param scaled whether the delays are the source's own, which most tiers divide
public record ClaimEntry(Claim<Parameters> claim, boolean scaled) {
    private static final double DELTA = 0.05;

    @JsonCreator
    static ClaimEntry of(@Nullable String id, @Nullable String source, @Nullable String says, @Nullable Parameters a,
            @Nullable Parameters b, Claim.@Nullable Direction direction, @Nullable List<Double> ratio,
            @Nullable Double delta,
            @Nullable Boolean scaled, @Nullable String notice, @Nullable String change, @Nullable String elsewhere) {
        Refusals.require(id != null && id.matches("[a-z0-9-]+"), "id", id, "lower-case letters, digits and dashes");
        Refusals.require(a != null && b != null, a == null ? "a" : "b", null, "client, strategy and what else differs");
        Refusals.require(!Objects.equals(a, b), "b", "the same", "something that differs from a");
        Claim.Direction claimed = direction != null
                ? direction
                : ratio == null ? Claim.Direction.SLOWER : Claim.Direction.WITHIN;
        Refusals.require((claimed == Claim.Direction.WITHIN) == (ratio != null), "ratio", ratio,
                "least and most of a / b with direction within, and with no other");
        Refusals.require(ratio == null || (ratio.size() == 2 && ratio.get(0) >= 0 && ratio.get(0) < ratio.get(1)),
                "ratio", ratio, "least and most of a / b, such as [0.09, 0.11]");
        double smallest = delta == null ? DELTA : delta;
        Refusals.require(smallest > 0 && smallest < 1, "delta", delta, "a part between 0 and 1, such as 0.05");
        Claim<Parameters> claim = new Claim<>(Objects.requireNonNull(id), source == null ? "own" : source,
                says == null ? "a is " + claimed : says, Objects.requireNonNull(a), Objects.requireNonNull(b), claimed,
                ratio, smallest, 1, new Claim.Advice(notice, change, elsewhere));
        return new ClaimEntry(claim, scaled != null && scaled);
    }

    /// The claim at a tier, which may divide the source's delays.
    Claim<Parameters> at(Tier tier) {
        int by = scaled ? tier.delaysDividedBy() : 1;
        return claim.of(cell -> cell.delaysDividedBy(by), by);
    }
}
