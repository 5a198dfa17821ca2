// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.markdown;

import io.github.httptoll.analysis.render.words.Table;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Markdown, written from top to bottom.
public final class Lines {
    private static final int FIRST_NAMES = 4;
    private static final Pattern SPACES = Pattern.compile("\\s+");
    private final StringBuilder text = new StringBuilder();

    static Lines section(String title) {
        return new Lines().line("### " + title);
    }

    /// A paragraph or a title.
    Lines line(String line) {
        return add(line).add("\n\n");
    }

    Lines bullets(List<?> points) {
        points.forEach(this::bullet);
        return add("\n");
    }

    /// One point of a list, which goes on.
    Lines bullet(Object point) {
        return add("- ").add(point.toString()).add("\n");
    }

    /// A table that opens with a click.
    Lines table(Table table) {
        return add("<details><summary>%s: %s</summary>\n\n%s\n</details>\n\n".formatted(
                table.rows().size() == 1 ? "1 row" : table.rows().size() + " rows",
                table.header().stream().limit(FIRST_NAMES).collect(Collectors.joining(", ")), markdown(table)));
    }

    Lines open(Table table) {
        return add(markdown(table)).add("\n");
    }

    /// What is Markdown already.
    Lines add(Object markdown) {
        text.append(markdown);
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }

    public static String markdown(Table table) {
        StringBuilder text = new StringBuilder();
        text.append(row(table.header())).append("|").append(" --- |".repeat(table.header().size())).append('\n');
        table.rows().forEach(row -> text.append(row(row)));
        return text.toString();
    }

    private static String row(List<?> entries) {
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
