// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.findings.trust;

import io.github.httptoll.analysis.findings.cell.ExperimentResult;
import io.github.httptoll.analysis.findings.cell.Gates;
import io.github.httptoll.analysis.findings.cell.IdenticalRatio;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One thing that must hold before a run is believed, and whether it does.
///
/// `eased` is whether the check does not hold as such, while what it found is far smaller than what the answers rest on.
public record Check(Subject subject, State state, boolean eased) {
    /// One that is as strict as it is.
    public Check(Subject subject, State state) {
        this(subject, state, false);
    }

    public enum Subject {
        /// Known delays came back in their phases.
        ATTRIBUTION,
        /// The same code in two JVMs is told to be the same.
        IDENTICAL,
        /// The server kept its delay.
        SERVER,
        /// No block that others disturbed was counted.
        GATES,
        /// Every cell did what was asked.
        CELLS,
        /// Client and network were told apart in the same blocks.
        FLOORS,
        /// Two processes' clocks can be compared.
        CLOCKS,
        /// Every JVM settled before it was measured.
        WARM_UP,
        /// What is counted was counted in every repetition.
        REPETITIONS,
        /// The run came to its end, in one piece.
        END
    }

    public enum State {
        HOLDS,
        /// It holds in part; what does not is said beside it.
        PARTLY, FAILS,
        /// Nothing was observed that could say.
        UNKNOWN
    }

    /// A delay error that the injection test would still take for the delay itself.
    private static final double DELAY_ERROR_MICROS = 350;

    /// All checks, the weightiest first.
    ///
    /// @param repetitions whether every repetition of what is counted came to something
    public static List<Check> of(RunQuality trust, Attribution attribution, List<ExperimentResult> experiments,
            State repetitions) {
        return Stream.of(Subject.values()).map(subject -> new Check(subject, switch (subject) {
            case ATTRIBUTION -> of(attribution.outcome());
            case IDENTICAL -> identical(ExperimentResult.identicalPairs(experiments));
            case SERVER -> server(trust);
            case GATES -> gates(experiments);
            case CELLS -> cells(trust);
            case FLOORS -> partlyIf(trust.floors().unpaired() + trust.floors().none() > 0);
            case CLOCKS -> partlyIf(!trust.clocks().crossProcess());
            case WARM_UP -> partlyIf(!trust.end().noSteadyState().isEmpty());
            case REPETITIONS -> repetitions;
            case END -> trust.complete() ? partlyIf(!trust.end().resumed().isEmpty()) : State.FAILS;
        })).toList();
    }

    /// The same of answers for which it need not hold as such.
    public Check forMultiples() {
        boolean needs = subject == Subject.CELLS || subject == Subject.END || subject == Subject.REPETITIONS;
        return needs || state == State.HOLDS || state == State.PARTLY ? this : new Check(subject, State.PARTLY, true);
    }

    private static State cells(RunQuality trust) {
        if (trust.cells() == 0) {
            return State.UNKNOWN;
        }
        return trust.invalid().size() == trust.cells() ? State.FAILS : partlyIf(!trust.invalid().isEmpty());
    }

    private static State partlyIf(boolean notAll) {
        return notAll ? State.PARTLY : State.HOLDS;
    }

    private static State of(Attribution.Outcome outcome) {
        return switch (outcome) {
            case PROVEN -> State.HOLDS;
            case UNDECIDED -> State.PARTLY;
            case NOT_PROVEN -> State.FAILS;
            case NOT_TESTED -> State.UNKNOWN;
        };
    }

    /// Of all pairs of identical code. One that fails may do so by chance: the run fails where they differ beyond that.
    static State identical(List<IdenticalRatio> pairs) {
        State worst = worst(pairs.stream().map(Check::of).toList());
        return worst == State.FAILS && !IdenticalRatio.differ(pairs) ? State.PARTLY : worst;
    }

    /// Of one pair of identical code: it fails where its interval excludes 1, and is wide where it reaches beyond δ.
    public static State of(IdenticalRatio identical) {
        return switch (identical.position()) {
            case WITHIN -> State.HOLDS;
            case ACROSS -> State.PARTLY;
            case ABOVE, BELOW -> State.FAILS;
        };
    }

    /// By its certificates; in a run without them, by the highest percentile that it reports and enough requests carry.
    private static State server(RunQuality trust) {
        RunQuality.Certified certified = trust.certified();
        if (certified != null) {
            return certified.holding() == 0 ? State.FAILS : partlyIf(certified.holding() < certified.asked());
        }
        return trust.delayError()
                .map(error -> error.middleMicros() > DELAY_ERROR_MICROS
                        ? State.FAILS
                        : partlyIf(error.worstMicros() > DELAY_ERROR_MICROS))
                .orElse(State.UNKNOWN);
    }

    private static State gates(List<ExperimentResult> experiments) {
        return worst(experiments.stream().filter(experiment -> !experiment.cells().isEmpty())
                .map(ExperimentResult::gates).map(Check::of).toList());
    }

    private static State of(@Nullable Gates gates) {
        return gates == null || !gates.observable() ? State.UNKNOWN : partlyIf(gates.degraded() > 0);
    }

    /// The state that counts where several do; not known where there is none.
    public static State worst(List<State> states) {
        return Stream.of(State.FAILS, State.UNKNOWN, State.PARTLY, State.HOLDS).filter(states::contains).findFirst()
                .orElse(State.UNKNOWN);
    }
}
