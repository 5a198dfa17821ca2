// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.profile;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Names of packages, classes and methods, each with a value: a frame has the value of the longest name that matches it.
///
/// A name matches a frame that is equal to it or goes on with a dot or a dollar sign; with a star at its end, any continuation.
public final class FramePatterns<V> {
    private final Map<String, V> whole = new HashMap<>();
    private final Map<String, V> begins = new HashMap<>();

    /// Adds a name.
    ///
    /// @throws IllegalArgumentException if it has another value
    public void put(String pattern, V value) {
        Map<String, V> map = pattern.endsWith("*") ? begins : whole;
        String name = pattern.endsWith("*") ? pattern.substring(0, pattern.length() - 1) : pattern;
        V before = map.putIfAbsent(name, value);
        if (before != null && !before.equals(value)) {
            throw new IllegalArgumentException(
                    "pattern " + pattern + " has two owners, " + before + " and " + value + ", expected one");
        }
    }

    void putIfAbsent(String name, V value) {
        whole.putIfAbsent(name, value);
    }

    void putAll(FramePatterns<V> other) {
        whole.putAll(other.whole);
        begins.putAll(other.begins);
    }

    /// The value of the longest name that matches, or null.
    public @Nullable V get(String frame) {
        List<String> stars = begins.keySet().stream().filter(frame::startsWith)
                .sorted(Comparator.comparingInt(String::length).reversed()).toList();
        int longestStar = stars.isEmpty() ? -1 : stars.getFirst().length();
        for (int end = frame.length(); end > Math.max(0, longestStar); end = boundary(frame, end)) {
            V value = whole.get(frame.substring(0, end));
            if (value != null) {
                return value;
            }
        }
        return stars.isEmpty() ? null : begins.get(stars.getFirst());
    }

    private static int boundary(String frame, int end) {
        return Math.max(frame.lastIndexOf('.', end - 1), frame.lastIndexOf('$', end - 1));
    }
}
