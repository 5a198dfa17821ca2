// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.findings.trust;

import io.github.httptoll.analysis.findings.cell.CellResult;
import io.github.httptoll.analysis.read.Measurement;
import io.github.httptoll.analysis.read.Run;
import io.github.httptoll.analysis.statistics.Percentiles;
import io.github.httptoll.analysis.statistics.Sample;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// How late the server released its answers, as the `percent`-th percentile of a measurement, in microseconds: in the middle
/// one and in the worst.
///
/// Of the `measurements` that asked for a delay and have at least `least` requests, without which there is no such
/// percentile. Where there are none, both values are 0.
public record DelayError(int percent, int least, int measurements, double middleMicros, double worstMicros) {
    private static final List<Integer> PERCENTS = List.of(50, 99);

    /// One for each percentile that the server reports.
    static List<DelayError> of(Run run, List<CellResult> cells) {
        return PERCENTS.stream().map(percent -> of(run, cells, percent)).toList();
    }

    private static DelayError of(Run run, List<CellResult> cells, int percent) {
        int least = Percentiles.leastValues(percent / 100.0);
        List<Double> errors = new ArrayList<>();
        for (CellResult cell : cells) {
            Measurement measurement = run.measurement(cell.id());
            Sample error = measurement == null ? null : measurement.metric("delayErrorP" + percent);
            Sample requests = measurement == null ? null : measurement.metric("requests");
            if (error != null && requests != null && cell.parameters().hasDelay()) {
                for (int i = 0; i < error.values().size(); i++) {
                    if (requests.values().get(i) >= least) {
                        errors.add(error.values().get(i));
                    }
                }
            }
        }
        Collections.sort(errors);
        return errors.isEmpty()
                ? new DelayError(percent, least, 0, 0, 0)
                : new DelayError(percent, least, errors.size(), errors.get(errors.size() / 2), errors.getLast());
    }
}
