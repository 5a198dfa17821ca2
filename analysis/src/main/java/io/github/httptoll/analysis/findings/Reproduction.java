// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.findings;

import io.github.httptoll.analysis.read.Run;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What it takes to measure again: the seed of the run, and for each cell by its id the benchmark with its parameters.
public record Reproduction(long seed, Map<String, CellRecipe> cells) {
    /// One benchmark, named as JMH names it, and the parameters of one cell.
    public record CellRecipe(String benchmark, SortedMap<String, String> parameters) {}

    /// The recipes of everything that was asked for.
    public static Reproduction of(Run run) {
        return new Reproduction(run.study().seed(), run.study().experiments().stream()
                .flatMap(experiment -> experiment.cells().stream())
                .collect(Collectors.toMap(cell -> cell.id(),
                        cell -> new CellRecipe(cell.benchmark(), new TreeMap<>(cell.params())))));
    }
}
