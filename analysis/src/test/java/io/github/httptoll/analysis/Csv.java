// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// A table of a report, read back.
final class Csv {
    private static final Pattern FIELD = Pattern.compile("(?:^|,)(?:\"((?:[^\"]|\"\")*)\"|([^,\"]*))");

    private Csv() {}

    /// Each row by the names of its columns.
    static List<Map<String, String>> rows(String text) {
        List<List<String>> lines = text.lines().map(Csv::fields).toList();
        return lines.stream().skip(1).map(line -> row(lines.getFirst(), line)).toList();
    }

    private static Map<String, String> row(List<String> header, List<String> fields) {
        if (header.size() != fields.size()) {
            throw new IllegalArgumentException(fields.size() + " fields below " + header.size() + ": " + fields);
        }
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 0; i < fields.size(); i++) {
            row.put(header.get(i), fields.get(i));
        }
        return row;
    }

    private static List<String> fields(String line) {
        return FIELD.matcher(line).results().map(Csv::field).toList();
    }

    private static String field(MatchResult found) {
        return found.group(1) == null ? found.group(2) : found.group(1).replace("\"\"", "\"");
    }
}
