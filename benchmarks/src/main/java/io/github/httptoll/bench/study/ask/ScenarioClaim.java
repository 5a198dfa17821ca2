// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study.ask;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import io.github.httptoll.bench.cell.Refusals;
import io.github.httptoll.bench.client.Client;
import io.github.httptoll.bench.scenario.Arms;
import io.github.httptoll.bench.scenario.Scenario;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A sentence about what can be counted, registered before anything is: what one arm of a scenario comes to against the other.
///
/// @param id unique in the study
/// @param source the article's claim
/// @param says the sentence
/// @param situation the scenario; null: a study file asks for it
/// @param client that it happens to
/// @param counted what is counted, for people; or what is measured, with its unit
/// @param a the first arm, of which the sentence speaks
/// @param b the other arm
/// @param ratio least and most of a / b that the sentence allows; null with another direction than `within`
/// @param notice how to notice it in one's own program; null: nothing is said
/// @param change what to change there
/// @param elsewhere what was measured elsewhere, for orientation
/// @param asked what a study file asks to be counted; null: it is a scenario
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ScenarioClaim(String id, String source, String says, @Nullable Scenario situation, Client client, String counted,
        String a, String b, Direction direction, @Nullable List<Double> ratio, @Nullable String notice,
        @Nullable String change, @Nullable String elsewhere, @Nullable Arms asked) {
    public ScenarioClaim {
        Refusals.require(id != null && id.matches("[a-z0-9-]+"), "id", id, "lower-case letters, digits and dashes");
        Refusals.require(situation != null || asked != null, "situation", null, "one of " + List.of(Scenario.values()));
        Refusals.require(client != null, "client", null, "one of " + List.of(Client.values()));
        Refusals.require(direction != null, "direction", null, "one of " + List.of(Direction.values()));
        Refusals.require((direction == Direction.WITHIN) == (ratio != null), "ratio", ratio,
                "least and most of a / b with direction within, and with no other");
    }

    /// Whether it may run at the same time as others.
    public boolean waits() {
        return situation != null && situation.waits();
    }

    /// What is claimed of a against b. Files have it in lower case.
    public enum Direction {
        MORE, FEWER, SAME,
        /// Within the range of `ratio`.
        WITHIN;

        @Override
        @JsonValue
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
