// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study.record;

import org.jspecify.annotations.Nullable;

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
