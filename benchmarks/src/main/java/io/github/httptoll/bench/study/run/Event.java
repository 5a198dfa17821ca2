// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study.run;

import io.github.httptoll.bench.probe.WakeUpPrice;
import io.github.httptoll.bench.rate.Levels;
import io.github.httptoll.bench.rate.RateLevel;
import io.github.httptoll.bench.timeline.IterationLedger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.results.RunResult;

/// A contender's answer to a [Command]; one of the fields is set, or none where there is nothing to say.
///
/// @param measured one iteration
/// @param warm how the warm-up ended
/// @param profiled a stretch that was profiled
/// @param prices what it takes to wake a thread
/// @param failure why the command failed
record Event(@Nullable Iteration measured, SteadyState.@Nullable Reached warm,
        ProfiledStretch.@Nullable Profiled profiled, @Nullable List<WakeUpPrice> prices, @Nullable String failure) {
    static Event measured(Iteration iteration) {
        return new Event(iteration, null, null, null, null);
    }

    static Event warm(SteadyState.Reached reached) {
        return new Event(null, reached, null, null, null);
    }

    static Event profiled(ProfiledStretch.Profiled stretch) {
        return new Event(null, null, stretch, null, null);
    }

    static Event priced(List<WakeUpPrice> prices) {
        return new Event(null, null, null, prices, null);
    }

    static Event closed() {
        return new Event(null, null, null, null, null);
    }

    static Event failed(String why) {
        return new Event(null, null, null, null, why);
    }

    /// What JMH measured in one iteration.
    ///
    /// @param millis mean batch time
    /// @param metrics its secondary metrics, by name
    /// @param batch the requests of its last batch, where they were asked for; see [IterationLedger#drawn]
    /// @param level what became of its last batch where that was a level
    record Iteration(double millis, Map<String, Double> metrics, List<List<Long>> batch, @Nullable RateLevel level) {
        static Iteration of(RunResult result, List<List<Long>> batch) {
            Map<String, Double> metrics = new LinkedHashMap<>();
            result.getSecondaryResults().forEach((name, metric) -> metrics.put(name, metric.getScore()));
            return new Iteration(result.getPrimaryResult().getScore(), metrics, batch, Levels.last());
        }
    }
}
