// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.timeline;

import io.github.httptoll.client.Detail;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the requests of one JMH iteration added up to.
///
/// Filled by the benchmark between timed batches and read by [PhaseProfiler] after the iteration, both in the JVM that
/// runs the benchmark; JMH gives profilers no access to a benchmark's state, hence [#current].
public final class IterationLedger {
    private static final IterationLedger CURRENT = new IterationLedger();

    /// False where the clock check failed: phases that cross processes are then left out.
    private static final boolean CROSS_PROCESS = Boolean
            .parseBoolean(System.getProperty("httptoll.crossProcess", "true"));

    private final Map<Phase, Long> sumNanos = new EnumMap<>(Phase.class);
    private static final List<Integer> PERCENTILES = List.of(50, 90, 99);
    private static final int MOST_CONNECTIONS = 10_000;

    private final Map<Phase, Distribution> distributions = new EnumMap<>(Phase.class);
    private @Nullable Distribution totals;
    private final Map<Detail, Long> detailNanos = new EnumMap<>(Detail.class);
    private final Map<Detail, Long> detailsSeen = new EnumMap<>(Detail.class);
    private final Map<String, Metric> costs = new LinkedHashMap<>();
    private final Map<String, Double> serverFacts = new LinkedHashMap<>();
    /// What a client of this JVM has ever shown of new connections. Before that, nothing shown means none, or none that can be seen.
    private final Set<Detail> connectsShown = EnumSet.noneOf(Detail.class);
    private long transportNanos;
    private long totalNanos;
    private long poolNanos;
    private final ServerWaits serverWaits = new ServerWaits();
    private long requests;
    private long answered;
    private long unstamped;
    private long failures;
    private long negative;
    private List<Timeline> lastBatch = List.of();
    private double countedNanos;
    private long inFlightNanos;
    private long wallNanos;
    private long queued;
    private long queueLooks;
    private long newConnections;
    private boolean connectionsNamed;
    /// Connections that carried a call, by their names. Those that carried none for long are closed and forgotten.
    private final Map<String, Boolean> connections = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > MOST_CONNECTIONS;
        }
    };

    /// The ledger of the iteration that runs in this JVM.
    public static IterationLedger current() {
        return CURRENT;
    }

    /// Forgets everything: an iteration begins.
    public synchronized void reset() {
        sumNanos.clear();
        serverWaits.reset();
        distributions.clear();
        totals = null;
        detailNanos.clear();
        detailsSeen.clear();
        costs.clear();
        serverFacts.clear();
        transportNanos = totalNanos = poolNanos = requests = answered = unstamped = failures = negative = 0;
        inFlightNanos = wallNanos = queued = queueLooks = newConnections = 0;
        connectionsNamed = false;
        countedNanos = 0;
        lastBatch = List.of();
    }

    /// Adds one request.
    ///
    /// @param right whether the outcome answered its call; a wrong or missing answer enters no phase
    public synchronized void add(Timeline timeline, boolean right) {
        requests++;
        if (!right || !timeline.serverStamped()) {
            failures++;
            return;
        }
        if (!timeline.stamped()) {
            sumNanos.merge(Phase.SERVER, timeline.nanos(Phase.SERVER), Long::sum);
            unstamped++;
            return;
        }
        answered++;
        for (Phase phase : Phase.values()) {
            long nanos = timeline.nanos(phase);
            sumNanos.merge(phase, nanos, Long::sum);
            distributions.computeIfAbsent(phase, absent -> new Distribution()).add(nanos);
            negative += nanos < 0 && observable(phase) ? 1 : 0;
        }
        for (Detail detail : Detail.values()) {
            addDetail(detail, timeline.nanos(detail));
        }
        negative += timeline.ordered() ? 0 : 1;
        serverWaits.add(timeline);
        transportNanos += timeline.transportNanos();
        totalNanos += timeline.totalNanos();
        totals = totals == null ? new Distribution() : totals;
        totals.add(timeline.totalNanos());
    }

    private void addDetail(Detail detail, long nanos) {
        if (detail.ofNewConnections() && nanos != Timeline.UNSEEN) {
            connectsShown.add(detail);
        }
        if (nanos != Timeline.UNSEEN && (CROSS_PROCESS || !detail.crossesProcesses())) {
            detailNanos.merge(detail, nanos, Long::sum);
            detailsSeen.merge(detail, 1L, Long::sum);
        }
    }

    /// Adds how long the requests of a whole batch waited for the library's pool, and keeps them to be drawn.
    ///
    /// @param pool most requests that the library's pool lets through at once
    public synchronized void batch(List<Timeline> requests, int pool) {
        lastBatch = requests;
        poolNanos += PoolWaits.nanos(requests, pool);
    }

    /// Adds which connections carried these requests. It must get those of warm-ups, too: what opens a connection there is not new later.
    public synchronized void connections(Collection<Timeline> all) {
        for (Timeline request : all) {
            String name = request.connection();
            if (name != null) {
                connectionsNamed = true;
                newConnections += connections.put(name, true) == null ? 1 : 0;
            } else if (request.nanos(Detail.CONNECT) != Timeline.UNSEEN) {
                connectsShown.add(Detail.CONNECT);
                newConnections++;
            }
        }
    }

    /// When each request of the last batch was submitted, in microseconds after the first, and how long its phases took; empty where
    /// one of them has no stamps, or the processes' clocks cannot be compared.
    public synchronized List<List<Long>> drawn() {
        boolean whole = CROSS_PROCESS && lastBatch.stream().allMatch(line -> line.stamped() && line.serverStamped());
        long origin = lastBatch.stream().mapToLong(Timeline::submittedNanos).min().orElse(0);
        return whole ? lastBatch.stream().map(line -> line.microsSince(origin)).toList() : List.of();
    }

    /// Number of requests so far.
    public synchronized long requests() {
        return requests;
    }

    /// Adds a batch whose requests in flight were counted from outside.
    ///
    /// @param byCounting requests in flight × nanoseconds, as counted
    /// @param byStamps the same as the stamps say it
    /// @param batchNanos how long the batch took
    synchronized void inFlight(double byCounting, long byStamps, long batchNanos) {
        countedNanos += byCounting;
        inFlightNanos += byStamps;
        wallNanos += batchNanos;
    }

    /// Adds how many virtual threads waited for a carrier when all calls of a batch had been handed over.
    public synchronized void virtualQueue(long threads) {
        queued += threads;
        queueLooks++;
    }

    /// Adds what the iteration cost, by metric name.
    public synchronized void costs(Map<String, Metric> values) {
        costs.putAll(values);
    }

    /// Adds what the server says of the iteration, by metric name.
    public synchronized void serverFacts(Map<String, Double> facts) {
        serverFacts.putAll(facts);
    }

    /// The iteration's metrics by name: means in microseconds per request, and counts.
    synchronized Map<String, Metric> metrics() {
        Map<String, Metric> metrics = new LinkedHashMap<>();
        for (Phase phase : Phase.values()) {
            if (observable(phase) && (unstamped == 0 || phase == Phase.SERVER)) {
                metrics.put(phase.metric(), mean(sumNanos.getOrDefault(phase, 0L)));
            }
        }
        distributions.forEach((phase, values) -> {
            if (observable(phase)) {
                metrics.put(phase.medianMetric(), new Metric(values.micros(50), Metric.MICROS_PER_REQUEST));
            }
        });
        if (totals != null) {
            for (int percent : PERCENTILES) {
                metrics.put("totalP" + percent, new Metric(totals.micros(percent), Metric.MICROS_PER_REQUEST));
            }
        }
        for (Detail detail : Detail.values()) {
            long seen = detailsSeen.getOrDefault(detail.ofNewConnections() ? Detail.LEASE : detail, 0L);
            if (seen > 0 && (!detail.ofNewConnections() || connectsShown.contains(detail))) {
                metrics.put(detail.metric(), new Metric(detailNanos.getOrDefault(detail, 0L) / 1e3 / seen,
                        Metric.MICROS_PER_REQUEST));
            }
        }
        connections(metrics);
        metrics.putAll(costs);
        if (wallNanos > 0) {
            metrics.put("inFlightSampled", new Metric(countedNanos / wallNanos, Metric.COUNT));
            metrics.put("inFlightExpected", new Metric((double) inFlightNanos / wallNanos, Metric.COUNT));
        }
        if (queueLooks > 0) {
            metrics.put("costVirtualQueue", new Metric((double) queued / queueLooks, Metric.COUNT));
        }
        if (unstamped == 0) {
            metrics.put("transport", mean(transportNanos));
            metrics.put("pool", mean(poolNanos));
            serverWaits.sumNanos().forEach((name, nanos) -> metrics.put(name, mean(nanos)));
            metrics.put("total", mean(totalNanos));
        }
        metrics.put("negative", new Metric(negative, Metric.COUNT));
        metrics.put("requests", new Metric(requests, Metric.COUNT));
        metrics.put("failures", new Metric(failures, Metric.COUNT));
        serverFacts.forEach((name, value) -> metrics.put(name,
                new Metric(value, name.startsWith("delayError") ? Metric.MICROS : Metric.COUNT)));
        return metrics;
    }

    /// A name says whether a connection is new, and not how long it took to open.
    private void connections(Map<String, Metric> metrics) {
        if (connectionsNamed || connectsShown.contains(Detail.CONNECT)) {
            metrics.put("newConnections", new Metric(newConnections, Metric.COUNT));
        }
        if (connectionsNamed && newConnections == 0) {
            metrics.putIfAbsent(Detail.CONNECT.metric(), new Metric(0, Metric.MICROS_PER_REQUEST));
        }
    }

    private Metric mean(long sum) {
        long right = answered + unstamped;
        return new Metric(right == 0 ? 0 : sum / 1e3 / right, Metric.MICROS_PER_REQUEST);
    }

    private static boolean observable(Phase phase) {
        return CROSS_PROCESS || !phase.crossesProcesses();
    }

    /// A value and its unit, in JMH's spelling.
    public record Metric(double value, String unit) {
        /// Microseconds for each request.
        public static final String MICROS_PER_REQUEST = "us/req";
        /// Microseconds.
        public static final String MICROS = "us";
        /// A number of things.
        public static final String COUNT = "#";
    }
}
