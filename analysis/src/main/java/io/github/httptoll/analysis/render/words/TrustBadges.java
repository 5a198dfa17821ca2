// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.words;

import io.github.httptoll.analysis.findings.Findings;
import io.github.httptoll.analysis.findings.cell.CellResult;
import io.github.httptoll.analysis.findings.cell.ExperimentResult;
import io.github.httptoll.analysis.findings.cell.Fault;
import io.github.httptoll.analysis.findings.cell.Gates;
import io.github.httptoll.analysis.findings.cell.IdenticalRatio;
import io.github.httptoll.analysis.findings.claim.ScenarioResult;
import io.github.httptoll.analysis.findings.trust.Attribution;
import io.github.httptoll.analysis.findings.trust.Check.State;
import io.github.httptoll.analysis.findings.trust.Check;
import io.github.httptoll.analysis.findings.trust.RunQuality;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Whether a run can be trusted: a verdict, what it rests on in a sentence or two, and each check in a few words.
///
/// @param basis how much identical code differed, and how many checks are in each state; empty where nothing was checked
public record TrustBadges(State state, String verdict, String basis, List<Badge> badges) {
    /// One thing that was checked, in a few words.
    public record Badge(State state, String words) {
        /// The state's name in a style sheet.
        public String style() {
            return state.name().toLowerCase(Locale.ROOT);
        }

        /// The state for a reader who sees neither colours nor signs.
        public String spoken() {
            return TrustBadges.spoken(state, 1);
        }

        /// A sign for those who do not see colours.
        public String sign() {
            return TrustBadges.sign(state);
        }
    }

    public TrustBadges {
        badges = List.copyOf(badges);
    }

    public static TrustBadges of(Findings findings) {
        return of(findings, findings.checks());
    }

    /// What is said of the run where these are its checks.
    static TrustBadges of(Findings findings, List<Check> checks) {
        List<Badge> badges = new ArrayList<>();
        checks.forEach(check -> {
            String words = words(check, findings);
            if (!words.isEmpty()) {
                badges.add(new Badge(check.state(), words));
            }
        });
        State state = Check.worst(checks.stream().map(Check::state).toList());
        return new TrustBadges(state, verdict(state), basis(findings, checks), badges);
    }

    private static String basis(Findings findings, List<Check> checks) {
        String counts = Stream.of(State.HOLDS, State.UNKNOWN, State.PARTLY, State.FAILS)
                .flatMap(state -> counted(state, (int) checks.stream().filter(check -> check.state() == state).count()))
                .collect(Collectors.joining(", "));
        String attribution = findings.attribution().isTested()
                ? "Self-test: " + found(findings.attribution()) + "."
                : "";
        return Stream.of(attribution, noise(findings.experiments()), checks.isEmpty()
                ? ""
                : "Of %s %s.".formatted(Names.counted(checks.size(), "check"), counts))
                .filter(sentence -> !sentence.isEmpty()).collect(Collectors.joining(" "));
    }

    /// By batch times, without their intervals: what a reader may take for chance.
    private static String noise(List<ExperimentResult> experiments) {
        double[] apart = ExperimentResult.identicalPairs(experiments).stream().filter(pair -> !pair.ofTails())
                .mapToDouble(pair -> Math.expm1(Math.abs(Math.log(pair.ratio().value())))).sorted().toArray();
        return switch (apart.length) {
            case 0 -> "";
            case 1 -> "Identical code differed by %s.".formatted(percent(apart[0]));
            default -> "Identical code differed by %s at most, and by %s in the median."
                    .formatted(percent(apart[apart.length - 1]), percent(median(apart)));
        };
    }

    /// Of one ratio nobody knows more than two digits.
    private static Text percent(double share) {
        BigDecimal digits = BigDecimal.valueOf(share * 100).round(new MathContext(2));
        return Numbers.withUnit(digits.toPlainString(), "%");
    }

