// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.words;

import io.github.httptoll.analysis.findings.cell.CellResult;
import io.github.httptoll.analysis.findings.cell.Parameters;
import io.github.httptoll.analysis.findings.claim.ClaimResult.Components;
import io.github.httptoll.analysis.findings.claim.ClaimResult.Outcome;
import io.github.httptoll.analysis.findings.claim.ClaimResult.Proof;
import io.github.httptoll.analysis.findings.claim.ClaimResult.Ungated;
import io.github.httptoll.analysis.findings.claim.ClaimResult;
import io.github.httptoll.analysis.findings.claim.Judgement;
import io.github.httptoll.analysis.findings.claim.Judgement.ClaimVerdict;
import io.github.httptoll.analysis.read.Claim;
import io.github.httptoll.analysis.statistics.Bounds;
import io.github.httptoll.analysis.statistics.Decision.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The verdict on a claim, and what is to be said of it, in words.
public final class ClaimWords {
    private ClaimWords() {}

    public static String verdict(ClaimResult claim) {
        return switch (claim.outcome()) {
            case Outcome.Invalid _ -> "invalid";
            case Outcome.Judged judged -> word(judged.decision().verdict());
        };
    }

    /// By what the source's own delays were divided; empty where they were not.
    public static String scale(ClaimResult claim) {
        int by = claim.registered().delaysDividedBy();
        return by == 1 ? "" : ", with its delays divided by " + by;
    }

    /// What the source says of the ratio.
    public static String claimed(ClaimResult claim) {
        Bounds allowed = claim.allowed();
        return allowed == null
                ? claim.direction()
                : "%s to %s".formatted(Numbers.ratio(allowed.low()), Numbers.ratio(allowed.high()));
    }

    static String word(Enum<?> verdict) {
        return verdict.name().toLowerCase(Locale.ROOT);
    }

    /// What the interval is taken over.
    public static @Nullable String basis(ClaimResult claim) {
        return switch (claim.outcome()) {
            case Outcome.Invalid _ -> null;
            case Outcome.Judged judged -> switch (judged.comparison().basis()) {
                case OVER_SETS -> "over sets of JVMs";
                case CONDITIONAL -> "conditional on these JVMs";
                case OVER_MACHINES -> "over machines";
                case ON_THESE_MACHINES -> "over sets of JVMs, conditional on these machines";
                case ON_THESE_MACHINES_AND_JVMS -> "conditional on these machines and JVMs";
                case UNPAIRED -> "unpaired";
            };
        };
    }

    /// Why it is invalid or undecided, what would decide it, and what else speaks for caution.
    public static Text note(ClaimResult claim) {
        return switch (claim.outcome()) {
            case Outcome.Invalid(var cells, var missing) -> invalid(cells, missing);
            case Outcome.Judged judged -> Text.join("; ", judged(claim, judged));
        };
    }

    /// How much JVMs and blocks differ, as standard deviations of the paired ratio, and how many blocks a set suit that.
    public static Text components(ClaimResult claim) {
        Proof proof = claim.outcome() instanceof Outcome.Judged judged ? judged.proof() : null;
        Components components = proof == null ? null : proof.components();
        if (components == null) {
            return Text.of(Numbers.NONE);
        }
        Double sets = components.sets();
        return Text.of(sets == null ? Numbers.NONE : Numbers.percent(Math.sqrt(sets)), ", ",
                Numbers.percent(Math.sqrt(components.blocks())), blocksPerSet(components));
    }

    private static String blocksPerSet(Components components) {
        Integer blocks = components.blocksPerSet();
        if (blocks == null) {
            return "";
        }
        return components.anyNumberOfBlocks()
                ? "; any number of blocks a set"
                : "; " + blocks + (blocks == 1 ? " block" : " blocks") + " a set";
    }

    private static Text invalid(List<CellResult> cells, List<String> missing) {
        List<Object> reasons = new ArrayList<>();
        cells.forEach(cell -> reasons.add(Text.of(cell.id(), ": ", FaultWords.words(cell))));
        missing.forEach(id -> reasons.add(id + " is not in the study"));
        return Text.join("; ", reasons);
    }

    /// What a reader can do with it, where something is said.
    static List<Text> advice(Judgement judgement) {
        Claim.Advice advice = judgement.advice();
        return Stream.of(advice("To notice it: ", advice.notice()), advice("To change it: ", advice.change()),
                advice("Elsewhere: ", advice.elsewhere())).flatMap(Optional::stream).toList();
    }

    private static Optional<Text> advice(String what, @Nullable String said) {
        return Optional.ofNullable(said).map(words -> Text.of(what, Text.prose(words), "."));
    }

    private static List<Object> judged(ClaimResult claim, Outcome.Judged judged) {
        List<Object> notes = new ArrayList<>();
        Text depends = MachineWords.depends(claim);
        if (depends != null) {
            notes.add(depends);
        }
        notes.addAll(obstacles(claim, judged));
        Proof proof = judged.proof();
        if (proof == null) {
            return notes;
        }
        if (judged.decision().verdict() == Verdict.UNDECIDED) {
            decides(notes, proof);
        } else if (judged.holds() == ClaimVerdict.UNDECIDED) {
            notes.add(small(claim, judged));
        }
        if (proof.bootstrapDisagrees()) {
            notes.add("the bootstrap-t interval says otherwise about 1");
        }
        Ungated ungated = proof.ungated();
        if (ungated != null && ungated.decision().verdict() != judged.decision().verdict()) {
            notes.add(Text.format("with the void blocks %s, %s", word(ungated.decision().verdict()),
                    Numbers.ratio(ungated.ratio())));
        }
        if (!proof.unsettled().isEmpty()) {
            notes.add("warm-up of " + TrustWords.unsettled(proof.unsettled()) + " reached its time limit");
        }
        return notes;
    }

