// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.words;

import io.github.httptoll.analysis.findings.Findings;
import io.github.httptoll.analysis.findings.cell.ExperimentResult;
import io.github.httptoll.analysis.findings.cell.Gates;
import io.github.httptoll.analysis.findings.cell.IdenticalRatio;
import io.github.httptoll.analysis.findings.trust.RunQuality.DelayError;
import io.github.httptoll.analysis.findings.trust.RunQuality;
import io.github.httptoll.analysis.read.Environment;
import io.github.httptoll.analysis.read.RunStatus.Unsettled;
import io.github.httptoll.analysis.render.words.TrustPoint.Topic;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Whether a run can be trusted, in points.
public final class TrustWords {
    private TrustWords() {}

    /// What speaks for and against the run, in the order of the report: of what its numbers rest on, and nothing else.
    static List<TrustPoint> points(Findings findings) {
        return all(findings).stream().filter(point -> isAsked(point.topic(), findings)).toList();
    }

    private static boolean isAsked(Topic topic, Findings findings) {
        return switch (topic) {
            case STATUS, WIRE, LEFT_OVER, WARM_UP, INTERRUPTED, MACHINES -> true;
            case REPETITIONS -> !findings.scenarios().isEmpty();
            case SERVER, INTERVALS, CELLS -> findings.timesCalls();
            case CLOCKS, SUMS, ORDER, FLOOR -> findings.splitsCalls();
            case ATTRIBUTION -> findings.attribution().isTested() || (findings.splitsCalls() && !findings.isOwn());
            case IN_FLIGHT -> findings.attribution().isTested();
        };
    }

    private static List<TrustPoint> all(Findings findings) {
        RunQuality trust = findings.trust();
        List<TrustPoint> points = new ArrayList<>();
        add(points, Topic.STATUS, "%s%s in %s.", status(trust), trust.end().planned() == 0
                ? ""
                : "; %s of %s planned measurements".formatted(Numbers.count(trust.end().measured()),
                        Numbers.count(trust.end().planned())),
                Numbers.withUnit(Numbers.rounded(trust.end().seconds()), "s"));
        add(points, Topic.ATTRIBUTION, "%s", AttributionWords.point(findings.attribution()));
        add(points, Topic.IN_FLIGHT, "%s", AttributionWords.inFlight(findings.attribution().inFlight()));
        add(points, Topic.CLOCKS, "%s%s.%s", clocks(trust.clocks()),
                trust.clocks().checks() > 1 ? ", checked at start and end" : "", trust.clocks().crossProcess()
                        ? ""
                        : " Send and receive are refused; only their sum, free of the clocks' difference, is shown.");
        NetworkWords.wire(findings).ifPresent(wire -> add(points, Topic.WIRE, "%s.", wire));
        add(points, Topic.SUMS, "the largest residual is %s.", residual(trust.residual()));
        add(points, Topic.ORDER, "%s phases below zero.", Numbers.count(trust.negativePhases()));
        add(points, Topic.SERVER, "%show late it answers behind a delay: %s.", certified(trust.certified()),
                Text.join("; ", trust.delayErrors().stream().map(TrustWords::delayError).toList()));
        add(points, Topic.INTERVALS, "%s", intervals(trust));
        add(points, Topic.FLOOR, "%s", NetworkWords.floors(trust.floors()));
        if (trust.strays() > 0) {
            add(points, Topic.LEFT_OVER, "%s results in slots.jsonl belong to no cell of study.yaml and are not shown.",
                    trust.strays());
        }
        add(points, Topic.REPETITIONS,
                "of %s %s, %s had a repetition that counted nothing. Each repetition has new JVMs.",
                findings.scenarios().size(), findings.isOwn() ? "questions that count" : "trials",
                findings.scenarios().stream().filter(scenario -> scenario.failure() != null).count());
        add(points, Topic.CELLS, "%s of %s invalid; they are shown, and enter no comparison.", trust.invalid().size(),
                trust.cells());
        addCautions(points, trust);
        if (!findings.machines().all().isEmpty()) {
            add(points, Topic.MACHINES, "%s", MachineWords.point(findings));
        }
        return points;
    }

    private static void add(List<TrustPoint> points, Topic topic, String template, Object... parts) {
        points.add(new TrustPoint(topic, Text.format(template, parts)));
    }

