// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.client;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;

/// Settings of a library by its own names, as a study file gives them. An adapter reads each [Setting] that its provider declares, by
/// name, after it has set limits and pools by [ClientSettings]. What nothing reads would have no effect, and is refused.
///
/// Two are equal whose names and values are.
public final class OwnSettings {
    /// What stands for none, as text.
    public static final String NO_TEXT = "NONE";
    public static final OwnSettings NONE = new OwnSettings(Map.of());
    private static final String BETWEEN = ";";
    private static final String IS = "=";

    private final NavigableMap<String, String> values;
    private final Set<String> read = ConcurrentHashMap.newKeySet();

    /// @param values by name, as text
    public OwnSettings(Map<String, String> values) {
        this.values = new TreeMap<>(values);
    }

    /// Reads what [#toString] has written.
    ///
    /// @throws IllegalArgumentException if it is something else
    public static OwnSettings parse(String text) {
        Map<String, String> values = new TreeMap<>();
        for (String pair : text.equals(NO_TEXT) ? new String[0] : text.split(BETWEEN, -1)) {
            int at = pair.indexOf(IS);
            if (at < 1) {
                throw new IllegalArgumentException(
                        "'" + text + "' are no settings, expected name" + IS + "value" + BETWEEN
                                + "name" + IS + "value");
            }
            values.put(pair.substring(0, at), pair.substring(at + 1));
        }
        return new OwnSettings(values);
    }

    /// The same, of which nothing has been read yet.
    public OwnSettings unread() {
        return new OwnSettings(values);
    }

    /// Values by name, in the order of the names.
    public NavigableMap<String, String> values() {
        return new TreeMap<>(values);
    }

    /// True where there are none.
    public boolean isEmpty() {
        return values.isEmpty();
    }

    /// True where one of these names is set.
    public boolean has(String... names) {
        return Set.of(names).stream().anyMatch(values::containsKey);
    }

    /// Names that [#whole] and the others were never asked for.
    public Set<String> neverRead() {
        return values.keySet().stream().filter(name -> !read.contains(name)).collect(Collectors.toSet());
    }

    /// Counts a name as read: something else has taken it.
    public void skip(String name) {
        read.add(name);
    }

    /// That whole number, or another one where it is not set.
    public int whole(String name, int otherwise) {
        String text = text(name, "");
        return text.isEmpty() ? otherwise : Integer.parseInt(text);
    }

    /// Hands that whole number on where it is set.
    public void whole(String name, IntConsumer setter) {
        if (has(name)) {
            setter.accept(whole(name, 0));
        }
    }

    /// Hands that length of time on where it is set.
    public void millis(String name, Consumer<Duration> setter) {
        if (has(name)) {
            setter.accept(Duration.ofMillis(whole(name, 0)));
        }
    }

    /// Hands true or false on where it is set.
    public void flag(String name, Consumer<Boolean> setter) {
        if (has(name)) {
            setter.accept(Boolean.valueOf(text(name, "")));
        }
    }

    /// True or false, or another one where it is not set.
    public boolean flag(String name, boolean otherwise) {
        return Boolean.parseBoolean(text(name, String.valueOf(otherwise)));
    }

    /// Hands that word on where it is set.
    public void word(String name, Consumer<String> setter) {
        if (has(name)) {
            setter.accept(text(name, ""));
        }
    }

    /// That word, or another one where it is not set.
    public String text(String name, String otherwise) {
        read.add(name);
        return values.getOrDefault(name, otherwise);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof OwnSettings settings && settings.values.equals(values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return values.isEmpty()
                ? NO_TEXT
                : values.entrySet().stream().map(entry -> entry.getKey() + IS + entry.getValue())
                        .collect(Collectors.joining(BETWEEN));
    }
}
