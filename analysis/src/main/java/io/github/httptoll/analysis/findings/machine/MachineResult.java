// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.findings.machine;

import io.github.httptoll.analysis.read.Machine;
import io.github.httptoll.analysis.statistics.Quantity;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One machine of a merged run.
///
/// @param blocks how many blocks of cells were measured on it, and `voided` how many of them are void
/// @param noise how many times as much its blocks vary as those of the median machine; null below three machines
/// @param identical the ratio of identical code on it, by experiment
/// @param faults what makes it a bad machine; none for a good one
/// @param counts false where it enters no comparison with other machines
public record MachineResult(Machine machine, int blocks, int voided, @Nullable Double noise,
        Map<String, Quantity> identical, Set<Fault> faults, boolean counts) {
    /// What is wrong with a machine. None of these depends on what is compared.
    public enum Fault {
        /// Its blocks vary at least twice as much as those of the median machine.
        NOISY,
        /// Identical code differs on it at least twice as much as on the others, and by more than 5 %.
        UNEVEN,
        /// More than half of its blocks are void, and of most other machines fewer.
        DISTURBED,
        /// Its server kept its delays in less than half of its certificates.
        LATE,
        /// It has one core, and others have more: client and server wait for each other.
        ONE_CORE
    }

    MachineResult with(boolean counted) {
        return new MachineResult(machine, blocks, voided, noise, identical, faults, counted);
    }
}
