// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.read;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a source says of one way to write a thing against another where it is counted what comes of each: more, fewer, same, or within a
/// range.
///
/// `situation` and `client` say what happens to whom; `situation` is null for what a study file asks. `counted` is what is counted, for
/// people. `notice`, `change` and `elsewhere` are its advice.
public record Scenario(String id, String source, String says, @Nullable String situation, Client client, String counted,
        String a, String b, String direction, @Nullable List<Double> ratio, @Nullable String notice,
        @Nullable String change, @Nullable String elsewhere) implements Registered {
    public Scenario {
        Registered.check("trial", List.of("more", "fewer", "same"), id, source, says, a, b, direction, ratio);
        Require.check("counted of trial " + id, counted);
    }

    @Override
    public Claim.Advice advice() {
        return new Claim.Advice(notice, change, elsewhere);
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
