// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.words;

import java.util.List;

/// A table of texts; each row has as many entries as the header.
public record Table(List<String> header, List<List<Text>> rows) {
    public Table {
        int columns = header.size();
        if (rows.stream().anyMatch(row -> row.size() != columns)) {
            throw new IllegalArgumentException("a row has not the " + columns + " entries of " + header);
        }
    }

    /// Of rows whose entries are texts or words.
    public static Table of(List<String> header, List<? extends List<?>> rows) {
        return new Table(header, rows.stream().map(row -> row.stream().map(entry -> Text.of(entry)).toList()).toList());
    }
}
