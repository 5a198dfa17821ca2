// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.findings.trust;

import io.github.httptoll.analysis.findings.cell.CellResult;
import io.github.httptoll.analysis.findings.cell.Parameters;
import io.github.httptoll.analysis.findings.ledger.Phase;
import io.github.httptoll.analysis.findings.pair.PairedCells;
import io.github.httptoll.analysis.read.Client;
import io.github.httptoll.analysis.read.Keyed;
import io.github.httptoll.analysis.statistics.Interval;
import io.github.httptoll.analysis.statistics.Paired;
import io.github.httptoll.analysis.statistics.Quantity;
import io.github.httptoll.analysis.statistics.Sample;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Whether known delays came back in the phases that they were put into, each against the control of its contender.
///
/// `inFlight` are cells with calls at once, of which Little's law says whether the stamps of the calls hold. They have no say in
/// the outcome.
public record Attribution(Outcome outcome, List<Entry> entries, List<InFlightCheck> inFlight) {
    /// True where the run put known delays in.
    public boolean isTested() {
        return outcome != Outcome.NOT_TESTED;
    }

    /// Whether the run proves that its phases are attributed rightly.
    public enum Outcome implements Keyed {
        /// Every known delay came back in its phase, and in no other.
        PROVEN,
        /// At least one did not.
        NOT_PROVEN,
        /// None is known to have failed, but not all can be said to have passed.
        UNDECIDED,
        /// The run has no self-test.
        NOT_TESTED
    }

    /// What became of one known delay, or of its shift of one phase.
    public enum Result implements Keyed {
        /// The estimate is within its tolerance.
        PASS,
        /// All of its interval is outside.
        FAIL,
        /// The estimate is outside, and its interval is not or there is none; or it was not observed.
        UNDECIDED;

        /// Where the estimate lies, against what is tolerated.
        static Result of(Quantity estimate, double least, double most) {
            if (least <= estimate.value() && estimate.value() <= most) {
                return PASS;
            }
            Interval interval = estimate.interval();
            return interval != null && (interval.high() < least || most < interval.low()) ? FAIL : UNDECIDED;
        }

        /// The worse of all; undecided if there are none.
        static Result of(List<Result> results) {
            if (results.contains(FAIL)) {
                return FAIL;
            }
            return results.isEmpty() || results.contains(UNDECIDED) ? UNDECIDED : PASS;
        }
    }

    /// By how much a phase is longer than the control's; null where that was not observed. `expectedMillis` is the delay that
    /// was put in, or 0 for the other phases.
    public record Shift(@Nullable Quantity millis, double expectedMillis, Result result) {
        /// By how much the shift is not the expected one; null where it was not observed.
        public @Nullable Double deviationMillis() {
            return millis == null ? null : (Double) (millis.value() - expectedMillis);
        }
    }

    /// One known delay. `phase` is the one in which it must come back, null for a place that is not known. `shifts` are empty
    /// where the cell or its control is invalid.
    public record Entry(Client client, String strategy, String place, double injectedMillis, @Nullable Phase phase,
            Map<Phase, Shift> shifts, Result result) {}

    /// The shift that is off most, and where.
    public record Deviation(Entry entry, Phase phase, double millis) {}

    static final Attribution NOT_TESTED = new Attribution(Outcome.NOT_TESTED, List.of(), List.of());

    static Attribution of(List<Entry> entries, List<InFlightCheck> inFlight) {
        return new Attribution(switch (Result.of(entries.stream().map(Entry::result).toList())) {
            case PASS -> Outcome.PROVEN;
            case FAIL -> Outcome.NOT_PROVEN;
            case UNDECIDED -> Outcome.UNDECIDED;
        }, entries, inFlight);
    }

    /// The entries that ended so.
    public List<Entry> with(Result result) {
        return entries.stream().filter(entry -> entry.result() == result).toList();
    }

    public Optional<Deviation> worst() {
        return entries.stream().flatMap(Attribution::deviations)
                .max(Comparator.comparingDouble(deviation -> Math.abs(deviation.millis())));
    }

    private static Stream<Deviation> deviations(Entry entry) {
        return entry.shifts().entrySet().stream().flatMap(shift -> Stream.ofNullable(shift.getValue().deviationMillis())
                .map(millis -> new Deviation(entry, shift.getKey(), millis)));
    }

    /// Little's law in a cell with calls at once: the mean number in flight, counted from outside, against what the stamps of its
    /// requests say it must be. `ratio` is counted by expected.
    ///
    /// All three are null where one was not observed, or the cell is invalid.
    public record InFlightCheck(Client client, String strategy, int limit, @Nullable Quantity counted,
            @Nullable Quantity expected, @Nullable Quantity ratio, Result result) {
        /// How far the two may be apart, as a part of the expected.
        public static final double TOLERANCE = 0.02;

        static InFlightCheck of(CellResult cell, PairedCells pairs) {
            Parameters p = cell.parameters();
            Sample counted = cell.valid() ? pairs.sample(cell.id(), "inFlightSampled") : null;
            Sample expected = cell.valid() ? pairs.sample(cell.id(), "inFlightExpected") : null;
            if (counted == null || expected == null) {
                return new InFlightCheck(p.client(), p.strategy(), p.limit(), null, null, null, Result.UNDECIDED);
            }
            Quantity ratio = Paired.of(counted, expected).comparison().ratio();
            return new InFlightCheck(p.client(), p.strategy(), p.limit(), counted.mean(),
                    expected.mean(), ratio, Result.of(ratio, 1 - TOLERANCE, 1 + TOLERANCE));
        }
    }
}