    private static double median(double[] sorted) {
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    private static Stream<String> counted(State state, int checks) {
        return checks == 0 ? Stream.of() : Stream.of(sign(state) + " " + checks + " " + spoken(state, checks));
    }

    private static String sign(State state) {
        return switch (state) {
            case HOLDS -> "✓";
            case PARTLY -> "~";
            case FAILS -> "✗";
            case UNKNOWN -> "?";
        };
    }

    private static String spoken(State state, int checks) {
        return switch (state) {
            case HOLDS -> checks == 1 ? "holds" : "hold";
            case PARTLY -> checks == 1 ? "holds in part" : "hold in part";
            case FAILS -> checks == 1 ? "does not hold" : "do not hold";
            case UNKNOWN -> checks == 1 ? "is not known" : "are not known";
        };
    }

    /// True where nobody may overlook the reasons.
    public boolean isWarning() {
        return state == State.FAILS || state == State.UNKNOWN;
    }

    /// The verdict and its basis.
    public String brief() {
        return verdict + "." + (basis.isEmpty() ? "" : " " + basis);
    }

    /// The verdict and every check.
    public String line() {
        return badges.isEmpty()
                ? verdict + "."
                : badges.stream().map(badge -> badge.sign() + " " + badge.words())
                        .collect(Collectors.joining(", ", verdict + ": ", "."));
    }

    private static String verdict(State state) {
        return switch (state) {
            case HOLDS -> "This run can be trusted";
            case PARTLY -> "This run can be trusted, within limits";
            case FAILS -> "Do not rely on this run";
            case UNKNOWN -> "This run does not prove that it can be trusted";
        };
    }

    private static String words(Check check, Findings findings) {
        RunQuality trust = findings.trust();
        return switch (check.subject()) {
            case ATTRIBUTION -> attribution(findings.attribution());
            case IDENTICAL ->
                identical(findings.experiments()) + (check.eased() ? ", by far less than the answers" : "");
            case CELLS -> trust.cells() == 0
                    ? ""
                    : "%d of %d cells valid%s".formatted(trust.cells() - trust.invalid().size(), trust.cells(),
                            notWarm(trust));
            case END -> end(trust);
            case SERVER -> unlessHeld(check, "server keeps its delays", server(trust));
            case GATES -> unlessHeld(check, "disturbed blocks left out", gates(findings.experiments()));
            case FLOORS -> unlessHeld(check, "raw sockets measured next to cells", floors(findings));
            case CLOCKS -> unlessHeld(check, "clocks compared",
                    "send and receive shown as one: %s of %s clock checks failed"
                            .formatted(Numbers.count(trust.clocks().violations()),
                                    Numbers.count(trust.clocks().brackets())));
            case WARM_UP -> unlessHeld(check, "warm-up",
                    "warm-up reached its time limit in %d of %d JVMs (what still became faster is left out)"
                            .formatted(trust.warmUps().jvms() - trust.warmUps().settled(), trust.warmUps().jvms()));
            case REPETITIONS -> repetitions(check, findings);
        };
    }

    private static String end(RunQuality trust) {
        String resumed = trust.end().resumed().isEmpty() ? "" : "the run was resumed";
        return trust.complete() ? resumed : "the run is " + trust.status();
    }

    /// What holds as usual needs no words.
    ///
    /// @param partly how much of it holds
    private static String unlessHeld(Check check, String words, String partly) {
        return switch (check.state()) {
            case HOLDS -> "";
            case PARTLY -> check.eased() ? words + ": closely enough for these multiples" : partly;
            case FAILS -> words + ": no";
            case UNKNOWN -> words + ": not known";
        };
    }

    /// By its certificates; a run without them says how late its answers were.
    private static String server(RunQuality trust) {
        RunQuality.Certified certified = trust.certified();
        return certified == null
                ? trust.delayError()
                        .map(error -> "server keeps its delays in the middle one of %s measurements, not in the worst"
                                .formatted(Numbers.count((long) error.measurements())))
                        .orElse("")
                : "server keeps its delays in %d of %d checks".formatted(certified.holding(), certified.asked());
    }

    private static String gates(List<ExperimentResult> experiments) {
        List<Gates> all = experiments.stream().map(ExperimentResult::gates).filter(Objects::nonNull).toList();
        int groups = all.stream().mapToInt(Gates::groups).sum();
        return "disturbed blocks left out in %d of %d groups of cells"
                .formatted(groups - all.stream().mapToInt(Gates::degraded).sum(), groups);
    }

    private static String floors(Findings findings) {
        RunQuality.FloorCounts floors = findings.trust().floors();
        return "raw sockets measured next to %d of %d valid cells%s".formatted(floors.paired(),
                floors.paired() + floors.unpaired() + floors.none(),
                findings.attribution().isTested() ? " besides the self-test" : "");
    }

    private static String repetitions(Check check, Findings findings) {
        if (check.state() != State.HOLDS) {
            long lost = findings.scenarios().stream()
                    .filter(trial -> trial.failure() != null || trial.a().values().isEmpty()).count();
            return "a repetition counted nothing in %d of %d %s".formatted(lost, findings.scenarios().size(),
                    findings.isOwn() ? "questions that count" : "trials");
        }
        List<ScenarioResult> counted = findings.timesCalls() ? findings.ownCounts() : findings.scenarios();
        int most = counted.stream().mapToInt(one -> one.a().values().size()).max().orElse(0);
        return most == 0 ? "" : most + (most == 1 ? " repetition" : " repetitions") + ", each in new JVMs";
    }

    private static String attribution(Attribution attribution) {
        return attribution.isTested() ? "self-test: " + found(attribution) : "no self-test";
    }

    private static String found(Attribution attribution) {
        return "%d of %d delays found".formatted(attribution.with(Attribution.Result.PASS).size(),
                attribution.entries().size());
    }

    private static String identical(List<ExperimentResult> experiments) {
        List<IdenticalRatio> pairs = ExperimentResult.identicalPairs(experiments);
        long equal = pairs.stream().filter(pair -> Check.of(pair) == State.HOLDS).count();
        long apart = pairs.stream().filter(pair -> Check.of(pair) == State.FAILS).count();
        if (pairs.isEmpty()) {
            return "identical code not compared";
        }
        if (pairs.size() == 1) {
            return "identical code " + (apart > 0
                    ? "differs" + TrustWords.chance(pairs)
                    : equal > 0
                            ? "is equal within " + TrustWords.near(pairs)
                            : "does not differ, nor is it known to be equal within " + TrustWords.near(pairs));
        }
        return apart > 0
                ? "identical code differs in %d of %d pairs%s".formatted(apart, pairs.size(), TrustWords.chance(pairs))
                : "identical code differs in none of %d pairs, equal within %s in %d".formatted(pairs.size(),
                        TrustWords.near(pairs), equal);
    }

    private static String notWarm(RunQuality trust) {
        long cold = trust.invalid().stream().map(CellResult::faults)
                .filter(faults -> faults.stream().anyMatch(Fault.NotWarm.class::isInstance)).count();
        return cold == 0 ? "" : ", " + cold + " not warm";
    }
}
