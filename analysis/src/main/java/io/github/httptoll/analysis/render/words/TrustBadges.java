// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.words;

import io.github.httptoll.analysis.findings.Findings;
import io.github.httptoll.analysis.findings.cell.ExperimentResult;
import io.github.httptoll.analysis.findings.trust.Check.State;
import io.github.httptoll.analysis.findings.trust.Check;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hipparchus.stat.descriptive.rank.Median;

/// Whether a run can be trusted: a verdict, what it rests on in a sentence or two, and each check in a few words.
///
/// @param basis how much identical code differed, and how many checks are in each state; empty where nothing was checked
public record TrustBadges(State state, String verdict, String basis, List<Badge> badges) {
    /// One thing that was checked, in a few words.
    public record Badge(State state, String words) {
        /// The state's name in a style sheet.
        public String style() {
            return TrustBadges.style(state);
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
            String words = CheckWords.of(check, findings);
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
                ? "Self-test: " + CheckWords.found(findings.attribution()) + "."
                : "";
        return Stream.of(attribution, noise(findings.experiments()), checks.isEmpty()
                ? ""
                : "Of %s %s.".formatted(Names.counted(checks.size(), "check"), counts))
                .filter(sentence -> !sentence.isEmpty()).collect(Collectors.joining(" "));
    }

    /// By batch times, without their intervals: what a reader may take for chance.
    private static String noise(List<ExperimentResult> experiments) {
        List<Apart> apart = experiments.stream()
                .flatMap(each -> Stream.ofNullable(each.identical()).filter(pair -> !pair.ofTails())
                        .map(pair -> new Apart(each.id(), Math.expm1(Math.abs(Math.log(pair.ratio().value()))))))
                .sorted(Comparator.comparingDouble(Apart::share)).toList();
        return switch (apart.size()) {
            case 0 -> "";
            case 1 -> "Identical code differed by %s.".formatted(percent(apart.getFirst().share));
            default -> "Identical code differed by %s at most (experiment %s), and by %s in the median."
                    .formatted(percent(apart.getLast().share), apart.getLast().experiment,
                            percent(new Median().evaluate(apart.stream().mapToDouble(Apart::share).toArray())));
        };
    }

    /// How far identical code of an experiment is apart.
    private record Apart(String experiment, double share) {}

    /// One ratio carries two digits at most.
    private static Text percent(double share) {
        BigDecimal digits = BigDecimal.valueOf(share * 100).round(new MathContext(2));
        return Numbers.withUnit(digits.toPlainString(), "%");
    }

    private static Stream<String> counted(State state, int checks) {
        return checks == 0 ? Stream.of() : Stream.of(sign(state) + " " + checks + " " + spoken(state, checks));
    }

    /// The state's name in a style sheet.
    public String style() {
        return style(state);
    }

    private static String style(State state) {
        return state.name().toLowerCase(Locale.ROOT);
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

    /// True where the reasons must be seen at once.
    public boolean isWarning() {
        return state == State.FAILS || state == State.UNKNOWN;
    }

    /// The verdict and its basis; where all holds, that is every check.
    public String brief() {
        return state == State.HOLDS || basis.isEmpty() ? line() : verdict + ". " + basis;
    }

    /// The verdict and every check.
    public String line() {
        return badges.isEmpty()
                ? verdict + "."
                : badges.stream().map(badge -> badge.sign() + " " + badge.words())
                        .collect(Collectors.joining(", ", verdict + (state == State.HOLDS ? ". " : ": "), "."));
    }

    private static String verdict(State state) {
        return switch (state) {
            case HOLDS -> "This run can be trusted";
            case PARTLY -> "This run can be trusted, within limits";
            case FAILS -> "Do not rely on this run";
            case UNKNOWN -> "This run does not prove that it can be trusted";
        };
    }
}
