// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.httptoll.analysis.findings.theory.Clocks.Clock;
import io.github.httptoll.analysis.findings.theory.Clocks;
import io.github.httptoll.analysis.findings.theory.Crossover;
import io.github.httptoll.analysis.findings.theory.HandOffs;
import io.github.httptoll.analysis.findings.theory.HopSteps;
import io.github.httptoll.analysis.findings.theory.OverheadSum;
import io.github.httptoll.analysis.findings.theory.Placed;
import io.github.httptoll.analysis.findings.theory.Pooling;
import io.github.httptoll.analysis.findings.theory.Split;
import io.github.httptoll.analysis.findings.theory.Theory;
import io.github.httptoll.analysis.findings.theory.SpeedUp;
import io.github.httptoll.analysis.findings.theory.CpuCeiling;
import io.github.httptoll.analysis.findings.theory.WaysToWait;
import io.github.httptoll.analysis.render.json.Json.Value;
import io.github.httptoll.analysis.render.words.CrossoverWords;
import io.github.httptoll.analysis.render.words.Numbers;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What theory predicts; a part whose data the run lacks is an empty list, or null.
record TheoryJson(List<Step> ladder, @Nullable Value hopMicros, List<Pooled> pooling, List<Counted> handOffs,
        List<OfState> overheadSums, List<WakeUp> wakeUps, List<Line> split, List<Place> placed,
        List<Bound> wall,
        List<Gain> together, List<Faster> crossover, List<Timed> clocks,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<List<Way>> ways) {
    /// What one more part of a call takes.
    record Step(String cell, @Nullable String hop, Value micros, @Nullable String below, @Nullable Value stepMicros,
            @Nullable Boolean paired) {
        static Step of(HopSteps.Step step) {
            HopSteps.Rise rise = step.rise();
            return new Step(step.cell().id(), step.hop(), Value.of(step.micros()),
                    rise == null ? null : rise.below().cell().id(), rise == null ? null : Value.of(rise.micros()),
                    rise == null ? null : (Boolean) rise.paired());
        }
    }

    /// What passing a completion on by a pool takes.
    record Pooled(String direct, String pooled, Value moreMicros, Value missingMicros, boolean paired) {
        static Pooled of(Pooling.Row row) {
            return new Pooled(row.direct().id(), row.pooled().id(), Value.of(row.more()), Value.of(row.missing()),
                    row.paired());
        }
    }

    /// A client's hand-offs, predicted and counted.
    record Counted(String cell, int predicted, Value wakeUps, Value handOffs, String verdict) {
        static Counted of(HandOffs.Row row) {
            return new Counted(row.cell().id(), row.predicted(), Value.of(row.all()), Value.of(row.counted()),
                    Json.word(row.verdict()));
        }
    }

    /// What overheads are made of, in one state.
    record OfState(String state, double cores, long closed, int clients, @Nullable Double rankCorrelation,
            List<Summed> rows) {
        static OfState of(OverheadSum.InState in) {
            return new OfState(Json.word(in.state()), in.cores(), in.closed(), in.rows().size(),
                    Numbers.sixDigits(in.rankCorrelation()), in.rows().stream().map(Summed::of).toList());
        }
    }

    /// An overhead in microseconds of a core per call.
    record Summed(String cell, Value overheadMicros, Value clientCpuMicros, Value serverCpuMicros, Value restMicros,
            @Nullable Double restShare, @Nullable Value wakeUps, @Nullable Value pricedMicros) {
        static Summed of(OverheadSum.Row row) {
            return new Summed(row.cell().id(), Value.of(row.overhead()), Value.of(row.clientCpu()),
                    Value.of(row.serverCpu()), Value.of(row.rest()), Numbers.sixDigits(row.restShare()),
                    Value.orNull(row.wakeUps()), Value.orNull(row.priced()));
        }
    }

    /// What it takes to wake a thread.
    record WakeUp(String threads, String place, Value micros) {
        static WakeUp of(HandOffs.Price price) {
            return new WakeUp(price.threads(), price.place(), Value.of(price.micros()));
        }
    }

    /// A call split by a straight line.
    record Line(String client, String strategy, Value slope, Value serverSlope, Value interceptMicros,
            Value overheadMicros, Value riseMicros, List<AtDelay> delays) {
        static Line of(Split split) {
            return new Line(split.cell().parameters().client().id(), split.cell().parameters().strategy(),
                    Value.of(split.slope()), Value.of(split.ledgerSlope()), Value.of(split.interceptMicros()),
                    Value.of(split.overheadMicros()), Value.of(split.riseMicros()),
                    split.delays().stream().map(at -> new AtDelay(at.delayMillis(), Value.of(at.overheadMicros()),
                            Numbers.sixDigits(at.disagreement()))).toList());
        }
    }

    record AtDelay(double delayMillis, Value overheadMicros, @Nullable Double disagreement) {}

    /// A call by the places of its threads.
    record Place(String cell, Value togetherMicros, Value apartMicros, Value freeMicros, @Nullable Double likeTogether,
            int turns) {
        static Place of(Placed placed) {
            return new Place(placed.free().id(), Value.of(placed.togetherMicros()), Value.of(placed.apartMicros()),
                    Value.of(placed.freeMicros()), Numbers.sixDigits(placed.likeTogether()), placed.turns());
        }
    }

    /// What the processors allow.
    record Bound(String cell, Value clientCpuMicros, Value serverCpuMicros, Value mostPerSecond,
            Value measuredPerSecond,
            List<Knee> knees) {
        static Bound of(CpuCeiling.Row row) {
            return new Bound(row.cell().id(), Value.of(row.clientMicros()), Value.of(row.serverMicros()),
                    Value.of(row.bound()), Value.of(row.measured()),
                    row.knees().stream().map(knee -> new Knee(knee.delayMillis(), Value.of(knee.calls()))).toList());
        }
    }

    /// From so many calls in flight on the cores limit.
    record Knee(double delayMillis, Value calls) {}

    /// How much faster calls are at once.
    record Gain(String client, List<Times> entries) {
        static Gain of(SpeedUp grid) {
            return new Gain(grid.client().id(), grid.entries().stream().map(entry -> new Times(entry.delayMillis(),
                    entry.calls(), Value.of(entry.times().ratio()), Json.word(entry.times().basis()))).toList());
        }
    }

    record Times(double delayMillis, int calls, Value timesAsFast, String basis) {}

    /// Another way of waiting against the platform pool.
    record Faster(String client, String strategy, String poolClient, List<Level> entries,
            @Nullable Double slowerUpToDelayMillis, @Nullable Integer slowerFromLimit, String says) {
        static Faster of(Crossover map) {
            Crossover.Corner corner = map.slower();
            return new Faster(map.client().id(), map.strategy(), map.poolClient().id(),
                    map.entries().stream()
                            .map(entry -> new Level(entry.delayMillis(), entry.limit(), entry.calls(),
                                    Value.of(entry.ratio().ratio()), CrossoverWords.faster(map, entry),
                                    Json.word(entry.ratio().basis())))
                            .toList(),
                    corner == null ? null : (Double) corner.delayMillis(),
                    corner == null ? null : (Integer) corner.limit(), CrossoverWords.sentence(map));
        }
    }

    record Level(double delayMillis, int limit, int calls, Value ratio, String faster, String basis) {}

    /// The same requests by four clocks.
    record Timed(String cell, @Nullable Value submitMillis, @Nullable Value permitMillis, @Nullable Value startMillis,
            @Nullable Value roundMillis, Value largestRatio) {
        static Timed of(Clocks.Row row) {
            return new Timed(row.cell().id(), Value.orNull(row.millis().get(Clock.SUBMIT)),
                    Value.orNull(row.millis().get(Clock.PERMIT)), Value.orNull(row.millis().get(Clock.START)),
                    Value.orNull(row.millis().get(Clock.ROUND)), Value.of(row.ratio().ratio()));
        }
    }

    /// A batch in one way to wait; the cell has what was measured.
    record Way(String cell, String strategy, @Nullable Double predictedMillis, @Nullable Value byPredicted) {
        static Way of(WaysToWait.Row row) {
            return new Way(row.cell().id(), row.cell().parameters().strategy(),
                    Numbers.sixDigits(row.predictedMillis()), Value.orNull(row.byPredicted()));
        }
    }

    static TheoryJson of(Theory theory) {
        Pooling pooling = theory.pooling();
        Clocks clocks = theory.clocks();
        return new TheoryJson(theory.hopSteps().steps().stream().map(Step::of).toList(),
                pooling == null ? null : Value.of(pooling.hopMicros()),
                pooling == null ? List.of() : pooling.rows().stream().map(Pooled::of).toList(),
                theory.handOffs().rows().stream().map(Counted::of).toList(),
                theory.overheadSum().states().stream().map(OfState::of).toList(),
                theory.handOffs().prices().stream().map(WakeUp::of).toList(),
                theory.splits().stream().map(Line::of).toList(), theory.placed().stream().map(Place::of).toList(),
                theory.cpuCeiling().rows().stream().map(Bound::of).toList(),
                theory.speedUps().stream().map(Gain::of).toList(),
                theory.crossovers().stream().map(Faster::of).toList(),
                clocks == null ? List.of() : clocks.rows().stream().map(Timed::of).toList(),
                theory.ways().stream().map(batch -> batch.byTime().stream().map(Way::of).toList()).toList());
    }
}
