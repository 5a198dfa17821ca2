// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.console;

import io.github.httptoll.analysis.render.words.Table;
import io.github.httptoll.analysis.render.words.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A table in columns that are aligned with spaces, the last one without padding.
final class Columns {
    private Columns() {}

    static List<String> of(Table table) {
        List<List<String>> all = new ArrayList<>(List.of(table.header()));
        table.rows().forEach(row -> all.add(row.stream().map(Text::toString).toList()));
        List<Integer> widths = IntStream.range(0, table.header().size())
                .mapToObj(i -> all.stream().mapToInt(row -> row.get(i).length()).max().orElse(0)).toList();
        return all.stream().map(row -> IntStream.range(0, row.size())
                .mapToObj(i -> row.get(i) + " ".repeat(widths.get(i) - row.get(i).length()))
                .collect(Collectors.joining("  ")).stripTrailing()).toList();
    }
}
