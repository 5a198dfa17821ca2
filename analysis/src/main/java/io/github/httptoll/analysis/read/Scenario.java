// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.read;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a source says of one way to write a thing against another, `a` against `b`, where it is counted what comes of each.
/// Registered before the run.
///
/// `situation` and `client` say what happens to whom; `situation` is null for what a study file asks. `counted` is what is counted, for
/// people. `direction` is more, fewer, same, or within the range of `ratio`, the least and most that `a` may be of `b`, which is null
/// otherwise. The rest is for people who have the same in a program; null where there is nothing to say.
public record Scenario(String id, String source, String says, @Nullable String situation, Client client, String counted,
        String a,
        String b, String direction, @Nullable List<Double> ratio, @Nullable String notice, @Nullable String change,
        @Nullable String elsewhere) {
    public Scenario {
        Require.check("trial id", id);
        Require.check("source of trial " + id, source);
        Require.check("says of trial " + id, says);
        Require.check("counted of trial " + id, counted);
        Require.check("a of trial " + id, a);
        Require.check("b of trial " + id, b);
        Require.check("direction of trial " + id, direction);
        if (!List.of("more", "fewer", "same", Claim.WITHIN).contains(direction)) {
            throw new IllegalArgumentException("direction is '" + direction + "' in trial " + id
                    + ", expected more, fewer, same or within");
        }
        if (direction.equals(Claim.WITHIN) != (ratio != null) || (ratio != null && ratio.size() != 2)) {
            throw new IllegalArgumentException("ratio is " + ratio + " in trial " + id
                    + ", expected its least and most with direction within, and none with another");
        }
    }

    /// True where a study file asks it.
    public boolean isOwn() {
        return situation == null;
    }

    /// One repetition. `a` and `b` are what the two ways came to, null where nothing was counted, for the reason in `failure`.
    public record Repetition(@JsonProperty("trial") String scenario, int repetition, @Nullable Count a,
            @Nullable Count b, @Nullable String failure) {
        public Repetition {
            Require.check("trial", scenario);
        }
    }

    /// So many, `of` so many; 0 where `value` is no part of anything. `counts` is what else was counted, by name; empty in a scenario.
    public record Count(double value, int of, Map<String, Double> counts) {
        public Count {
            counts = counts == null ? Map.of() : Map.copyOf(counts);
        }
    }
}
