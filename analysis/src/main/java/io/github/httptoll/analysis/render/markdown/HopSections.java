// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.markdown;

import io.github.httptoll.analysis.findings.ledger.Cost;
import io.github.httptoll.analysis.findings.theory.HopSteps;
import io.github.httptoll.analysis.findings.theory.Pooling;
import io.github.httptoll.analysis.findings.theory.Prediction.Fit;
import io.github.httptoll.analysis.findings.theory.Prediction.Guess;
import io.github.httptoll.analysis.findings.theory.Prediction.Model;
import io.github.httptoll.analysis.findings.theory.Prediction;
import io.github.httptoll.analysis.render.words.Names;
import io.github.httptoll.analysis.render.words.Numbers;
import io.github.httptoll.analysis.render.words.Table;
import io.github.httptoll.analysis.render.words.Text;
import io.github.httptoll.analysis.statistics.Quantity;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One call at a time from no call to a client: its steps, a client's toll taken apart, and the completion through a pool.
final class HopSections {
    private HopSections() {}

    static Section hopSteps(HopSteps hopSteps) {
        return new Section("The ladder: from no call to a client")
                .line("One request after the other without delay: its total, from submit until the code that waits for it "
                        + "goes on, and what it takes more than the rung that it stands on. A step is of the blocks that both "
                        + "rungs share, unpaired where they share none. CPU is of the client's whole process, on all cores.")
                .table(Table.of(
                        List.of("rung", "µs per request [95 %]", "CPU µs [95 %]", "step µs [95 %]", "stands on"),
                        hopSteps.steps().stream().map(HopSections::row).toList()));
    }

    private static List<?> row(HopSteps.Step step) {
        HopSteps.Rise rise = step.rise();
        Text cpu = Numbers.rounded(step.cell().measured().costs().get(Cost.CPU));
        return rise == null
                ? List.of(name(step), Numbers.rounded(step.micros()), cpu, Numbers.NONE, Numbers.NONE)
                : List.of(name(step), Numbers.rounded(step.micros()), cpu, Numbers.signed(rise.micros()),
                        name(rise.below()) + (rise.paired() ? "" : ", unpaired"));
    }

    static String name(HopSteps.Step step) {
        String hop = step.hop();
        return hop == null
                ? Names.contender(step.cell().parameters())
                : "floor: " + Names.hop(step.cell().parameters(), hop);
    }

    static Section prediction(Prediction prediction) {
        Section section = new Section("What a client's toll is made of, and two predictions")
                .line(("One call at a time without delay. The toll is what a call takes more than the raw exchange under the "
                        + "same way of waiting. Hand-offs are one hop for each thread that must be woken on the way, %s (%s less "
                        + "%s). %s Unexplained is the rest; below zero, the parts are more than the client takes.")
                        .formatted(
                                Numbers.time(prediction.hopMicros()), name(prediction.hop().to()),
                                name(prediction.hop().from()), cpu(prediction.hopCpuMicros())))
                .table(Table.of(List.of("contender", "hand-offs", "toll µs [95 %]", "of it hand-offs µs [95 %]",
                        "CPU µs [95 %]", "unexplained µs [95 %]"),
                        prediction.rows().stream().map(HopSections::parts).toList()))
                .line("The raw exchange and the parts give two predictions of the total. By hops alone, the client's code "
                        + "takes no time: the least that it can take. By hops and CPU, all of its processor time lies in the way of "
                        + "the call: the most, if it waits for nothing else. What is missing is measured less "
                        + "predicted, in % of the measured.")
                .table(Table.of(List.of("contender", "measured µs [95 %]", "by hops µs [95 %]", "missing %",
                        "by hops and CPU µs [95 %]", "missing %"),
                        prediction.rows().stream().map(HopSections::guesses).toList()));
        for (Model model : Model.values()) {
            prediction.fit(model).ifPresent(fit -> section.line(fit(model, fit)));
        }
        return section.line(verdict(prediction));
    }

