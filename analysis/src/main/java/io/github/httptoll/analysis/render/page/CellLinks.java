// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.page;

import io.github.httptoll.analysis.findings.Findings;
import io.github.httptoll.analysis.findings.cell.CellResult;
import io.github.httptoll.analysis.findings.cell.ExperimentResult;
import io.github.httptoll.analysis.findings.cell.Parameters;
import io.github.httptoll.analysis.render.words.BatchWords;
import io.github.httptoll.analysis.render.words.Statement;
import io.github.httptoll.analysis.render.words.Statements;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Every cell of a run by its id, and the levels at which cells of an experiment stand beside each other.
final class CellLinks {
    private final Map<String, CellLink> byId = new LinkedHashMap<>();
    private final Map<Workload, String> levels = new LinkedHashMap<>();
    /// By identity: two statements are compared with all their cells otherwise.
    private final IdentityHashMap<Statement, String> evidence = new IdentityHashMap<>();

    CellLinks(Statements statements) {
        statements.answer().forEach(statement -> evidence.put(statement, "evidence-" + evidence.size()));
        for (ExperimentResult experiment : statements.findings().experiments()) {
            for (CellResult cell : experiment.cells()) {
                byId.put(cell.id(), new CellLink(cell.id(), "cell-" + byId.size(), label(cell.parameters())));
                if (!experiment.isSelfTest()) {
                    levels.putIfAbsent(Workload.of(cell), "level-" + levels.size());
                }
            }
        }
    }

    /// The cell of that id; a claim may name one that the study lacks.
    CellLink of(String id) {
        return byId.getOrDefault(id, new CellLink(id, "cells", id));
    }

    CellLink of(CellResult cell) {
        return of(cell.id());
    }

    /// The place on the page of what stands behind a statement.
    String evidence(Statement statement) {
        return evidence.getOrDefault(statement, "");
    }

    /// The key of the cell's level on this page, empty for the self-test.
    String level(CellResult cell) {
        return levels.getOrDefault(Workload.of(cell), "");
    }

    /// The key of the level that the page begins with: one of the fan-out with most clients, or with half as many and more where no
    /// library's default limit makes all else look small; of these the highest limit with the shortest delay there is, else the first.
    String usual(Findings findings) {
        List<CellResult> cells = findings.experiments().stream().filter(experiment -> experiment.id().equals("fan-out"))
                .flatMap(experiment -> experiment.cells().stream()).filter(CellResult::valid)
                .filter(cell -> cell.parameters().hasOneDelay() && cell.parameters().delaysMillis().getFirst() > 0)
                .toList();
        Set<String> limited = cells.stream().filter(cell -> !cell.parameters().settings().equals("TUNED"))
                .map(this::level).collect(Collectors.toSet());
        Map<String, Integer> clients = cells.stream().collect(Collectors.groupingBy(this::level,
                Collectors.collectingAndThen(
                        Collectors.mapping(cell -> cell.parameters().client(), Collectors.toSet()), Set::size)));
        int most = clients.values().stream().max(Comparator.naturalOrder()).orElse(0);
        Comparator<CellResult> best = Comparator.comparing(cell -> 2 * clients.getOrDefault(level(cell), 0) >= most);
        return cells.stream()
                .max(best.thenComparing(cell -> !limited.contains(level(cell)))
                        .thenComparing(cell -> clients.getOrDefault(level(cell), 0))
                        .thenComparing(cell -> cell.parameters().limit())
                        .thenComparing(cell -> cell.parameters().delaysMillis().getFirst(), Comparator.reverseOrder()))
                .map(this::level).orElseGet(() -> levels.values().stream().findFirst().orElse(""));
    }

    /// All levels with their keys, in the study's order.
    Map<Workload, String> levels() {
        return levels;
    }

    /// Who sends and who waits, and what is unusual about it: what tells cells of one level apart.
    static String name(Parameters p) {
        List<String> words = new ArrayList<>(List.of(BatchWords.name(p)));
        if (!p.stamps()) {
            words.add("no stamps");
        }
        if (p.replica() > 1) {
            words.add("second JVM");
        }
        return String.join(", ", words);
    }

    private static String label(Parameters p) {
        return name(p) + " · " + Workload.words(p);
    }

    /// A cell to point at: its id, the place on the page where it is told in full, and a name that people read.
    record CellLink(String id, String anchor, String label) {}
}
