// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.json;

import io.github.httptoll.analysis.findings.cell.CellResult;
import io.github.httptoll.analysis.findings.rate.Latency;
import io.github.httptoll.analysis.findings.rate.QueuePrediction;
import io.github.httptoll.analysis.findings.rate.RateCurve;
import io.github.httptoll.analysis.findings.rate.RateLevel;
import io.github.httptoll.analysis.findings.rate.Rates;
import io.github.httptoll.analysis.findings.rate.Stall;
import io.github.httptoll.analysis.render.words.Numbers;
import io.github.httptoll.analysis.render.words.StallWords;
import io.github.httptoll.analysis.statistics.Knee;
import io.github.httptoll.analysis.statistics.Quantity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Latency at an offered rate: curves by workload, and stalls.
///
/// @param voided cells of which no turn counts
record RateJson(List<List<Curve>> groups, List<StallJson> stalls, List<String> voided) {
    /// One contender over rising rates.
    record Curve(String client, String strategy, KneeJson knee, List<Level> levels, List<Predicted> predictions) {
        static Curve of(RateCurve curve) {
            return new Curve(curve.contender().client().id(), curve.contender().strategy(), KneeJson.of(curve.knee()),
                    curve.levels().stream().map(level -> Level.of(level, curve.clocks().get(level.offered()))).toList(),
                    curve.predictions().stream().map(Predicted::of).toList());
        }
    }

    /// Requests per second; `perSecond` is null where no measured rate is the knee, `low` where none may be.
    record KneeJson(@Nullable Double perSecond, @Nullable Double low) {
        static KneeJson of(Knee knee) {
            return new KneeJson(Numbers.sixDigits(knee.rate()), Numbers.sixDigits(knee.low()));
        }
    }

    /// One contender at one rate; times in microseconds, by clock and percentile.
    record Level(String cell, String arrivals, @Nullable Double offered, @Nullable Double share, Json.Value achieved,
            Json.@Nullable Value carried, boolean valid, boolean saturated, RateLevel.Counts counts, int turns,
            int voidTurns,
            Map<String, Map<String, Json.Micros>> micros, Json.@Nullable Value dueByFired, @Nullable Double noise,
            Json.@Nullable Value secondJvm, Json.@Nullable Value clientCpuMicros, Json.@Nullable Value pacerCpuMicros,
            Json.@Nullable Value serverCpuMicros, Json.@Nullable Value inFlightCountedByComputed) {
        static Level of(RateLevel level, Knee.@Nullable Clocks clocks) {
            Map<String, Map<String, Json.Micros>> micros = new LinkedHashMap<>();
            put(micros, "fromDue", level.fromDue());
            put(micros, "fromFired", level.fromFired());
            put(micros, "lag", level.pacing().lag());
            put(micros, "wait", level.pacing().waiting());
            return new Level(level.cell().id(), level.plan().arrivals().toLowerCase(Locale.ROOT),
                    Numbers.sixDigits(level.offered()), Numbers.sixDigits(level.plan().share()),
                    Json.Value.of(level.achieved()), Json.Value.orNull(level.carried()), level.valid(),
                    level.saturated(), level.counts(), level.turns(),
                    level.voided(),
                    micros, Json.Value.orNull(level.leaves()),
                    clocks == null || clocks.noise().isEmpty() ? null : Numbers.sixDigits((Double) clocks.noiseLevel()),
                    Json.Value.orNull(level.identical()),
                    Json.Value.orNull(level.costs().client()), Json.Value.orNull(level.costs().pacer()),
                    Json.Value.orNull(level.costs().server()), Json.Value.orNull(level.costs().little()));
        }
    }

    /// What theory predicts; `mean` is the latency from due.
    record Predicted(String cell, String kind, int limit, @Nullable Double utilisation,
            @Nullable Double settlesMicros, Pair mean,
            @Nullable Pair waitMean, @Nullable Pair waitP99) {
        static Predicted of(QueuePrediction prediction) {
            QueuePrediction.Waiting waiting = prediction.waiting();
            return new Predicted(prediction.level().cell().id(), Json.word(prediction.kind()), prediction.limit(),
                    Numbers.sixDigits(prediction.utilisation()), Numbers.sixDigits(prediction.settlesMicros()),
                    Pair.of(prediction.latency()), waiting == null ? null : Pair.of(waiting.mean()),
                    waiting == null ? null : Pair.orNull(waiting.tail()));
        }
    }

    /// A time as predicted and measured, in microseconds, and the second by the first.
    record Pair(@Nullable Double predictedMicros, Json.@Nullable Micros measured, Json.@Nullable Value ratio) {
        static @Nullable Pair orNull(QueuePrediction.@Nullable Compared compared) {
            return compared == null ? null : of(compared);
        }

        static Pair of(QueuePrediction.Compared compared) {
            return new Pair(Numbers.sixDigits(compared.predicted()), Json.Micros.orNull(compared.measured()),
                    Json.Value.orNull(compared.ratio()));
        }
    }

    /// A server that stalls, from due and as a closed loop reports it.
    record StallJson(Level level, Map<String, Json.Micros> closedLoop, boolean sameCalls,
            Json.@Nullable Value p99DueByClosedLoop, String verdict) {
        static StallJson of(Stall stall) {
            return new StallJson(Level.of(stall.level(), null), percentiles(stall.closed()), stall.sameCalls(),
                    Json.Value.orNull(stall.hides()), StallWords.word(stall.verdict()));
        }
    }

    /// Null where the run has no rates.
    static @Nullable RateJson of(Rates rates) {
        return rates.isEmpty()
                ? null
                : new RateJson(
                        rates.groups().stream().map(group -> group.curves().stream().map(Curve::of).toList()).toList(),
                        rates.stalls().stream().map(StallJson::of).toList(),
                        rates.voided().stream().map(CellResult::id).toList());
    }

    private static void put(Map<String, Map<String, Json.Micros>> micros, String clock, @Nullable Latency latency) {
        if (latency != null) {
            micros.put(clock, percentiles(latency));
        }
    }

    private static Map<String, Json.Micros> percentiles(Latency latency) {
        Map<String, Json.Micros> micros = new LinkedHashMap<>();
        latency.percents().forEach(percent -> add(micros, "p" + Numbers.trimmed(percent), latency.at(percent)));
        add(micros, "mean", latency.mean());
        add(micros, "most", latency.most());
        return micros;
    }

    private static void add(Map<String, Json.Micros> micros, String name,
            @Nullable Quantity value) {
        Json.Micros written = Json.Micros.orNull(value);
        if (written != null) {
            micros.put(name, written);
        }
    }
}
