// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.read;

import io.github.httptoll.analysis.statistics.Bounds;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a source says of `a` against `b`, registered before the run.
///
/// `direction` is one of some words, or [#WITHIN] the range of `ratio`, the least and most that `a` may be of `b`, which is null otherwise.
public sealed interface Registered permits Claim, Scenario {
    /// The direction that is a range.
    String WITHIN = "within";

    String id();

    String source();

    String says();

    String a();

    String b();

    String direction();

    @Nullable
    List<Double> ratio();

    Claim.Advice advice();

    /// The range that it allows, null where it names none.
    default @Nullable Bounds allowed() {
        List<Double> ratio = ratio();
        return ratio == null ? null : new Bounds(ratio.getFirst(), ratio.getLast());
    }

    /// Refuses what is no claim and no trial.
    ///
    /// @param what it is, for people
    /// @param directions words that it may say
    /// @throws IllegalArgumentException if something is missing, or another direction is said
    static void check(String what, List<String> directions, String id, String source, String says, String a, String b,
            String direction, @Nullable List<Double> ratio) {
        Require.check(what + " id", id);
        Require.check("source of " + what + " " + id, source);
        Require.check("says of " + what + " " + id, says);
        Require.check("a of " + what + " " + id, a);
        Require.check("b of " + what + " " + id, b);
        Require.check("direction of " + what + " " + id, direction);
        boolean within = direction.equals(WITHIN);
        if (!within && !directions.contains(direction)) {
            throw new IllegalArgumentException("direction is '" + direction + "' in " + what + " " + id + ", expected "
                    + String.join(", ", directions) + " or within");
        }
        if (within != (ratio != null) || (ratio != null && ratio.size() != 2)) {
            throw new IllegalArgumentException("ratio is " + ratio + " in " + what + " " + id
                    + ", expected its least and most with direction within, and none with another");
        }
    }
}
