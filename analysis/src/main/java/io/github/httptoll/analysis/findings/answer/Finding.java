// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.findings.answer;

import io.github.httptoll.analysis.findings.cell.Callback;
import io.github.httptoll.analysis.findings.cell.CellResult;
import io.github.httptoll.analysis.findings.cell.Contrast;
import io.github.httptoll.analysis.findings.ledger.Move;
import io.github.httptoll.analysis.statistics.Interval;
import io.github.httptoll.analysis.statistics.Quantity;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One kind of answer with all its evidence. Only valid cells are evidence, and a finding without evidence is not made.
public sealed interface Finding {
    /// Calls one after another, each contrasted with the fastest concurrent cell of the same calls and delays.
    record SequentialAgainstConcurrent(List<Contrast> contrasts) implements Finding {}

    /// Async cells contrasted with blocking cells of the same calls, limit and delays.
    record AsyncAgainstThreads(List<Pair> pairs) implements Finding {}

    /// Cells at their library's default settings, contrasted with the same cells tuned.
    record HiddenLimit(List<DefaultCell> cells) implements Finding {
        /// Those whose library let fewer calls through than the caller.
        public List<DefaultCell> held() {
            return cells.stream().filter(DefaultCell::holdsBack).toList();
        }

        /// The same against their tuned siblings, where there is one.
        public List<Contrast> heldAgainstTuned() {
            return held().stream().flatMap(cell -> Stream.ofNullable(cell.contrast())).toList();
        }
    }

    /// Work of one kind on the thread that completes the calls, contrasted with other places for it.
    record BlockedLoop(Callback.Work work, List<Contrast> contrasts) implements Finding {
        /// The same work in another place; where there is none, no work.
        public List<Contrast> elsewhere() {
            List<Contrast> elsewhere = contrasts.stream()
                    .filter(contrast -> contrast.second().parameters().work() != null).toList();
            return elsewhere.isEmpty() ? contrasts : elsewhere;
        }
    }

    /// One `session` policy contrasted with a shared client.
    record SessionCost(String session, List<Contrast> contrasts) implements Finding {}

    /// Clients contrasted with the raw socket, one call at a time at the same delays.
    record ClientToll(List<Double> delaysMillis, List<Contrast> contrasts) implements Finding {}

    /// The client that adds least to the raw socket, contrasted with it, and all others by rising ratio.
    record LeastAdded(Contrast least, List<Rival> others) implements Finding {
        /// The least, and all that cannot be told apart from it.
        public List<Contrast> candidates() {
            return Stream.concat(Stream.of(least),
                    others.stream().filter(other -> !other.isToldApart()).map(Rival::toll)).toList();
        }
    }

    /// Another client: its `toll` is contrasted with the raw socket, `against` with the client that adds least.
    record Rival(Contrast toll, Contrast against) {
        /// True where it takes longer for certain.
        public boolean isToldApart() {
            Interval interval = against.ratio().interval();
            return interval != null && interval.low() > 1;
        }
    }

    /// An async cell contrasted with a blocking one, and the part of the ledger that differs most: where async takes longer,
    /// of the parts that take longer.
    ///
    /// The wait for the limit is not such a part: it repeats how long the others hold their places.
    record Pair(Contrast contrast, @Nullable Move moved) {}

    /// A cell at default settings.
    ///
    /// `waves` is batch by delay where there is one delay above zero. `contrast` is with the tuned sibling, null if that
    /// is missing or invalid. `holdsBack` is true where the server saw fewer at once than the caller allowed, though
    /// the delay was long enough to see them all, and than of the tuned sibling.
    record DefaultCell(CellResult cell, @Nullable Quantity waves, @Nullable Contrast contrast, boolean holdsBack) {}
}
