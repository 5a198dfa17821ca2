// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.client;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/// What somebody may have meant who wrote a name that does not exist.
final class Spelling {
    private Spelling() {}

    /// The nearest of the names, which are in capital letters; empty where none looks like it.
    static Optional<String> nearest(String text, Collection<String> names) {
        String upper = text.toUpperCase(Locale.ROOT);
        return names.stream().min(Comparator.comparingInt(name -> edits(upper, name)))
                .filter(name -> edits(upper, name) <= text.length() / 2);
    }

    /// Letters to add, drop or replace until one is the other.
    private static int edits(String from, String to) {
        int[] row = new int[to.length() + 1];
        Arrays.setAll(row, i -> i);
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[to.length()];
    }
}
