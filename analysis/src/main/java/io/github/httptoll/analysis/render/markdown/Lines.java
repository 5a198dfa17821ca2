// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.markdown;

import io.github.httptoll.analysis.render.words.Table;
import java.util.List;

/// Markdown, written from top to bottom.
final class Lines {
    private final StringBuilder text = new StringBuilder();

    /// A paragraph or a title.
    Lines line(String line) {
        return add(line).add("\n\n");
    }

    /// A list.
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
        return add(Section.folded(table)).add("\n");
    }

    /// What is Markdown already.
    Lines add(String markdown) {
        text.append(markdown);
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
