// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.words;

import io.github.httptoll.analysis.findings.cell.CellResult;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The calls of a batch, and how many of them may be in flight at once.
public record Size(int limit, int calls) {
    public static final Comparator<Size> LARGEST = Comparator.comparingInt(Size::limit)
            .thenComparingInt(Size::calls);

    /// The cells of the size that most have, so that a table has few holes; of several such the largest. There is at least one cell.
    public static List<CellResult> most(List<CellResult> cells) {
        Size most = most(cells, Size::of);
        return cells.stream().filter(cell -> of(cell).equals(most)).toList();
    }

    /// The size that most of these have; of several such the largest.
    public static <T> Size most(List<T> of, Function<T, Size> size) {
        return of.stream().collect(Collectors.groupingBy(size, Collectors.counting())).entrySet().stream()
                .max(Map.Entry.<Size, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey(LARGEST)))
                .orElseThrow().getKey();
    }

    public static Size of(CellResult cell) {
        return new Size(cell.parameters().limit(), cell.parameters().calls());
    }
}
