// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study.run;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.github.httptoll.bench.study.plan.Cell;
import java.util.Map;

/// What a contender's JVM has to do. It answers each command with one [Event].
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "command")
@JsonSubTypes({@JsonSubTypes.Type(value = Command.WarmUp.class, name = "warm-up"),
        @JsonSubTypes.Type(value = Command.Measure.class, name = "measure"),
        @JsonSubTypes.Type(value = Command.Profile.class, name = "profile"),
        @JsonSubTypes.Type(value = Command.PriceWakeUps.class, name = "price-wake-ups"),
        @JsonSubTypes.Type(value = Command.CloseAll.class, name = "close-all")})
sealed interface Command {
    /// Run that benchmark until it is steady.
    ///
    /// @param capMillis give up after about this time
    /// @param waits whether calls that wait for the server take part
    /// @param close whether its client is closed afterwards, or stays open for what is measured next
    record WarmUp(String benchmark, Map<String, String> params, int capMillis, boolean waits, boolean close)
            implements
                Command {}

    /// Take the turn: one iteration of that benchmark.
    ///
    /// @param primingMillis least length of what runs uncounted before; 0: nothing does
    /// @param slotMillis least length of what is counted
    /// @param drawn whether the requests of its last batch are wanted too
    /// @param arrivalSeed of the times at which calls arrive, where there is a rate
    record Measure(String benchmark, Map<String, String> params, int primingMillis, int slotMillis,
            boolean drawn, long arrivalSeed) implements Command {
        static Measure of(Cell cell, boolean drawn) {
            return new Measure(cell.benchmark(), cell.params(), cell.isPrimed() ? Cell.PRIMING_MILLIS : 0,
                    cell.slotMillis(), drawn, 0);
        }
    }

    /// Run that benchmark without Flight Recorder, with it, and without it again.
    ///
    /// @param millis with it; half of that without it
    /// @param stacks the file for the stacks
    record Profile(String benchmark, Map<String, String> params, int millis, String stacks) implements Command {}

    /// Measure what it takes to wake a thread.
    ///
    /// @param blockMillis length of a block of it
    record PriceWakeUps(int blockMillis) implements Command {}

    /// Close clients, threads and connections of all cells.
    record CloseAll() implements Command {}
}