    private static void addCautions(List<TrustPoint> points, RunQuality trust) {
        if (!trust.end().noSteadyState().isEmpty()) {
            add(points, Topic.WARM_UP,
                    "it reached its time limit before times stood still in %s. Cells that then still "
                            + "became faster are not warm, and invalid.",
                    unsettled(trust.end().noSteadyState()));
        }
        if (!trust.end().resumed().isEmpty()) {
            add(points, Topic.INTERRUPTED,
                    "resumed %s; the blocks of a set may come from two starts of its JVMs, which adds to the spread within it.",
                    trust.end().resumed().size() == 1 ? "once" : trust.end().resumed().size() + " times");
        }
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

    /// Within what identical code counts as equal: in batch times, and in percentiles at a rate.
    public static Text near(List<IdenticalRatio> pairs) {
        Text batches = Numbers.withUnit("5", "%");
        Text tails = Numbers.withUnit("25", "%");
        boolean anyTails = pairs.stream().anyMatch(IdenticalRatio::ofTails);
        return anyTails && pairs.stream().allMatch(IdenticalRatio::ofTails)
                ? Text.of(tails, " at a rate")
                : anyTails ? Text.of(batches, " (p99 at a rate: ", tails, ")") : batches;
    }

    /// What is added where pairs of identical code are apart, and chance alone may have done it.
    public static String chance(List<IdenticalRatio> pairs) {
        boolean anyApart = pairs.stream().anyMatch(IdenticalRatio::isApart);
        return anyApart && !IdenticalRatio.differ(pairs) ? ", as it may by chance" : "";
    }

    /// How much identical code differed, and what the gates did, by experiment.
    public static Table noise(List<ExperimentResult> experiments) {
        return Table.of(
                List.of("experiment", "identical code [95 %]", "void blocks counted", "blocks measured", "void",
                        "groups without gates at last"),
                experiments.stream().map(TrustWords::noise).toList());
    }

    private static List<?> noise(ExperimentResult experiment) {
        IdenticalRatio identical = experiment.identical();
        Gates gates = experiment.gates();
        Object ratio = identical == null ? "no such pair" : Numbers.ratio(identical.ratio());
        Object all = identical == null || identical.ungated() == null
                ? Numbers.NONE
                : Numbers.ratio(identical.ungated());
        if (gates == null) {
            return List.of(experiment.id(), ratio, all, Numbers.NONE, "not observable", "not observable");
        }
        return List.of(experiment.id(), ratio, all, "" + gates.blocks(),
                gates.observable() ? "" + gates.voided() : "not observable", "" + gates.degraded());
    }

    private static Text intervals(RunQuality trust) {
        String jvms = trust.jvms() == 1 ? "one JVM" : trust.jvms() + " JVMs";
        String base = trust.conditional()
                ? "over blocks within %s for each contender; another start of that JVM may fall outside."
                        .formatted(jvms)
                : "over the means of %s for each contender; claims and identical code also go by how much like ones vary."
                        .formatted(jvms);
        String few = trust.tooFew() == 0
                ? ""
                : " %s valid cells have too few blocks for an interval.".formatted(trust.tooFew());
        return Text.of(Numbers.withUnit("95", "%"), ", Student's t, ", base, few,
                " Cells that share blocks are compared block by block, which takes out drift; others "
                        + "as independent (Welch on logarithms), which does not.");
    }

    private static String status(RunQuality trust) {
        String reason = trust.end().reason();
        return trust.status() + (reason == null || reason.isBlank() ? "" : " (" + reason + ")");
    }

    private static String clocks(Environment.Clock clocks) {
        String brackets = Numbers.count(clocks.violations()) + " of " + Numbers.count(clocks.brackets())
                + " checks failed";
        return (clocks.crossProcess()
                ? "the processes' clocks can be compared ("
                : "the processes' clocks cannot be compared (")
                + brackets + ")";
    }

    private static Text residual(RunQuality.@Nullable WorstResidual residual) {
        return residual == null
                ? Text.of("not known")
                : Text.of(Numbers.percentOrLess(residual.share()), " of a request's total");
    }

    private static String certified(RunQuality.@Nullable Certified certified) {
        return certified == null
                ? ""
                : ("before and after each set of an experiment it certified that it keeps its delays, %s of %s times; "
                        + "under the clients' own load, ")
                        .formatted(certified.holding(), certified.asked());
    }

    private static Text delayError(DelayError error) {
        String percentile = error.percent() == 50 ? "median" : error.percent() + "th percentile";
        return error.measurements() == 0
                ? Text.format("no measurement has the %s requests that a %s needs", error.least(), percentile)
                : Text.format("%s %s in the middle one of %s measurements, %s in the worst", percentile,
                        micros(error.middleMicros()), Numbers.count((long) error.measurements()),
                        micros(error.worstMicros()));
    }

    private static Text micros(double value) {
        return Numbers.withUnit(Numbers.rounded(value), "µs");
    }
}
