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
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The checks of one measured cell against the range that its limit and delays allow, iteration by iteration.
final class ValidityRules {
    /// A cell that became faster by more than this part was not warm.
    private static final double COLD = 0.05;

    private final Cell cell;
    private final Measurement measurement;

    ValidityRules(Cell cell, Measurement measurement) {
        this.cell = cell;
        this.measurement = measurement;
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
        return new Limits(leastInFlight(), cell.expected().maxInFlight(), cell.expected().connectionsLow(),
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
        List<Double> seen = values("maxInFlight");
        List<Long> least = leastInFlights();
        return IntStream.range(0, Math.min(seen.size(), least.size())).filter(i -> seen.get(i) < least.get(i)).boxed()
                .map(i -> new Fault.TooFewInFlight(Math.round(seen.get(i)), least.get(i))).findFirst().orElse(null);
    }

    /// Where each request has its own connection, a client may have opened up to its limit of them ahead: before the
    /// measurement, or for the next.
    private @Nullable Fault connections() {
        List<Double> opened = values("connectionsOpened");
        List<Double> requests = values("requests");
        if (cell.expected().onePerRequest()) {
            return IntStream.range(0, Math.min(opened.size(), requests.size()))
                    .filter(i -> Math.abs(opened.get(i) - requests.get(i)) > cell.limit()).boxed()
                    .map(i -> new Fault.NotOnePerRequest(Math.round(opened.get(i)), Math.round(requests.get(i))))
                    .findFirst().orElse(null);
        }
        Long low = cell.expected().connectionsLow();
        Long high = cell.expected().connectionsHigh();
        return opened.stream().filter(count -> (low != null && count < low) || (high != null && count > high))
                .findFirst().map(count -> new Fault.WrongConnections(Math.round(count), low, high)).orElse(null);
    }

    private @Nullable Fault cold() {
        Drift drift = Drift.of(measurement.batchMillis());
        return drift != null && drift.isFaster(COLD) ? new Fault.NotWarm(-Math.expm1(-drift.fall())) : null;
    }

    private @Nullable Long leastInFlight() {
        return leastInFlights().stream().max(Long::compare).orElse(null);
    }

    private List<Long> leastInFlights() {
        List<Double> stays = values("server");
        List<Double> batches = measurement.batchMillis().values();
        return IntStream.range(0, stays.size())
                .mapToObj(i -> LittlesLaw
                        .leastMaximum(LittlesLaw.meanInFlight(cell.calls(), stays.get(i), batches.get(i))))
                .toList();
    }

    private List<Double> values(String metric) {
        Sample sample = measurement.metric(metric);
        return sample == null ? List.of() : sample.values();
    }

    private @Nullable Long sum(String metric) {
        return isMissing(metric)
                ? null
                : (Long) Math.round(values(metric).stream().mapToDouble(Double::doubleValue).sum());
    }

    private @Nullable Long most(String metric) {
        return values(metric).stream().map(Math::round).max(Long::compare).orElse(null);
    }
}
