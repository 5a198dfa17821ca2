// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.workload;

import static io.github.httptoll.bench.workload.NamedValues.or;
import static io.github.httptoll.bench.workload.NamedValues.require;

import com.fasterxml.jackson.annotation.JsonCreator;
import org.jspecify.annotations.Nullable;

/// The wire between one side of a question and the server, as a study file says it. It replaces the network of the study.
///
/// @param roundTripMillis of the wire
/// @param megabitsPerSecond of each connection, in each direction; 0: as many as the machine passes on
/// @param heldShare of segments that are held back as one is that was lost: what follows on its connection waits, too
/// @param heldMillis for how long
/// @param resolveMillis that each look-up of the server's name takes; 0: it has none
/// @param resolveFailures first look-ups of a JVM that find nothing
/// @param deadAddresses that its name has before the one that answers
/// @param answers whether one does; where none does, calls can only be counted
public record WireShape(double roundTripMillis, double megabitsPerSecond, double heldShare, double heldMillis,
        int resolveMillis,
        int resolveFailures, int deadAddresses, boolean answers) {
    /// No wire of its own.
    public static final WireShape USUAL = new WireShape(0, 0, 0, 0, 0, 0, 0, true);

    private static final int MOST_MILLIS = 10_000;
    private static final int MOST_FAILURES = 100;
    private static final int MOST_DEAD = 8;
    private static final int MOST_MEGABITS = 100_000;
    private static final double BITS = 8;

    /// @throws IllegalArgumentException if there can be no such wire; the message says which value is wrong
    public WireShape {
        require(roundTripMillis >= 0 && roundTripMillis <= MOST_MILLIS, "roundTripMillis", roundTripMillis,
                "0 to " + MOST_MILLIS);
        require(megabitsPerSecond == 0 || (megabitsPerSecond >= 0.01 && megabitsPerSecond <= MOST_MEGABITS),
                "megabitsPerSecond",
                megabitsPerSecond, "0.01 to " + MOST_MEGABITS);
        require(heldShare >= 0 && heldShare < 1, "heldShare", heldShare, "0 to less than 1");
        require(heldShare == 0 ? heldMillis == 0 : heldMillis > 0 && heldMillis <= MOST_MILLIS, "heldMillis",
                heldMillis,
                heldShare == 0 ? "0 without heldShare" : "more than 0, up to " + MOST_MILLIS);
        require(resolveMillis >= 0 && resolveMillis <= MOST_MILLIS, "resolveMillis", resolveMillis,
                "0 to " + MOST_MILLIS);
        require(resolveFailures >= 0 && resolveFailures <= MOST_FAILURES, "resolveFailures", resolveFailures,
                "0 to " + MOST_FAILURES);
        require(deadAddresses >= 0 && deadAddresses <= MOST_DEAD, "deadAddresses", deadAddresses, "0 to " + MOST_DEAD);
        require(answers || deadAddresses > 0, "answers", answers, "true without deadAddresses");
    }

    @JsonCreator
    static WireShape of(@Nullable Double roundTripMillis, @Nullable Double megabitsPerSecond,
            @Nullable Double heldShare,
            @Nullable Double heldMillis, @Nullable Integer resolveMillis, @Nullable Integer resolveFailures,
            @Nullable Integer deadAddresses, @Nullable Boolean answers) {
        return new WireShape(or(roundTripMillis, 0.0), or(megabitsPerSecond, 0.0), or(heldShare, 0.0),
                or(heldMillis, 0.0),
                or(resolveMillis, 0), or(resolveFailures, 0), or(deadAddresses, 0), or(answers, true));
    }

    /// True where bytes are on the way for some time.
    public boolean exists() {
        return roundTripMillis > 0 || megabitsPerSecond > 0 || heldShare > 0;
    }

    /// True where the server has a name, which must be looked up.
    public boolean isNamed() {
        return resolveMillis > 0 || resolveFailures > 0 || deadAddresses > 0;
    }

    /// How long so many bytes take, from the first to the last.
    public double millisFor(int bytes) {
        return megabitsPerSecond == 0 ? 0 : bytes * BITS / (megabitsPerSecond * 1e3);
    }

    @Override
    public String toString() {
        return NamedValues.text(this, USUAL);
    }
}
