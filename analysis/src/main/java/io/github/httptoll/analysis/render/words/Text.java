// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.words;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Text that is marked where it is made: what no line may end within, and intervals. A format prints the marks its own way, or without.
public record Text(List<Span> spans) {
    /// Says nothing.
    public static final Text EMPTY = new Text(List.of());
    /// In prose that somebody else wrote: a name with its value, or a value with its unit.
    private static final Pattern BOUND = Pattern.compile("\\b[nNC] = \\S+|\\d (?:ms|µs|s|%)(?!\\p{L})");

    /// How a part of a text is marked.
    public enum Mark {
        NONE,
        /// No line may end within it.
        BOUND, INTERVAL
    }

    public record Span(String text, Mark mark) {
        /// The same with spaces that no line ends at, where it is bound.
        public String unbroken() {
            return mark == Mark.BOUND ? text.replace(' ', '\u00a0') : text;
        }
    }

    /// These one after another; what is no text is words.
    public static Text of(Object... parts) {
        List<Span> spans = new ArrayList<>();
        for (Object part : parts) {
            if (part instanceof Text text) {
                spans.addAll(text.spans);
            } else if (!part.toString().isEmpty()) {
                spans.add(new Span(part.toString(), Mark.NONE));
            }
        }
        return new Text(spans);
    }

    /// A template in which each `%s` is replaced by the next of these.
    public static Text format(String template, Object... parts) {
        List<Object> all = new ArrayList<>();
        int from = 0;
        for (Object part : parts) {
            int to = template.indexOf("%s", from);
            all.add(template.substring(from, to));
            all.add(part);
            from = to + 2;
        }
        all.add(template.substring(from));
        return of(all.toArray());
    }

    /// Words that no line may end within.
    public static Text bound(String words) {
        return new Text(List.of(new Span(words, Mark.BOUND)));
    }

    static Text interval(String ends) {
        return new Text(List.of(new Span(ends, Mark.INTERVAL)));
    }

    /// Prose out of a file of the run, whose numbers are marked by how they look.
    public static Text prose(String words) {
        Matcher found = BOUND.matcher(words);
        List<Object> parts = new ArrayList<>();
        int from = 0;
        while (found.find()) {
            parts.add(words.substring(from, found.start()));
            parts.add(bound(found.group()));
            from = found.end();
        }
        parts.add(words.substring(from));
        return of(parts.toArray());
    }

    public static Text join(String between, List<?> parts) {
        List<Object> all = new ArrayList<>();
        for (Object part : parts) {
            all.add(all.isEmpty() ? "" : between);
            all.add(part);
        }
        return of(all.toArray());
    }

    public boolean isEmpty() {
        return spans.isEmpty();
    }

    /// Without its marks.
    @Override
    public String toString() {
        if (spans.size() == 1) {
            return spans.getFirst().text();
        }
        StringBuilder text = new StringBuilder();
        spans.forEach(span -> text.append(span.text()));
        return text.toString();
    }
}
