// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render;

import io.github.httptoll.analysis.findings.DelayError;
import io.github.httptoll.analysis.findings.ExperimentResult;
import io.github.httptoll.analysis.findings.Findings;
import io.github.httptoll.analysis.findings.Gates;
import io.github.httptoll.analysis.findings.Identical;
import io.github.httptoll.analysis.findings.Trust;
import io.github.httptoll.analysis.findings.Unsettled;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Whether a run can be trusted, in one line and in points.
public final class TrustWords {
    private TrustWords() {}

    static String line(Findings findings) {
        Trust trust = findings.trust();
        return "%s; %s; %s of %s cells invalid; %s; largest residual %s.".formatted(status(trust),
                AttributionWords.brief(findings.attribution()), trust.invalid().size(), trust.cells(),
                clocks(trust.clocks()), residual(trust.residual()));
    }

    public static List<String> points(Findings findings) {
        Trust trust = findings.trust();
        List<String> points = new ArrayList<>();
        points.add("**Status:** %s; %s of %s planned measurements in %s s; %s.".formatted(status(trust),
                Numbers.count(trust.measured()), Numbers.count(trust.planned()), Numbers.plain(trust.seconds()),
                AttributionWords.brief(findings.attribution())));
        points.add(AttributionWords.point(findings.attribution()));
        points.add(InFlightWords.point(findings.attribution().inFlight()));
        points.add("**Clocks:** %s%s.%s".formatted(clocks(trust.clocks()),
                trust.clocks().checks() > 1 ? ", checked at start and end" : "", trust.clocks().comparable()
                        ? ""
                        : " Send and receive are refused; only their sum, free of the clocks' difference, is shown."));
        points.addAll(NetworkWords.points(findings));
        points.add("**Sums:** the largest residual is %s.".formatted(residual(trust.residual())));
        points.add("**Order:** %s phases below zero.".formatted(Numbers.count(trust.negativePhases())));
        points.add(trust.delayErrors().stream().map(TrustWords::delayError).collect(Collectors.joining("; ",
                "**Server:** " + certified(trust.certified()) + "how late it answers behind a delay: ", ".")));
        points.add("**Intervals:** " + intervals(trust));
        points.add(NetworkWords.floors(trust.floors()));
        if (trust.strays() > 0) {
            points.add("**Left over:** %s results in slots.jsonl belong to no cell of study.yaml and are not shown."
                    .formatted(trust.strays()));
        }
        points.add("**Cells:** %s of %s invalid; they are shown, and enter no comparison.".formatted(
                trust.invalid().size(), trust.cells()));
        points.addAll(cautions(trust));
        trust.invalid().forEach(cell -> points.add("✗ `%s`: %s.".formatted(cell.id(), FaultWords.why(cell))));
        return points;
    }

    private static List<String> cautions(Trust trust) {
        List<String> points = new ArrayList<>();
        List<Unsettled> unsettled = trust.noSteadyState().stream().map(Unsettled::of).toList();
        if (!unsettled.isEmpty()) {
            points.add(("**Warm-up:** it reached its time limit before times stood still in %s. Cells that then still "
                    + "became faster are not warm, and invalid.").formatted(unsettled(unsettled)));
        }
        if (trust.resumed() > 0) {
            points.add(
                    ("**Interrupted:** resumed %s; the blocks of a set may come from two starts of its JVMs, which adds "
                            + "to the spread within it.")
                            .formatted(trust.resumed() == 1 ? "once" : trust.resumed() + " times"));
        }
        return points;
    }

    /// Each JVM with its sets.
    static String unsettled(List<Unsettled> unsettled) {
        Map<String, SortedSet<Integer>> sets = unsettled.stream().collect(Collectors.groupingBy(Unsettled::jvm,
                LinkedHashMap::new, Collectors.mapping(Unsettled::set, Collectors.toCollection(TreeSet::new))));
        return sets.entrySet().stream().map(jvm -> jvm.getKey() + (jvm.getValue().first() < 0
                ? ""
                : jvm.getValue().stream().map(String::valueOf).collect(
                        Collectors.joining(", ", jvm.getValue().size() == 1 ? " (set " : " (sets ", ")"))))
                .collect(Collectors.joining(", "));
    }

    /// How much identical code differed, and what the gates did, by experiment.
    static Table noise(List<ExperimentResult> experiments) {
        return new Table(
                List.of("experiment", "identical code [95 %]", "void blocks counted", "blocks measured", "void",
                        "groups without gates at last"),
                experiments.stream().map(TrustWords::noise).toList());
    }

    private static List<String> noise(ExperimentResult experiment) {
        Identical identical = experiment.identical();
        Gates gates = experiment.gates();
        String ratio = identical == null ? "no such pair" : Numbers.ratio(identical.ratio());
        String all = identical == null || identical.ungated() == null
                ? Numbers.NONE
                : Numbers.ratio(identical.ungated());
        if (gates == null) {
            return List.of(experiment.id(), ratio, all, Numbers.NONE, "not observable", "not observable");
        }
        return List.of(experiment.id(), ratio, all, "" + gates.blocks(),
                gates.observable() ? "" + gates.voided() : "not observable", "" + gates.degraded());
    }

    private static String intervals(Trust trust) {
        String jvms = trust.jvms() == 1 ? "one JVM" : trust.jvms() + " JVMs";
        String base = trust.conditional()
                ? "over blocks within %s for each contender; another start of that JVM may fall outside."
                        .formatted(jvms)
                : "over the means of %s for each contender; claims and identical code also go by how much like ones vary."
                        .formatted(jvms);
        String few = trust.tooFew() == 0
                ? ""
                : " %s valid cells have too few blocks for an interval.".formatted(trust.tooFew());
        return "95 %, Student's t, " + base + few
                + " Cells that share blocks are compared block by block, which takes out drift; others "
                + "as independent (Welch on logarithms), which does not.";
    }

    private static String status(Trust trust) {
        String reason = trust.reason();
        return trust.status() + (reason == null || reason.isBlank() ? "" : " (" + reason + ")");
    }

    private static String clocks(Trust.Clocks clocks) {
        String brackets = Numbers.count(clocks.violations()) + " of " + Numbers.count(clocks.brackets())
                + " checks failed";
        return (clocks.comparable()
                ? "the processes' clocks can be compared ("
                : "the processes' clocks cannot be compared (")
                + brackets + ")";
    }

    private static String residual(Trust.@Nullable WorstResidual residual) {
        return residual == null ? "not known" : Numbers.percentOrLess(residual.share()) + " of a request's total";
    }

    private static String certified(Trust.@Nullable Certified certified) {
        return certified == null
                ? ""
                : ("before and after each set of an experiment it certified that it keeps its delays, %s of %s times; "
                        + "under the clients' own load, ")
                        .formatted(certified.holding(), certified.asked());
    }

    private static String delayError(DelayError error) {
        String percentile = error.percent() == 50 ? "median" : error.percent() + "th percentile";
        return error.measurements() == 0
                ? "no measurement has the %s requests that a %s needs".formatted(error.least(), percentile)
                : "%s %s µs in the middle one of %s measurements, %s µs in the worst".formatted(percentile,
                        Numbers.plain((Double) error.middleMicros()), Numbers.count((long) error.measurements()),
                        Numbers.plain((Double) error.worstMicros()));
    }
}
