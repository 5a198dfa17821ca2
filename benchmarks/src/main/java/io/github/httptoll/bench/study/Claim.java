// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A sentence that the study puts to the test, registered before anything is timed.
///
/// @param id unique in the study
/// @param source the article's claim, `study`, or `own`
/// @param says the sentence
/// @param a id of the cell it speaks of
/// @param b id of the cell that it compares with
/// @param metric `batchMillis` or a secondary metric; less is better
/// @param direction what it claims of a against b: `slower`, `faster`, `equivalent`, or `within` the range of `ratio`
/// @param ratio least and most of a / b that the sentence allows; null with another direction
/// @param delta smallest effect of interest, as a part of b
/// @param delaysDividedBy by what the source's delays were divided, 1 where they were not
/// @param advice what a reader can do with it
record Claim(String id, String source, String says, String a, String b, String metric, String direction,
        @Nullable List<Double> ratio, double delta, int delaysDividedBy, Advice advice) {
    /// Smallest effect of interest where a claim names none.
    static final double DELTA = 0.05;

    /// What a reader can do with a claim; nothing is said where there is nothing to say.
    ///
    /// @param notice how to notice it in one's own program
    /// @param change what to change there
    /// @param elsewhere what was measured elsewhere, for orientation
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Advice(@Nullable String notice, @Nullable String change, @Nullable String elsewhere) {}
}
