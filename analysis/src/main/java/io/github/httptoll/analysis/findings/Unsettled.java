// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.findings;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A contender that had no steady state in its warm-up, as status.json names it.
///
/// Of an entry in another form, all of it is the `experiment`, the `contender` is empty and the `set` below 0.
public record Unsettled(String experiment, String contender, int set) {
    private static final Pattern ENTRY = Pattern.compile("(.+?): (.+) in set (\\d{1,9})");

    /// Takes an entry of `noSteadyState` apart.
    public static Unsettled of(String entry) {
        Matcher parts = ENTRY.matcher(entry);
        return parts.matches()
                ? new Unsettled(parts.group(1), parts.group(2), Integer.parseInt(parts.group(3)))
                : new Unsettled(entry, "", -1);
    }

    boolean is(String name) {
        return name.equals(experiment + ": " + contender);
    }
}
