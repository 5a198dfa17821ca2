// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.findings.claim;

import io.github.httptoll.analysis.findings.claim.Judgement.ClaimVerdict;
import io.github.httptoll.analysis.read.Claim;
import io.github.httptoll.analysis.read.Machine;
import io.github.httptoll.analysis.statistics.Bounds;
import io.github.httptoll.analysis.statistics.MachineVariance;
import io.github.httptoll.analysis.statistics.OnMachine;
import io.github.httptoll.analysis.statistics.Paired;
import io.github.httptoll.analysis.statistics.Quantity;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A claim on each machine of a merged run.
///
/// @param differ true where the machines differ by more than their JVMs do
public record ByMachine(List<One> each, MachineVariance variance, boolean differ) {
    /// What the claim came to on one machine.
    public record One(String machine, Quantity ratio, ClaimVerdict holds) {}

    /// Null where the pair was measured on one machine.
    static @Nullable ByMachine of(Claim claim, Paired pair, @Nullable Paired identical, List<Machine> machines,
            long seed) {
        MachineVariance variance = pair.machines();
        if (variance == null) {
            return null;
        }
        List<One> each = OnMachine.of(pair, identical, claim.delta(), seed).stream()
                .map(one -> new One(machines.get(one.machine()).name(), one.comparison().ratio(),
                        holds(claim, one, pair, identical)))
                .toList();
        return new ByMachine(each, variance, pair.machinesDiffer(identical));
    }

    private static ClaimVerdict holds(Claim claim, OnMachine one, Paired pair, @Nullable Paired identical) {
        Bounds allowed = claim.allowed();
        return allowed == null
                ? ClaimVerdict.of(claim, one.verdict(), one.comparison().ratio().interval())
                : ClaimVerdict.of(allowed.hold(Objects.requireNonNull(pair.on(one.machine())),
                        identical == null ? null : identical.on(one.machine())));
    }

    /// True where the claim holds on some machines and not on others, and that is not chance.
    public boolean depends() {
        return differ && !on(ClaimVerdict.CONFIRMED).isEmpty() && !on(ClaimVerdict.REFUTED).isEmpty();
    }

    /// The machines on which it came to that.
    public List<String> on(ClaimVerdict holds) {
        return each.stream().filter(one -> one.holds() == holds).map(One::machine).toList();
    }
}
