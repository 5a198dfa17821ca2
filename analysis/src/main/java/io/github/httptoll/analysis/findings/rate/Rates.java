// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.findings.rate;

import io.github.httptoll.analysis.findings.cell.CellResult;
import io.github.httptoll.analysis.findings.cell.ExperimentResult;
import io.github.httptoll.analysis.findings.cell.Parameters;
import io.github.httptoll.analysis.read.Run;
import java.util.List;
import java.util.stream.Stream;

/// Latency at an offered rate, by workload; empty where a run has no rates.
///
/// @param groups contenders at the same rates, one workload each
/// @param stalls the cells in front of a server that stalls, which are in no group
/// @param voided cells of which no turn counts
public record Rates(List<Group> groups, List<Stall> stalls, List<CellResult> voided) {
    /// Contenders with the same limit, delay, endpoint and arrivals.
    ///
    /// @param curves one or more
    public record Group(List<RateCurve> curves) {
        /// A cell that has what all have in common.
        public Parameters workload() {
            return curves.getFirst().contender();
        }

        /// All levels, contender by contender.
        public Stream<RateLevel> levels() {
            return curves.stream().flatMap(curve -> curve.levels().stream());
        }
    }

    public static Rates of(Run run, List<ExperimentResult> experiments) {
        return run.rates().isEmpty()
                ? new Rates(List.of(), List.of(), List.of())
                : new RateCells(run, experiments).rates();
    }

    public boolean isEmpty() {
        return groups.isEmpty() && stalls.isEmpty() && voided.isEmpty();
    }

    public Stream<RateLevel> levels() {
        return groups.stream().flatMap(Group::levels);
    }
}
