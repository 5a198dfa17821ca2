// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.findings.compare;

import io.github.httptoll.analysis.findings.cell.CellResult;
import io.github.httptoll.analysis.findings.cell.ExperimentResult;
import io.github.httptoll.analysis.findings.cell.Parameters;
import io.github.httptoll.analysis.findings.cell.Summary;
import io.github.httptoll.analysis.findings.pair.PairedCells;
import io.github.httptoll.analysis.findings.rate.RateTails;
import io.github.httptoll.analysis.read.Cell;
import io.github.httptoll.analysis.read.Claim;
import io.github.httptoll.analysis.read.Experiment.IdenticalPair;
import io.github.httptoll.analysis.read.Experiment;
import io.github.httptoll.analysis.read.Run;
import io.github.httptoll.analysis.statistics.Paired;
import io.github.httptoll.analysis.statistics.Sample;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One of two runs that are compared: what it asked, and which of its cells are valid.
final class ComparedRun {
    private final Run run;
    private final List<ExperimentResult> judged;
    private final PairedCells pairs;
    private final Map<String, Cell> cells = new LinkedHashMap<>();
    private final Set<String> valid = new HashSet<>();

    ComparedRun(Run run) {
        this.run = run;
        this.judged = Summary.of(run);
        this.pairs = new PairedCells(run);
        experiments().forEach(experiment -> experiment.cells().forEach(cell -> cells.put(cell.id(), cell)));
        judged.forEach(experiment -> experiment.cells().stream().filter(CellResult::valid)
                .filter(cell -> !cell.parameters().isOpen() || !RateTails.isSaturated(run, cell.id()))
                .forEach(cell -> valid.add(cell.id())));
    }

    Run run() {
        return run;
    }

    /// Its cells, each judged once for all that is compared.
    List<ExperimentResult> judged() {
        return judged;
    }

    List<Experiment> experiments() {
        return run.study().experiments();
    }

    /// True if the other run has that cell too, by its id and by what it asks.
    boolean shares(String id, ComparedRun other) {
        Cell own = cells.get(id);
        Cell theirs = other.cells.get(id);
        return own != null && theirs != null && own.benchmark().equals(theirs.benchmark())
                && asked(own).equals(asked(theirs)) && Parameters.of(own).equals(Parameters.of(theirs));
    }

    /// The parameters that every run says; [Parameters] has the other one.
    private static Map<String, String> asked(Cell cell) {
        Map<String, String> params = new HashMap<>(cell.params());
        params.remove(Parameters.PLACEMENT);
        return params;
    }

    boolean isValid(String id) {
        return valid.contains(id);
    }

    List<String> without(ComparedRun other) {
        return cells.keySet().stream().filter(id -> !shares(id, other)).toList();
    }

    List<String> validUnlike(ComparedRun other) {
        return cells.keySet().stream().filter(id -> shares(id, other) && isValid(id) && !other.isValid(id)).toList();
    }

    /// The values of that metric, null if it was not observed or is not above zero throughout. The time of a cell at a rate is the p99 of
    /// each set's requests together, since percentiles of single turns are not to be averaged.
    @Nullable
    Sample sample(String cell, String metric) {
        Sample tails = metric.equals(Claim.BATCH_MILLIS) && isOpen(cell) ? RateTails.of(run, cell) : null;
        return tails == null || !tails.isPositive() ? pairs.sample(cell, metric) : tails;
    }

    private boolean isOpen(String id) {
        Cell cell = cells.get(id);
        return cell != null && Parameters.of(cell).isOpen();
    }

    /// The experiment's pair of identical code by that metric, null where the run has none that is valid.
    @Nullable
    Paired identical(String experiment, String metric) {
        for (Experiment own : experiments()) {
            IdenticalPair aa = own.identicalPair();
            if (own.id().equals(experiment) && aa != null && isValid(aa.a()) && isValid(aa.b())) {
                Sample first = sample(aa.a(), metric);
                Sample second = sample(aa.b(), metric);
                return isOpen(aa.a()) && first != null && second != null && first.hasShapeOf(second)
                        ? Paired.of(first, second)
                        : pairs.gated(aa.a(), aa.b(), metric);
            }
        }
        return null;
    }
}
