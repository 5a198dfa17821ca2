// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.findings.cell;

import io.github.httptoll.analysis.read.Experiment;
import io.github.httptoll.analysis.read.Run;
import io.github.httptoll.analysis.read.Slot;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What the gates did to the blocks of an experiment: how many were measured, how many of them are void, and how many of the groups
/// of cells went on without gates. `observable` is false where the system showed no reading.
public record Gates(int blocks, int voided, int degraded, int groups, boolean observable) {
    private record Block(String group, int set, int number, int attempt) {}

    /// Null where the run says nothing of its blocks.
    static @Nullable Gates of(Run run, Experiment experiment) {
        List<Slot> slots = experiment.cells().stream().flatMap(cell -> run.slots(cell.id()).stream())
                .filter(slot -> slot.group() != null).toList();
        Set<String> groups = slots.stream().map(Slot::group).filter(Objects::nonNull).collect(Collectors.toSet());
        Set<Block> all = new HashSet<>();
        Set<Block> voided = new HashSet<>();
        for (Slot slot : slots) {
            Block block = new Block(String.valueOf(slot.group()), slot.set(), slot.block(), slot.attempt());
            all.add(block);
            if (slot.isVoid()) {
                voided.add(block);
            }
        }
        int degraded = (int) run.status().degraded().stream().filter(groups::contains).count();
        return slots.isEmpty()
                ? null
                : new Gates(all.size(), voided.size(), degraded, groups.size(),
                        slots.stream().anyMatch(Slot::gated));
    }
}
