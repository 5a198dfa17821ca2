// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.markdown;

import io.github.httptoll.analysis.render.words.Table;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// One section of a page: its title, then lines and tables in turn.
public final class Section {
    private static final int FIRST_NAMES = 4;
    private static final Pattern SPACES = Pattern.compile("\\s+");

    private final Lines page = new Lines();

    Section(String title) {
        line("### " + title);
    }

    Section line(String text) {
        page.line(text);
        return this;
    }

    Section table(Table table) {
        page.table(table);
        return this;
    }

    String markdown() {
        return page.toString();
    }

    /// A table in Markdown.
    public static String markdown(Table table) {
        StringBuilder text = new StringBuilder();
        text.append(line(table.header())).append("|").append(" --- |".repeat(table.header().size())).append('\n');
        table.rows().forEach(row -> text.append(line(row)));
        return text.toString();
    }

    /// A table in Markdown that opens with a click.
    static String folded(Table table) {
        return "<details><summary>%s: %s</summary>\n\n%s\n</details>\n".formatted(
                table.rows().size() == 1 ? "1 row" : table.rows().size() + " rows",
                table.header().stream().limit(FIRST_NAMES).collect(Collectors.joining(", ")), markdown(table));
    }

    private static String line(List<?> entries) {
        return entries.stream().map(entry -> escape(entry.toString())).collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    private static String escape(String entry) {
        return isPlain(entry) ? entry : SPACES.matcher(entry).replaceAll(" ").replace("|", "\\|");
    }

    /// True where nothing is to be replaced, as in nearly all of the fields of a report.
    private static boolean isPlain(String entry) {
        boolean space = false;
        for (int i = 0; i < entry.length(); i++) {
            char letter = entry.charAt(i);
            if (letter == '|' || letter < ' ' || (letter == ' ' && space)) {
                return false;
            }
            space = letter == ' ';
        }
        return true;
    }
}
