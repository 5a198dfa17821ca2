// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.page;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A part of a sentence: an interval, which the page sets back, or the words around it.
record Piece(String text, boolean interval) {
    private static final Pattern INTERVAL = Pattern.compile("\\[[-\\d.,]+, [-\\d.,]+]");

    /// A name with its value, or a value with its unit: what no line may end within.
    private static final Pattern TOGETHER = Pattern.compile("(?<=\\b[nNC]) = |(?<=\\d) (?=(?:ms|µs|s|%)(?!\\p{L}))");

    static List<Piece> of(String sentence) {
        String text = TOGETHER.matcher(sentence).replaceAll(found -> found.group().replace(' ', '\u00a0'));
        List<Piece> pieces = new ArrayList<>();
        Matcher interval = INTERVAL.matcher(text);
        int from = 0;
        while (interval.find()) {
            add(pieces, text.substring(from, interval.start()), false);
            add(pieces, interval.group(), true);
            from = interval.end();
        }
        add(pieces, text.substring(from), false);
        return pieces;
    }

    private static void add(List<Piece> pieces, String text, boolean interval) {
        if (!text.isEmpty()) {
            pieces.add(new Piece(text, interval));
        }
    }
}
