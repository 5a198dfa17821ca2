// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.findings.theory;

import io.github.httptoll.analysis.findings.cell.CellResult;
import io.github.httptoll.analysis.findings.ledger.Cost;
import io.github.httptoll.analysis.findings.ledger.Phase;
import io.github.httptoll.analysis.findings.pair.PairedCells;
import io.github.httptoll.analysis.findings.theory.TheoryCells.TheoryCell;
import io.github.httptoll.analysis.statistics.Quantity;
import io.github.httptoll.analysis.statistics.Ranks;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// What clients should take above the raw exchange, one call at a time without delay, beside what they take: by the count of
/// their hand-offs, and by these and the processor time that they burn.
///
/// `hopMicros` is the time of one hand-off and `hopCpuMicros` the processor time that it burns itself, null where that was not
/// observed.
public record Prediction(HopSteps.Hop hop, Quantity hopMicros, @Nullable Quantity hopCpuMicros, List<Row> rows) {
    /// What a prediction counts.
    public enum Model {
        /// As if the client's code took no time.
        HOPS,
        /// As if all processor time of the client's process lay in the way of the call.
        HOPS_AND_CPU
    }

    /// One client in microseconds per request. The `toll` is what it takes above the raw floor; of it are `hops` its hand-offs, and
    /// `cpu` is the processor time above the floor's that these do not burn, null where it was not observed.
    public record Row(CellResult cell, int handOffs, Quantity measured, Quantity toll, Quantity hops,
            @Nullable Quantity cpu, Map<Model, Guess> guesses, boolean paired) {
        /// What no part of the toll explains; where processor time was not observed, that is in it.
        public Quantity unexplained() {
            Guess all = guesses.get(Model.HOPS_AND_CPU);
            return Objects.requireNonNull(all == null ? guesses.get(Model.HOPS) : all).missing();
        }

        private double shareOf(Model model) {
            return Objects.requireNonNull(guesses.get(model)).share();
        }
    }

    /// One model's `predicted` total and toll; `missing` is measured less predicted, `share` its part of the measured total.
    public record Guess(Quantity predicted, double toll, Quantity missing, double share) {}

    /// How a model does on its `n` clients: Spearman's rank correlation of predicted and measured toll, null where it says nothing,
    /// and the client whose total it misses most.
    public record Fit(int n, @Nullable Double rankCorrelation, Row worst, double worstShare) {}

    public Prediction {
        rows = List.copyOf(rows);
    }

    /// Empty where the model predicts nothing.
    public Optional<Fit> fit(Model model) {
        List<Row> known = rows.stream().filter(row -> row.guesses().containsKey(model)).toList();
        Double correlation = Ranks.correlation(
                all(known, row -> Objects.requireNonNull(row.guesses().get(model)).toll()),
                all(known, row -> row.toll().value()));
        return known.stream().max(Comparator.comparingDouble(row -> Math.abs(row.shareOf(model))))
                .map(worst -> new Fit(known.size(), correlation, worst, worst.shareOf(model)));
    }

    /// How many clients take no less than their hops, and no more than these and all of their processor time.
    public long between() {
        return rows.stream().filter(row -> row.guesses().size() == Model.values().length)
                .filter(row -> row.shareOf(Model.HOPS) >= 0 && row.shareOf(Model.HOPS_AND_CPU) <= 0).count();
    }

    private static double[] all(List<Row> rows, ToDoubleFunction<Row> what) {
        return rows.stream().mapToDouble(what).toArray();
    }

    static Optional<Prediction> of(HopSteps hopSteps, TheoryCells floor, TheoryCells single) {
        HopSteps.Hop hop = hopSteps.hop();
        if (hop == null) {
            return Optional.empty();
        }
        HopCost cost = HopCost.of(hop, floor);
        List<Row> rows = HopSteps.clients(single).filter(cell -> !cell.isRaw())
                .flatMap(cell -> single.raw(cell).flatMap(raw -> row(single, cell, raw, cost)).stream()).toList();
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(new Prediction(hop, cost.micros(),
                        cost.cpu() == null ? null : cost.cpu(), rows));
    }

    private static Optional<Row> row(TheoryCells single, TheoryCell cell, TheoryCell raw, HopCost hop) {
        Integer handOffs = cell.cell().handOffs();
        if (handOffs == null) {
            return Optional.empty();
        }
        PairedCells.Difference toll = single.difference(cell, raw);
        Quantity hops = hop.micros().times(handOffs);
        double measured = cell.total().mean().value();
        Map<Model, Guess> guesses = new EnumMap<>(Model.class);
        guesses.put(Model.HOPS,
                guess(raw.total().mean().plus(hops), hops.value(), toll.estimate().minus(hops), measured));
        Quantity cpu = hop.withoutItsOwn(single.more(cell.id(), raw.id(), Cost.CPU.metric()), handOffs);
        Quantity waiting = single.more(cell.id(), raw.id(), Phase.TOTAL.key(), Cost.CPU.metric());
        Quantity hopWaiting = hop.waiting();
        if (cpu != null && waiting != null && hopWaiting != null) {
            guesses.put(Model.HOPS_AND_CPU, guess(raw.total().mean().plus(hops).plus(cpu), hops.value() + cpu.value(),
                    waiting.minus(hopWaiting.times(handOffs)), measured));
        }
        return Optional.of(new Row(cell.result(), handOffs, cell.total().mean().atLeast(0),
                toll.estimate(), hops, cpu == null ? null : cpu, guesses,
                toll.paired()));
    }

    private static Guess guess(Quantity predicted, double toll, Quantity missing, double measured) {
        return new Guess(predicted.atLeast(0), toll, missing, missing.value() / measured);
    }

    /// What one hand-off to another thread takes, in microseconds: its time, the processor time that it burns, and its time less
    /// that, block by block. The last two are null where processor time was not observed.
    record HopCost(Quantity micros, @Nullable Quantity cpu, @Nullable Quantity waiting) {
        static HopCost of(HopSteps.Hop hop, TheoryCells floor) {
            String to = hop.to().cell().id();
            String from = hop.from().cell().id();
            return new HopCost(hop.difference().estimate(), floor.more(to, from, Cost.CPU.metric()),
                    floor.more(to, from, Phase.TOTAL.key(), Cost.CPU.metric()));
        }

        /// Processor time less what so many hand-offs burn: their time holds it already.
        @Nullable
        Quantity withoutItsOwn(@Nullable Quantity all, int handOffs) {
            return all == null || cpu == null ? null : all.minus(cpu.times(handOffs));
        }
    }
}
