// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.findings;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A JVM whose warm-up ended at its time limit before its times stood still, as status.json names it.
///
/// Of an entry in another form, all of it is the `jvm`, and the `set` is below 0.
public record Unsettled(String jvm, int set) {
    private static final Pattern ENTRY = Pattern.compile("(.+) in set (\\d{1,9})");

    /// Takes an entry of `noSteadyState` apart.
    public static Unsettled of(String entry) {
        Matcher parts = ENTRY.matcher(entry);
        return parts.matches()
                ? new Unsettled(parts.group(1), Integer.parseInt(parts.group(2)))
                : new Unsettled(entry, -1);
    }
}
