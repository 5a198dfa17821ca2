// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.httptoll.bench.cell.Refusals;
import io.github.httptoll.bench.client.Client;
import io.github.httptoll.bench.trial.Situation;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A sentence about what can be counted, registered before anything is: of two ways to write the same thing, a and b, what comes of
/// a as against b.
///
/// @param id unique in the study
/// @param source the article's claim
/// @param says the sentence
/// @param situation what happens, once in each way
/// @param client to whom
/// @param counted what is counted, for people; or what is measured, with its unit
/// @param a the first way, of which the sentence speaks
/// @param b the other way
/// @param direction what it claims of a against b: `more`, `fewer`, `same`, or `within` the range of `ratio`
/// @param ratio least and most of a / b that the sentence allows; null with another direction
/// @param notice how to notice it in one's own program; null: nothing is said
/// @param change what to change there
/// @param elsewhere what was measured elsewhere, for orientation
@JsonInclude(JsonInclude.Include.NON_NULL)
record Trial(String id, String source, String says, Situation situation, Client client, String counted, String a,
        String b, String direction, @Nullable List<Double> ratio, @Nullable String notice, @Nullable String change,
        @Nullable String elsewhere) {
    private static final Set<String> DIRECTIONS = Set.of("more", "fewer", "same", "within");

    Trial {
        Refusals.require(id != null && id.matches("[a-z0-9-]+"), "id", id, "lower-case letters, digits and dashes");
        Refusals.require(situation != null, "situation", null, "one of " + List.of(Situation.values()));
        Refusals.require(client != null, "client", null, "one of " + List.of(Client.values()));
        Refusals.require(direction != null && DIRECTIONS.contains(direction), "direction", direction,
                "more, fewer, same or within");
        Refusals.require("within".equals(direction) == (ratio != null), "ratio", ratio,
                "least and most of a / b with direction within, and with no other");
    }
}
