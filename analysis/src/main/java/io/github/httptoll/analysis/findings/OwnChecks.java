// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.findings;

import io.github.httptoll.analysis.findings.cell.ExperimentResult;
import io.github.httptoll.analysis.findings.claim.ClaimResult.Outcome;
import io.github.httptoll.analysis.findings.claim.OwnAnswer;
import io.github.httptoll.analysis.findings.trust.Check.Subject;
import io.github.httptoll.analysis.findings.trust.Check;
import io.github.httptoll.analysis.statistics.Bounds;
import io.github.httptoll.analysis.statistics.Interval;
import java.util.List;
import java.util.Objects;
import java.util.stream.DoubleStream;

/// What must hold before the answers to a study file are believed: what their verdicts rest on, and nothing else.
///
/// What is counted rests on its repetitions: no clock and no delay is in a count. A ratio that is a multiple rests on far less than the
/// checks ask for, which were made for differences of a few percent. Where one answer is not of that kind, all checks are as strict as
/// they are. The self-test is the built-in study's.
final class OwnChecks {
    /// The least ratio that is a multiple.
    private static final double MULTIPLE = 1.5;
    /// How far a multiple must be from what would change its verdict: a ratio of that, and so many times the noise.
    private static final double ROOM = 1.1;
    private static final double TIMES_THE_NOISE = 5;

    private OwnChecks() {}

    /// @param all checks
    static List<Check> of(List<Check> all, List<OwnAnswer> timed, List<ExperimentResult> experiments) {
        if (timed.isEmpty()) {
            return all.stream()
                    .filter(check -> check.subject() == Subject.END || check.subject() == Subject.REPETITIONS)
                    .toList();
        }
        boolean waits = timed.stream()
                .anyMatch(answer -> answer.a().parameters().hasDelay() || answer.b().parameters().hasDelay());
        double noise = ExperimentResult.identicalPairs(experiments).stream()
                .map(pair -> pair.ratio().interval()).filter(Objects::nonNull).mapToDouble(Interval::reach).max()
                .orElse(Double.POSITIVE_INFINITY);
        boolean multiples = timed.stream().allMatch(answer -> isMultiple(answer, noise));
        return all.stream().filter(check -> check.subject() != Subject.ATTRIBUTION)
                .filter(check -> waits || check.subject() != Subject.SERVER)
                .map(check -> multiples ? check.forMultiples() : check).toList();
    }

    private static boolean isMultiple(OwnAnswer answer, double noise) {
        if (!answer.isDifferent() || !(answer.claim().outcome() instanceof Outcome.Judged judged)) {
            return false;
        }
        Interval ratio = judged.comparison().ratio().interval();
        if (ratio == null || !ratio.isBeyond(MULTIPLE - 1)) {
            return false;
        }
        double room = Math.max(Math.log(ROOM), TIMES_THE_NOISE * noise);
        Bounds allowed = answer.claim().allowed();
        DoubleStream borders = allowed == null ? DoubleStream.of(1) : DoubleStream.of(allowed.low(), allowed.high());
        return borders.allMatch(border -> border == 0 || isFar(ratio, border, room));
    }

    private static boolean isFar(Interval ratio, double border, double room) {
        return Math.log(ratio.low() / border) >= room || Math.log(border / ratio.high()) >= room;
    }
}
