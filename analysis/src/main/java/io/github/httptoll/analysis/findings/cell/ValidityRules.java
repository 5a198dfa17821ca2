// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.findings.cell;

import io.github.httptoll.analysis.findings.cell.CellResult.Limits;
import io.github.httptoll.analysis.findings.cell.CellResult.ObservedCounts;
import io.github.httptoll.analysis.model.LittlesLaw;
import io.github.httptoll.analysis.read.Cell;
import io.github.httptoll.analysis.read.Measurement;
import io.github.httptoll.analysis.statistics.Drift;
import io.github.httptoll.analysis.statistics.Sample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The checks of one measured cell against the range that its limit and delays allow, iteration by iteration.
final class ValidityRules {
    /// A cell that became faster by more than this part was not warm.
    private static final double COLD = 0.05;

    private final Cell cell;
    private final Measurement measurement;
    private final long[] leastInFlight;

    ValidityRules(Cell cell, Measurement measurement) {
        this.cell = cell;
        this.measurement = measurement;
        this.leastInFlight = leastInFlight();
    }

    List<Fault> faults() {
        List<Fault> faults = new ArrayList<>();
        if (cell.client().makesCalls()) {
            Stream.concat(Stream.of("requests", "failures"), checkedCounts()).filter(this::isMissing)
                    .forEach(metric -> faults.add(new Fault.NotObserved(metric)));
        }
        Stream.of(failures(), negative(), tooMany(), tooFew(), connections(), cold()).filter(Objects::nonNull)
                .forEach(faults::add);
        return faults;
    }

    ObservedCounts observed() {
        return new ObservedCounts(sum("requests"), sum("failures"), sum("negative"), most("connectionsOpened"),
                most("newConnections"), most("maxInFlight"));
    }

    Limits allowed() {
        return new Limits(leastInFlight.length == 0 ? null : (Long) Arrays.stream(leastInFlight).max().orElseThrow(),
                cell.expected().maxInFlight(), cell.expected().connectionsLow(),
                cell.expected().connectionsHigh(), cell.expected().onePerRequest());
    }

    private Stream<String> checkedCounts() {
        boolean connections = cell.expected().onePerRequest() || cell.expected().connectionsLow() != null
                || cell.expected().connectionsHigh() != null;
        boolean inFlight = cell.expected().maxInFlight() != null;
        return Stream.concat(inFlight ? Stream.of("maxInFlight", "server") : Stream.empty(),
                connections ? Stream.of("connectionsOpened") : Stream.empty());
    }

    private boolean isMissing(String metric) {
        return measurement.metric(metric) == null;
    }

    private @Nullable Fault failures() {
        Long failures = sum("failures");
        Long requests = sum("requests");
        return failures == null || failures == 0
                ? null
                : new Fault.FailedRequests(failures, requests == null ? failures : requests);
    }

    private @Nullable Fault negative() {
        Long negative = sum("negative");
        return negative == null || negative == 0 ? null : new Fault.NegativePhases(negative);
    }

    private @Nullable Fault tooMany() {
        Long seen = most("maxInFlight");
        Long allowed = cell.expected().maxInFlight();
        return seen == null || allowed == null || seen <= allowed ? null : new Fault.TooManyInFlight(seen, allowed);
    }

    private @Nullable Fault tooFew() {
        double[] seen = values("maxInFlight");
        for (int i = 0; i < Math.min(seen.length, leastInFlight.length); i++) {
            if (seen[i] < leastInFlight[i]) {
                return new Fault.TooFewInFlight(Math.round(seen[i]), leastInFlight[i]);
            }
        }
        return null;
    }

    /// Where each request has its own connection, a client may have opened up to its limit of them ahead: before the
    /// measurement, or for the next.
    private @Nullable Fault connections() {
        double[] opened = values("connectionsOpened");
        if (cell.expected().onePerRequest()) {
            double[] requests = values("requests");
            for (int i = 0; i < Math.min(opened.length, requests.length); i++) {
                if (Math.abs(opened[i] - requests[i]) > cell.limit()) {
                    return new Fault.NotOnePerRequest(Math.round(opened[i]), Math.round(requests[i]));
                }
            }
            return null;
        }
        Long low = cell.expected().connectionsLow();
        Long high = cell.expected().connectionsHigh();
        for (double count : opened) {
            if ((low != null && count < low) || (high != null && count > high)) {
                return new Fault.WrongConnections(Math.round(count), low, high);
            }
        }
        return null;
    }

    private @Nullable Fault cold() {
        Drift drift = Drift.of(measurement.batchMillis());
        return drift != null && drift.isFaster(COLD) ? new Fault.NotWarm(-Math.expm1(-drift.fall())) : null;
    }

    /// Of each iteration by Little's law.
    private long[] leastInFlight() {
        double[] stays = values("server");
        double[] batches = measurement.batchMillis().values();
        long[] least = new long[stays.length];
        for (int i = 0; i < stays.length; i++) {
            least[i] = LittlesLaw.leastMaximum(LittlesLaw.meanInFlight(cell.calls(), stays[i], batches[i]));
        }
        return least;
    }

    private double[] values(String metric) {
        Sample sample = measurement.metric(metric);
        return sample == null ? new double[0] : sample.values();
    }

    private @Nullable Long sum(String metric) {
        return isMissing(metric) ? null : (Long) Math.round(Arrays.stream(values(metric)).sum());
    }

    private @Nullable Long most(String metric) {
        double[] values = values(metric);
        return values.length == 0 ? null : (Long) Math.round(Arrays.stream(values).max().orElseThrow());
    }
}