    /// Why a decided comparison leaves its claim undecided.
    private static Text small(ClaimResult claim, Outcome.Judged judged) {
        if (claim.allowed() != null) {
            return Text.of("its interval, or that of identical code, reaches over an end of the range");
        }
        Verdict verdict = judged.decision().verdict();
        return verdict == Verdict.EQUIVALENT
                ? Text.of("it is " + claim.direction() + ", by less than δ = ", Numbers.percent(claim.delta()))
                : Text.of("it is " + word(verdict) + ", perhaps by less than δ = ", Numbers.percent(claim.delta()));
    }

    private static List<Text> obstacles(ClaimResult claim, Outcome.Judged judged) {
        return judged.decision().obstacles().stream().sorted().map(obstacle -> Text.of(switch (obstacle) {
            case UNPAIRED -> "the cells share no blocks, so drift is not taken out";
            case NO_INTERVAL -> "too few blocks for an interval, which needs 3 in one set or 2 in each of several";
            case TOO_WIDE -> Text.of("the interval holds 1 and more than δ = ", Numbers.percent(claim.delta()));
            case CHANCE -> "it may be chance: adjusted p is above 0.05";
            case JVMS -> "other starts of the JVMs may differ as much";
            case NOISE -> "identical code differed as much";
            case NO_NOISE_PAIR -> "no identical pair shows that the run can tell equals";
        })).toList();
    }

    private static void decides(List<Object> notes, Proof proof) {
        if (proof.outlook() == null) {
            return;
        }
        Integer blocks = proof.outlook().moreBlocks();
        Integer sets = proof.outlook().moreSets();
        Integer machines = proof.outlook().moreMachines();
        if (blocks != null) {
            notes.add("would be decided by " + more(blocks, "more block") + " a set");
        } else if (sets != null) {
            notes.add("would be decided by " + more(sets, "more set") + " of JVMs");
        } else if (machines != null) {
            notes.add("would be decided by " + more(machines, "more machine"));
        } else {
            notes.add("more of the same would not decide it");
        }
        notes.add(Text.of("finds differences of ", Numbers.percent(proof.outlook().detectable()), " or more"));
    }

    private static String more(int count, String what) {
        return count > 1_000 ? "more than 1,000 " + what + "s" : Names.counted(count, what);
    }

    /// Of all claims, or all scenarios, how many came to what.
    public static String tally(List<? extends Judgement> judgements) {
        return judgements.stream().collect(Collectors.groupingBy(Judgement::holds, Collectors.counting())).entrySet()
                .stream().sorted(Map.Entry.comparingByKey())
                .map(entry -> entry.getValue() + " " + entry.getKey().key()).collect(Collectors.joining(", "));
    }

    public static Text ratio(ClaimResult claim) {
        return switch (claim.outcome()) {
            case Outcome.Invalid _ -> Text.of(Numbers.NONE);
            case Outcome.Judged judged -> Numbers.ratio(judged.comparison().ratio());
        };
    }

    /// The same with as many digits as its interval carries.
    public static Text carried(ClaimResult claim) {
        return switch (claim.outcome()) {
            case Outcome.Invalid _ -> Text.of(Numbers.NONE);
            case Outcome.Judged judged -> Carried.of(judged.comparison().ratio());
        };
    }

    /// Two cells that are compared: what differs is said of each, what does not at the end.
    public static String compared(Parameters a, Parameters b) {
        String first = side(a, b);
        String second = side(b, a);
        return "%s, %s%s".formatted(first.equals(second) ? first : first + " against " + second, load(a, b),
                a.setup().equals(b.setup()) && !a.setup().isEmpty() ? ", " + Names.setup(a) : "");
    }

    /// One of two cells that are compared: who sends and who waits, and what else the other one has not.
    static String side(Parameters one, Parameters other) {
        return unlike(one, other) + (one.setup().equals(other.setup()) ? "" : " (" + Names.setup(one) + ")");
    }

    private static String unlike(Parameters one, Parameters other) {
        List<String> words = new ArrayList<>(
                Names.unlike(one, other.settings(), other.session(), other.callback()));
        if (one.limit() != other.limit() && !one.strategy().equals("SEQUENTIAL")) {
            words.add(one.limit() == 1 ? "sequentially" : one.limit() + " at once");
        }
        return String.join(", ", words);
    }

    static String load(Parameters a, Parameters b) {
        String delay = a.hasDelay() ? " of " + Names.delay(a.delaysMillis()) : " without a delay";
        return (a.isOpen() ? "calls" : a.calls() + " calls") + (a.delaysMillis().isEmpty() ? "" : delay)
                + (a.limit() == b.limit() && a.limit() > 1 ? ", " + a.limit() + " at once" : "")
                + (a.isAsItComes() && b.isAsItComes() ? ", default settings" : "");
    }
}
