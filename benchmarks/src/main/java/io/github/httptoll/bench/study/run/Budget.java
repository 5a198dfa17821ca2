// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study.run;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Time that a study may take beyond its plan, spent evenly over its stages.
///
/// @param began when the study began to measure
/// @param total all of its time; null, or less than the plan takes: the plan's and no more
public record Budget(Instant began, @Nullable Duration total) {
    private static final Pattern TEXT = Pattern.compile("(\\d+)([smh])");

    /// A budget as people write it: `90s`, `10m`, `2h`; blank for none.
    ///
    /// @throws IllegalArgumentException for anything else; the message says what is expected
    public static Optional<Duration> parse(String text) {
        if (text.isBlank()) {
            return Optional.empty();
        }
        Matcher matcher = TEXT.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("--budget is a number and s, m or h, such as 10m, not '" + text + "'");
        }
        long number = Long.parseLong(matcher.group(1));
        return Optional.of(switch (matcher.group(2)) {
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            default -> Duration.ofHours(number);
        });
    }

    /// True where there is time for more than the plan.
    boolean isGiven() {
        return total != null;
    }

    /// True where, that part of the plan being done, there is time for another `millis`.
    boolean allows(double partDone, double millis) {
        if (total == null) {
            return false;
        }
        Instant end = began.plusMillis((long) (total.toMillis() * partDone));
        return Instant.now().plusMillis((long) millis).isBefore(end);
    }
}
