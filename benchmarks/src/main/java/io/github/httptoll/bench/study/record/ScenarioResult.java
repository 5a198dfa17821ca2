// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study.record;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.httptoll.bench.trial.Tally;
import org.jspecify.annotations.Nullable;

/// One repetition of a scenario. A line of `trials.jsonl`.
///
/// @param claim its id
/// @param a what the arm of which the sentence speaks came to; null: nothing was counted
/// @param b what the other arm came to
/// @param failure why nothing was counted; null: it was
public record ScenarioResult(@JsonProperty("trial") String claim, int repetition, @Nullable Tally a, @Nullable Tally b,
        @Nullable String failure) {}
