// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.read;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// How the run ended: `status` is complete, partial or failed, with the reason and the cells that failed.
///
/// `noSteadyState` are contenders, each with its set, that never settled in their warm-up, `degraded` groups of cells measured
/// without gates at last.
/// `resumed` is when it went on after an interruption, empty where there was none. `spent` are the seconds by purpose, in the order of
/// status.json, empty in a run that does not say.
public record RunStatus(String status, @Nullable String reason, long planned, long measured, List<FailedCell> failed,
        List<Unsettled> noSteadyState, List<String> degraded, List<Instant> resumed, double seconds,
        Map<String, Double> spent) {
    /// A cell that could not be measured, and why.
    public record FailedCell(String cell, String why) {
        public FailedCell {
            Require.check("failed.cell", cell);
            Require.check("failed.why", why);
        }
    }

    public RunStatus {
        Require.check("status", status);
        if (!List.of("complete", "partial", "failed").contains(status)) {
            throw new IllegalArgumentException("status is '" + status + "', expected complete, partial or failed");
        }
        failed = copy(failed);
        noSteadyState = copy(noSteadyState);
        degraded = copy(degraded);
        resumed = copy(resumed);
        spent = spent == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(spent));
    }

    private static <T> List<T> copy(@Nullable List<T> values) {
        return values == null ? List.of() : List.copyOf(values);
    }

    /// Why the study could not measure that cell, or null if it did not say.
    public @Nullable String whyFailed(String cell) {
        return failed.stream().filter(f -> f.cell().equals(cell)).map(FailedCell::why).findFirst().orElse(null);
    }

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

        @JsonValue
        public String entry() {
            return set < 0 ? jvm : jvm + " in set " + set;
        }
    }
}
