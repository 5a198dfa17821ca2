// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.page;

import io.github.httptoll.analysis.findings.Findings;
import io.github.httptoll.analysis.findings.Reproduction;
import io.github.httptoll.analysis.findings.cell.CellResult;
import io.github.httptoll.analysis.findings.cell.ExperimentResult;
import io.github.httptoll.analysis.findings.ledger.Figures;
import io.github.httptoll.analysis.render.page.CellLinks.CellLink;
import io.github.httptoll.analysis.render.words.FaultWords;
import io.github.httptoll.analysis.render.words.Numbers;
import io.github.httptoll.analysis.render.words.PoolWords;
import io.github.httptoll.analysis.render.words.Text;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// One cell in full: its id, what was measured, and how to measure it again.
record CellCard(CellLink ref, Text batch, Text efficiency, String seen, @Nullable Text why, String command) {
    /// What a shell takes as it is.
    private static final Pattern PLAIN = Pattern.compile("[\\w.,:/-]*");

    record Group(String experiment, String question, List<CellCard> cells) {}

    static List<Group> of(Findings findings, Reproduction recipes, CellLinks refs) {
        return findings.experiments().stream().map(experiment -> of(experiment, recipes, refs)).toList();
    }

    private static Group of(ExperimentResult experiment, Reproduction recipes, CellLinks refs) {
        return new Group(experiment.id(), experiment.question(), experiment.cells().stream()
                .map(cell -> of(cell, recipes.cells().get(cell.id()), refs)).toList());
    }

    private static CellCard of(CellResult cell, Reproduction.@Nullable CellRecipe recipe, CellLinks refs) {
        Figures figures = cell.figures();
        Text waits = PoolWords.waits(cell);
        return new CellCard(refs.of(cell),
                figures == null
                        ? Text.of(Numbers.NONE)
                        : Text.of(cell.parameters().isOpen() ? "p99 from due of a turn " : "",
                                Numbers.time(figures.batchMillis()), ", ",
                                Numbers.named("n", figures.batchMillis().n())),
                figures == null ? Text.of(Numbers.NONE) : Numbers.rounded(Measured.efficiency(figures)),
                opened(cell.observed()) + ", " + Numbers.count(cell.observed().maxInFlight()) + " at once"
                        + (waits.isEmpty() ? "" : "; " + waits),
                FaultWords.why(cell), recipe == null ? "" : command(recipe));
    }

    private static String opened(CellResult.ObservedCounts seen) {
        return Numbers.count(seen.connections()) + " opened" + (seen.newConnections() == null
                ? ""
                : " (by the client's own count " + Numbers.count(seen.newConnections()) + ")");
    }

    /// The ordinary JMH command line of the one cell.
    private static String command(Reproduction.CellRecipe recipe) {
        String[] names = recipe.benchmark().split("\\.", -1);
        String name = names.length < 2 ? recipe.benchmark() : names[names.length - 2] + "." + names[names.length - 1];
        return recipe.parameters().entrySet().stream().map(CellCard::option)
                .collect(Collectors.joining(" ", "java -jar benchmarks/target/benchmarks.jar " + name + " ", ""));
    }

    private static String option(Map.Entry<String, String> parameter) {
        String value = parameter.getValue();
        return "-p " + parameter.getKey() + "="
                + (PLAIN.matcher(value).matches() ? value : "'" + value.replace("'", "'\\''") + "'");
    }
}
