// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.findings.cell;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// One question of the study with its judged cells, in the study's order.
///
/// `identical` is null without a pair of the same cell in two JVMs, `gates` where the run says nothing of its blocks.
public record ExperimentResult(String id, String question, @Nullable IdenticalRatio identical, @Nullable Gates gates,
        List<CellResult> cells) {
    static final String SELF_TEST = "self-test";
    private static final String OWN = "own";

    ExperimentResult with(@Nullable IdenticalRatio noise) {
        return new ExperimentResult(id, question, noise, gates, cells);
    }

    /// The same without cells at a rate, whose time is no batch's.
    public ExperimentResult closed() {
        return new ExperimentResult(id, question, identical, gates,
                cells.stream().filter(cell -> !cell.parameters().isOpen()).toList());
    }

    /// How much identical code differed in each experiment that has such a pair.
    public static List<IdenticalRatio> identicalPairs(List<ExperimentResult> experiments) {
        return experiments.stream().map(ExperimentResult::identical).filter(Objects::nonNull).toList();
    }

    public static Map<String, CellResult> cellsById(List<ExperimentResult> experiments) {
        return experiments.stream().flatMap(experiment -> experiment.cells.stream())
                .collect(Collectors.toMap(CellResult::id, cell -> cell));
    }

    public static Set<String> validIds(List<ExperimentResult> experiments) {
        return ids(experiments, CellResult::valid);
    }

    /// Of the cells that show how much identical code differs.
    public static Set<String> noiseIds(List<ExperimentResult> experiments) {
        return ids(experiments, CellResult::showsNoise);
    }

    private static Set<String> ids(List<ExperimentResult> experiments, Predicate<CellResult> which) {
        return experiments.stream().flatMap(experiment -> experiment.cells.stream()).filter(which)
                .map(CellResult::id).collect(Collectors.toSet());
    }

    /// True where known delays are put in, to judge the run and not the clients.
    public boolean isSelfTest() {
        return id.equals(SELF_TEST);
    }

    /// True where a study file asked it.
    public boolean isOwn() {
        return isOwn(id);
    }

    static boolean isOwn(String experiment) {
        return experiment.equals(OWN) || experiment.startsWith(OWN + "-");
    }
}
