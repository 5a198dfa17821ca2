// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.findings.compare;

import io.github.httptoll.analysis.findings.cell.Parameters;
import io.github.httptoll.analysis.findings.ledger.Cost;
import io.github.httptoll.analysis.read.Run;
import io.github.httptoll.analysis.statistics.Decision.Verdict;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/// What changed from a base run to another, cell by cell, against the smallest difference of interest.
///
/// `unlike` are differences that make the runs hard to compare, `compared` those that may be why they are. `judged` cells come
/// slower first, then faster, undecided and equivalent, each by its ratio; `oneJvm` were measured in one JVM in either run. Cells
/// that are not valid in both are in `unmatched`. `layers` are those that both runs compare with their engines, `ways` the ways to
/// wait that both have next to each other.
public record Against(Side base, Side now, double delta, List<Comparability.Difference> unlike,
        List<Comparability.Difference> compared, List<CellChange> judged, List<CellChange> oneJvm,
        UnmatchedCells unmatched, List<LayerChange> layers, List<WayChange> ways) {
    private static final List<Verdict> ORDER = List.of(Verdict.SLOWER, Verdict.FASTER, Verdict.UNDECIDED,
            Verdict.EQUIVALENT);

    /// A run as it is named, how it ended, and what it was of.
    public record Side(String run, String status, String commit) {
        static Side of(Run run) {
            return new Side(run.study().run(), run.status().status(),
                    Objects.toString(run.environment().facts().get("commit"), "unknown"));
        }

        /// True if everything that was asked for was tried to its end.
        public boolean complete() {
            return status.equals("complete");
        }
    }

    /// Ids of cells that cannot be compared: those that the other run's study lacks, or has with other parameters, and those of
    /// both that are valid in one run only. What is valid in neither is not named.
    public record UnmatchedCells(List<String> onlyBase, List<String> onlyNow, List<String> validInBase,
            List<String> validNow) {}

    /// Judges every cell that is valid in both.
    public static Against of(Run base, Run now, double delta) {
        ComparedRun before = new ComparedRun(base);
        ComparedRun after = new ComparedRun(now);
        MatchedCells cells = new MatchedCells(before, after);
        List<CellChange> changes = cells.changes(delta);
        return new Against(Side.of(base), Side.of(now), delta, Comparability.unlike(base, now),
                Comparability.compared(base, now),
                changes.stream().filter(cell -> cell.batchMillis().judged()).sorted(worstFirst()).toList(),
                changes.stream().filter(cell -> !cell.batchMillis().judged()).toList(), cells.unmatched(),
                LayerChange.of(before, after), WayChange.of(before, after));
    }

    private static Comparator<CellChange> worstFirst() {
        Comparator<CellChange> byVerdict = Comparator.comparingInt(cell -> ORDER.indexOf(cell.verdict()));
        return byVerdict.thenComparing(cell -> cell.batchMillis().ratio().value(), Comparator.reverseOrder());
    }

    /// The number of judged cells with each verdict.
    public Map<Verdict, Long> tally() {
        Map<Verdict, Long> tally = new EnumMap<>(Verdict.class);
        Stream.of(Verdict.values()).forEach(
                verdict -> tally.put(verdict, judged.stream().filter(cell -> cell.verdict() == verdict).count()));
        return tally;
    }

    /// True if a build should not pass: anything is slower beyond δ, or was valid in the base and is not now.
    public boolean fails() {
        return regressed() || !unmatched.validInBase().isEmpty();
    }

    /// How many cells are slower beyond δ.
    public long slower() {
        return judged.stream().filter(cell -> cell.verdict() == Verdict.SLOWER).count();
    }

    /// True if anything is slower beyond δ.
    public boolean regressed() {
        return slower() > 0;
    }

    /// One cell that is valid in both runs: its batch time in milliseconds, and those of its costs that moved beyond δ. The costs are
    /// told, and are no verdict.
    public record CellChange(String experiment, String id, Parameters parameters, ChangeFromBase batchMillis,
            Map<Cost, ChangeFromBase> movedCosts) {
        /// True for an exchange without a library: what changed there, the machine or the JVM did.
        public boolean isRaw() {
            return parameters.isRaw();
        }

        /// What a judged cell came to.
        public Verdict verdict() {
            return batchMillis.judgement().verdict();
        }
    }
}
