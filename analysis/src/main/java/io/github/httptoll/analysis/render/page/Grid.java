// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.page;

import io.github.httptoll.analysis.render.page.CellLinks.CellLink;
import io.github.httptoll.analysis.render.words.Table;
import io.github.httptoll.analysis.render.words.Text;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A table of the page. The first column names the row; `cells` of a row are those that its numbers come from, `below` what stands in a
/// line below it.
record Grid(String caption, List<String> header, List<Row> rows) {
    private static final int LONG = 35;

    record Row(List<Text> entries, List<CellLink> cells, Text below) {
        Row(List<Text> entries, List<CellLink> cells) {
            this(entries, cells, Text.EMPTY);
        }

        /// The place of the cell that a column names.
        String anchor(int column) {
            return cells.get(column).anchor();
        }

        static Row of(List<?> entries, CellLink... cells) {
            return new Row(entries.stream().map(entry -> Text.of(entry)).toList(), List.of(cells));
        }
    }

    Grid {
        int columns = header.size();
        if (rows.stream().anyMatch(row -> row.entries().size() != columns)) {
            throw new IllegalArgumentException("a row has not the " + columns + " entries of " + header);
        }
    }

    /// The same as a table of the page, all of whose rows come from these cells.
    static Grid of(String caption, Table table, CellLink... cells) {
        return new Grid(caption, table.header(), table.rows().stream().map(row -> Row.of(row, cells)).toList());
    }

    /// What a field is called in the style: whether it is text that may be broken; null for a number.
    static @Nullable String style(Text entry) {
        return entry.toString().length() > LONG ? "long" : null;
    }

    boolean hasCells() {
        return rows.stream().anyMatch(row -> !row.cells().isEmpty());
    }
}
