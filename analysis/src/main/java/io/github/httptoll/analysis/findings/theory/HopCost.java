// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.findings.theory;

import io.github.httptoll.analysis.findings.ledger.Cost;
import io.github.httptoll.analysis.findings.ledger.Phase;
import io.github.httptoll.analysis.statistics.Quantity;
import org.jspecify.annotations.Nullable;

/// What one hand-off to another thread takes, in microseconds: its time, the processor time that it burns, and its time less
/// that, block by block. The last two are null where processor time was not observed.
record HopCost(Quantity micros, @Nullable Quantity cpu, @Nullable Quantity waiting) {
    static HopCost of(HopSteps.Hop hop, TheoryCells floor) {
        String to = hop.to().cell().id();
        String from = hop.from().cell().id();
        return new HopCost(hop.difference().estimate(), floor.more(to, from, Cost.CPU.metric()),
                floor.more(to, from, Phase.TOTAL.key(), Cost.CPU.metric()));
    }

    /// Processor time less what so many hand-offs burn: their time holds it already.
    @Nullable
    Quantity withoutItsOwn(@Nullable Quantity all, int handOffs) {
        return all == null || cpu == null ? null : all.minus(cpu.times(handOffs));
    }
}
