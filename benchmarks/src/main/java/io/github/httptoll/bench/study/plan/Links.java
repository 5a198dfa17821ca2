// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Which cells of an experiment have to share their blocks: those that a claim or the A/A pair compares, with whatever these are
/// compared with, and the floors of all of them.
final class Links {
    private final List<Set<String>> linked = new ArrayList<>();

    private Links() {}

    /// @param pairs what the claims compare, as ids
    /// @param aa null where the experiment has a control of its own
    static Links of(List<Experiment.Pair> pairs, Experiment.@Nullable Pair aa, List<Cell> cells) {
        Links links = new Links();
        Stream.concat(pairs.stream(), Stream.ofNullable(aa)).forEach(pair -> links.link(pair.a(), pair.b()));
        for (Cell cell : cells) {
            String floor = cell.floor();
            if (floor != null && links.has(cell.id())) {
                links.link(cell.id(), floor);
            }
        }
        return links;
    }

    /// True where something is judged by that cell, or it is the floor of one.
    boolean has(String id) {
        return of(id).isPresent();
    }

    /// True where nothing is compared.
    boolean isEmpty() {
        return linked.isEmpty();
    }

    /// The ids of all cells that share their blocks with that one; empty where it need not share them.
    Optional<Set<String>> of(String id) {
        return linked.stream().filter(ids -> ids.contains(id)).findFirst();
    }

    private void link(String a, String b) {
        Set<String> joined = new HashSet<>(List.of(a, b));
        linked.removeIf(ids -> {
            boolean touches = ids.contains(a) || ids.contains(b);
            if (touches) {
                joined.addAll(ids);
            }
            return touches;
        });
        linked.add(joined);
    }
}
