// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study.ask;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A sentence that the study puts to the test, registered before anything is timed: what the batches of cell a take against those of
/// cell b.
///
/// @param <C> what stands for a cell: its parameters until the study is planned, its id from then on
/// @param id unique in the study
/// @param source the article's claim, `study`, or `own`
/// @param says the sentence
/// @param a the cell it speaks of
/// @param b the cell that it compares with
/// @param ratio least and most of a / b that the sentence allows; null with another direction than `within`
/// @param delta smallest effect of interest, as a part of b
/// @param delaysDividedBy by what the source's delays were divided, 1 where they were not
/// @param advice what a reader can do with it
public record Claim<C>(String id, String source, String says, C a, C b, Direction direction,
        @Nullable List<Double> ratio,
        double delta, int delaysDividedBy, Advice advice) {

    /// The same about what stands for its cells.
    <D> Claim<D> of(Function<C, D> cell) {
        return of(cell, delaysDividedBy);
    }

    /// The same about other cells.
    ///
    /// @param dividedBy by what the delays of the source are divided there
    <D> Claim<D> of(Function<C, D> cell, int dividedBy) {
        return new Claim<>(id, source, says, cell.apply(a), cell.apply(b), direction, ratio, delta, dividedBy, advice);
    }

    /// What a reader can do with a claim; nothing is said where there is nothing to say.
    ///
    /// @param notice how to notice it in one's own program
    /// @param change what to change there
    /// @param elsewhere what was measured elsewhere, for orientation
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Advice(@Nullable String notice, @Nullable String change, @Nullable String elsewhere) {}

    /// What a claim says of the time of a against that of b. Files have it in lower case.
    public enum Direction {
        /// A takes longer.
        SLOWER,
        /// A takes less.
        FASTER,
        /// Both take as long.
        EQUIVALENT,
        /// A takes so many times as long.
        WITHIN;

        @Override
        @JsonValue
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