    private static String cpu(@Nullable Quantity hop) {
        return hop == null
                ? "Processor time was not observed, so the rest holds it."
                : ("CPU is what the client's process burns above the raw one's, less %s for each hop, which burns that itself. It "
                        + "is of the whole process on all cores: what its compiler and its other threads burn besides the call "
                        + "is in it too.").formatted(Numbers.time(hop));
    }

    private static List<?> parts(Prediction.Row row) {
        return List.of(Names.contender(row.cell().parameters()), Integer.toString(row.handOffs()),
                Numbers.rounded(row.toll()) + (row.paired() ? "" : ", unpaired"), Numbers.rounded(row.hops()),
                row.cpu() == null ? "not observable" : Numbers.rounded(row.cpu()),
                Numbers.rounded(row.unexplained()));
    }

    private static List<?> guesses(Prediction.Row row) {
        Guess hops = row.guesses().get(Model.HOPS);
        Guess all = row.guesses().get(Model.HOPS_AND_CPU);
        return List.of(Names.contender(row.cell().parameters()), Numbers.rounded(row.measured()), predicted(hops),
                missing(hops), predicted(all), missing(all));
    }

    private static Object predicted(@Nullable Guess guess) {
        return guess == null ? Numbers.NONE : Numbers.rounded(guess.predicted());
    }

    private static Object missing(@Nullable Guess guess) {
        return guess == null ? Numbers.NONE : Numbers.percent(guess.share());
    }

    private static String fit(Model model, Fit fit) {
        Double rank = fit.rankCorrelation();
        return "%s: %s. Furthest off is %s, by %s of its total.".formatted(switch (model) {
            case HOPS -> "By hops alone";
            case HOPS_AND_CPU -> "By hops and CPU";
        }, rank == null
                ? "too few contenders, or too equal ones, to ask for their order (n = %s)".formatted(fit.n())
                : "Spearman's rank correlation of predicted and measured toll is %s (n = %s contenders)"
                        .formatted(Numbers.rounded(rank), fit.n()),
                Names.contender(fit.worst().cell().parameters()), Numbers.percent(fit.worstShare()));
    }

    /// Which of the two does better at what; of processor time that was not observed, that it cannot be said.
    private static String verdict(Prediction prediction) {
        Optional<Fit> hops = prediction.fit(Model.HOPS);
        Optional<Fit> all = prediction.fit(Model.HOPS_AND_CPU);
        if (hops.isEmpty() || all.isEmpty()) {
            return "Whether processor time explains the rest cannot be said.";
        }
        return "Counting CPU %s the order and %s the largest error. %s of %s measured totals lie between the two predictions."
                .formatted(change(all.get().rankCorrelation(), hops.get().rankCorrelation()),
                        change(-Math.abs(all.get().worstShare()), -Math.abs(hops.get().worstShare())),
                        prediction.between(), all.get().n());
    }

    private static String change(@Nullable Double with, @Nullable Double without) {
        if (with == null || without == null) {
            return "says nothing of";
        }
        int compared = Double.compare(with, without);
        return compared == 0 ? "leaves" : compared > 0 ? "improves" : "worsens";
    }

    static Section pooling(Pooling pooling) {
        return new Section("The completion through a pool")
                .line(("One call at a time without delay: the completion reaches the caller from the thread that brings the "
                        + "answer, or by way of a thread of a pool. That is one more thread to be woken, so one hop is predicted, "
                        + "%s (%s less %s). What is missing is measured less predicted.").formatted(
                                Numbers.time(pooling.hopMicros()), name(pooling.hop().to()),
                                name(pooling.hop().from())))
                .table(Table.of(List.of("client", "direct µs [95 %]", "through a pool µs [95 %]", "more µs [95 %]",
                        "missing µs [95 %]"), pooling.rows().stream().map(HopSections::row).toList()))
                .line("The interval of what is missing holds 0 for %s of %s clients.".formatted(pooling.predicted(),
                        pooling.rows().size()));
    }

    private static List<?> row(Pooling.Row row) {
        return List.of(Names.word(row.direct().parameters().client()), Numbers.rounded(row.directMicros()),
                Numbers.rounded(row.pooledMicros()), Numbers.signed(row.more()) + (row.paired() ? "" : ", unpaired"),
                Numbers.rounded(row.missing()));
    }
}
