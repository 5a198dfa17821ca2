// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study.plan;

import io.github.httptoll.bench.study.ask.Tier;
import java.util.List;

/// Cells that share their blocks: a block is one pass over all of them, in a random order.
///
/// @param name unique in the study
/// @param judged whether a claim or the A/A pair compares them
/// @param cells all of the same sets and blocks
public record Group(String name, boolean judged, List<Cell> cells) {
    /// What the first turn of a cell takes longer: it opens client, threads and connections.
    private static final double OPENING_MILLIS = 80;

    public Group {
        cells = List.copyOf(cells);
        Cell first = cells.getFirst();
        if (cells.stream().anyMatch(cell -> cell.sets() != first.sets() || cell.blocks() != first.blocks())) {
            throw new IllegalArgumentException("the cells of group " + name + " differ in their sets or blocks");
        }
    }

    /// Sets of JVMs that measure it.
    int sets() {
        return cells.getFirst().sets();
    }

    public int blocks() {
        return cells.getFirst().blocks();
    }

    /// Rough time of one block.
    public double blockMillis() {
        return cells.stream().mapToDouble(Cell::plannedMillis).sum();
    }

    /// Rough time of its least blocks in one set, with the warm-up of its cells.
    public double plannedMillis(Tier tier) {
        double warmUp = Math.min(tier.furtherCapMillis(), WarmPath.FURTHER_MILLIS);
        return blocks() * blockMillis() + OPENING_MILLIS * cells.size()
                + warmUp * cells.stream().filter(cell -> !cell.waits()).count();
    }
}
