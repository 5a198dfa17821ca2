// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A table of text; each row has as many entries as the header.
public record Table(List<String> header, List<List<String>> rows) {
    public Table {
        header = List.copyOf(header);
        rows = rows.stream().map(List::copyOf).toList();
        int columns = header.size();
        if (rows.stream().anyMatch(row -> row.size() != columns)) {
            throw new IllegalArgumentException("a row has not the " + columns + " entries of " + header);
        }
    }

    public String markdown() {
        StringBuilder text = new StringBuilder();
        text.append(line(header)).append("|").append(" --- |".repeat(header.size())).append('\n');
        rows.forEach(row -> text.append(line(row)));
        return text.toString();
    }

    /// Columns aligned with spaces, the last one without padding.
    List<String> text() {
        List<List<String>> all = new ArrayList<>();
        all.add(header);
        all.addAll(rows);
        List<Integer> widths = IntStream.range(0, header.size())
                .mapToObj(i -> all.stream().mapToInt(row -> row.get(i).length()).max().orElse(0)).toList();
        return all.stream().map(row -> IntStream.range(0, row.size())
                .mapToObj(i -> row.get(i) + " ".repeat(widths.get(i) - row.get(i).length()))
                .collect(Collectors.joining("  ")).stripTrailing()).toList();
    }

    private static String line(List<String> entries) {
        return entries.stream().map(Table::escape).collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    private static String escape(String entry) {
        return entry.replaceAll("\\s+", " ").replace("|", "\\|");
    }
}
