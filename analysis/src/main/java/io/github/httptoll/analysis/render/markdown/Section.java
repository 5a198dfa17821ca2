// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.markdown;

import io.github.httptoll.analysis.render.words.Table;

/// One section of a page: its title, then lines and tables in turn.
final class Section {
    private final StringBuilder page = new StringBuilder();

    Section(String title) {
        line("### " + title);
    }

    Section line(String text) {
        page.append(text).append("\n\n");
        return this;
    }

    Section table(Table table) {
        page.append(Markdown.table(table)).append('\n');
        return this;
    }

    String markdown() {
        return page.toString();
    }
}
