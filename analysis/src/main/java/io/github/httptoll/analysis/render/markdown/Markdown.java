// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.markdown;

import io.github.httptoll.analysis.render.words.Table;
import java.util.List;
import java.util.stream.Collectors;

/// A table in Markdown.
final class Markdown {
    private Markdown() {}

    static String table(Table table) {
        StringBuilder text = new StringBuilder();
        text.append(line(table.header())).append("|").append(" --- |".repeat(table.header().size())).append('\n');
        table.rows().forEach(row -> text.append(line(row)));
        return text.toString();
    }

    private static String line(List<?> entries) {
        return entries.stream().map(entry -> escape(entry.toString())).collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    private static String escape(String entry) {
        return entry.replaceAll("\\s+", " ").replace("|", "\\|");
    }
}
