// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.findings.ledger;

import io.github.httptoll.analysis.read.DrawnBatch;
import io.github.httptoll.analysis.read.Measurement;
import io.github.httptoll.analysis.statistics.Percentiles;
import io.github.httptoll.analysis.statistics.Quantity;
import io.github.httptoll.analysis.statistics.Sample;
import io.github.httptoll.analysis.statistics.Unit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/// How unlike each other the requests of a cell are: percentiles of their time from submit to resume, in microseconds, by
/// per cent. A percentile that too few requests stand behind is absent.
///
/// They are means of the measurements' own percentiles, since requests of two JVMs are not one sample; or, `ofOneBatch`, those
/// of the one batch that is drawn, whose interval says nothing of other batches.
public record Tails(boolean ofOneBatch, Map<Integer, Quantity> micros) {
    /// The percentiles that are asked for.
    public static final List<Integer> PERCENTS = List.of(50, 90, 99);
    static final Tails NONE = new Tails(false, Map.of());

    public static Tails of(Measurement measurement, @Nullable DrawnBatch batch) {
        Map<Integer, Quantity> micros = new TreeMap<>();
        PERCENTS.forEach(percent -> {
            Sample sample = measurement.metric("totalP" + percent);
            if (sample != null && carries(measurement.metric("requests"), percent / 100.0)) {
                micros.put(percent, sample.mean().atLeast(0));
            }
        });
        return !micros.isEmpty() || batch == null ? new Tails(false, micros) : of(batch);
    }

    /// True if each measurement has the requests that the percentile needs.
    private static boolean carries(@Nullable Sample requests, double quantile) {
        int least = Percentiles.leastValues(quantile);
        return requests != null && Arrays.stream(requests.values()).allMatch(count -> count >= least);
    }

    private static Tails of(DrawnBatch batch) {
        Map<Integer, Quantity> micros = new TreeMap<>();
        for (int percent : PERCENTS) {
            LongStream totals = batch.requests().stream()
                    .mapToLong(request -> request.phasesMicros().stream().mapToLong(Long::longValue).sum());
            Percentiles.of(totals, Unit.MICROS, percent / 100.0).ifPresent(found -> micros.put(percent, found));
        }
        return new Tails(true, micros);
    }
}
