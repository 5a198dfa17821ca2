// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study.record;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One measurement: a turn of one cell's contender. A line of `slots.jsonl`.
///
/// @param set which group of fresh JVMs, from 0
/// @param group the cells that share blocks with it
/// @param block which block of the group in that set, from 0; void attempts do not count
/// @param attempt which attempt at that block, from 1
/// @param position place in the block's order, from 0
/// @param after id of the cell that had the turn before; null: none in this block
/// @param isVoid measured while others disturbed the machine; not counted
/// @param gates what others did to the machine during the block
/// @param millis mean batch time
/// @param metrics JMH's secondary metrics
public record Measurement(String cell, int set, String group, int block, int attempt, int position,
        @Nullable String after,
        @JsonProperty("void") boolean isVoid, GateReading gates, String startedAt, double millis,
        Map<String, Double> metrics) {

    public Measurement judged(boolean nowVoid, GateReading reading) {
        return new Measurement(cell, set, group, block, attempt, position, after, nowVoid, reading, startedAt, millis,
                metrics);
    }

    /// What others did to the machine during a block, as parts of its time; null: not observable here.
    ///
    /// @param steal taken by the hypervisor, of all cores
    /// @param foreignCpu used by other processes, of one core
    /// @param throttled stopped by the cgroup's limit
    public record GateReading(@Nullable Double steal, @Nullable Double foreignCpu, @Nullable Double throttled) {
        private static final double STEAL_LIMIT = 0.02;
        private static final double FOREIGN_LIMIT = 0.03;

        /// True where the block must not count.
        public boolean exceeds() {
            return above(steal, STEAL_LIMIT) || above(foreignCpu, FOREIGN_LIMIT) || above(throttled, 0);
        }

        private static boolean above(@Nullable Double value, double limit) {
            return value != null && value > limit;
        }
    }
}
