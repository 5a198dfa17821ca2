// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study.ask;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.github.httptoll.bench.cell.Refusals;
import io.github.httptoll.bench.scenario.Arm;
import io.github.httptoll.bench.scenario.Arms;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A counted question as it stands in a study file.
record CountedEntry(ScenarioClaim claim) {
    @JsonCreator
    static CountedEntry of(@Nullable String id, @Nullable String source, @Nullable String says,
            Arms.@Nullable Count count, @Nullable Arm a,
            @Nullable Arm b, ScenarioClaim.@Nullable Direction direction, @Nullable List<Double> ratio,
            @Nullable String notice,
            @Nullable String change, @Nullable String elsewhere) {
        Refusals.require(count != null, "count", null, "one of " + List.of(Arms.Count.values()));
        Refusals.require(a != null && b != null, a == null ? "a" : "b", null, "client, strategy and what else differs");
        Refusals.require(!Objects.equals(a, b), "b", "the same", "something that differs from a");
        ScenarioClaim.Direction claimed = direction != null
                ? direction
                : ratio == null ? ScenarioClaim.Direction.MORE : ScenarioClaim.Direction.WITHIN;
        Arms arms = new Arms(Objects.requireNonNull(count), Objects.requireNonNull(a), Objects.requireNonNull(b));
        return new CountedEntry(new ScenarioClaim(String.valueOf(id), source == null ? "own" : source,
                says == null ? count.words() + ": a has " + claimed : says, null, a.cell().client(), count.words(),
                a.words(), b.words(),
                claimed, ratio, notice, change, elsewhere, arms));
    }
}
