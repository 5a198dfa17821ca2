// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.read;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A JVM whose warm-up ended at its time limit before its times stood still, as status.json names it.
///
/// Of an entry in another form, all of it is the `jvm`, and the `set` is below 0.
public record Unsettled(String jvm, int set) {
    private static final Pattern ENTRY = Pattern.compile("(.+) in set (\\d{1,9})");

    @JsonCreator
    static Unsettled of(String entry) {
        Matcher parts = ENTRY.matcher(entry);
        return parts.matches()
                ? new Unsettled(parts.group(1), Integer.parseInt(parts.group(2)))
                : new Unsettled(entry, -1);
    }

    /// The entry.
    @JsonValue
    public String entry() {
        return set < 0 ? jvm : jvm + " in set " + set;
    }
}
