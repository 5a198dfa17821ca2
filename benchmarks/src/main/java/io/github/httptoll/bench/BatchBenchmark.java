// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench;

import io.github.httptoll.bench.cell.Parameters;
import io.github.httptoll.bench.fixture.FixtureControl;
import io.github.httptoll.bench.fixture.FixtureProcess;
import io.github.httptoll.bench.placement.CannotPlace;
import io.github.httptoll.bench.placement.Pinned;
import io.github.httptoll.bench.probe.CostMeter;
import io.github.httptoll.bench.rate.ClosedLoop;
import io.github.httptoll.bench.rate.Levels;
import io.github.httptoll.bench.rate.OpenLoop;
import io.github.httptoll.bench.strategy.Caller;
import io.github.httptoll.bench.strategy.Exchange;
import io.github.httptoll.bench.timeline.IterationLedger;
import io.github.httptoll.bench.workload.Endpoint;
import io.github.httptoll.bench.workload.Workload;
import io.github.httptoll.client.Outcome;
import io.github.httptoll.client.TrustedCertificates;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.runner.IterationType;

/// What all questions share: one operation is one complete batch, prepared before and accounted after the timed part.
///
/// A question is a class that declares which [Parameters] it varies, and over which values where JMH is given none; the others are those
/// of a plain program. They are read from JMH by name.
///
/// The fixture server is the one named by `-Dhttptoll.fixture.url`; without it, one is started for the trial.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = {"--sun-misc-unsafe-memory-access=allow", "--enable-native-access=ALL-UNNAMED"})
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public abstract class BatchBenchmark {
    /// Names the address that calls go to, on which a fixture server answers; behind a wire that takes time, if one is asked for.
    public static final String FIXTURE_URL = "httptoll.fixture.url";
    /// Names the fixture server's own address, where it is asked for its counters; the same where there is no such wire.
    public static final String CONTROL_URL = "httptoll.control.url";
    /// Names the address of calls inside TLS, as [#FIXTURE_URL] does of the others.
    public static final String FIXTURE_TLS_URL = "httptoll.fixture.tlsUrl";
    /// Names the certificate to trust there, as PEM.
    public static final String FIXTURE_TRUST = "httptoll.fixture.trust";
    /// Names the fixture server's process on this machine, whose cost is read.
    public static final String FIXTURE_PID = "httptoll.fixture.pid";
    /// Names the cores that are the fixture server's alone, with commas between; missing: it has those of its callers.
    public static final String FIXTURE_CORES = "httptoll.fixture.cores";

    private static volatile boolean metering = true;

    @Param("1")
    public int replica;

    private @Nullable Parameters cell;
    private FixtureProcess.@Nullable Address server;
    private @Nullable FixtureControl control;
    private @Nullable CostMeter costs;
    private @Nullable Workload workload;
    private @Nullable Caller caller;
    private @Nullable Pinned pinned;
    private @Nullable OpenLoop load;
    private List<Exchange> batch = List.of();
    private long windowNanos;
    private long batchNanos;
    private long batches;
    private boolean metered;
    private double planted;

    /// Where the calls go.
    ///
    /// @throws IOException if a way to the server cannot be opened
    URI target(URI serverUrl) throws IOException {
        Parameters asked = open(cell);
        URI usual = asked.protocol().secure() ? secure().url() : serverUrl;
        return Ways.isOwn(asked) ? Ways.of(asked, usual, open(control)) : usual;
    }

    private FixtureProcess.Secure secure() {
        FixtureProcess.Secure secure = open(server).secure();
        if (secure == null) {
            throw new IllegalStateException("no address for TLS is known of a fixture server that was already running");
        }
        return secure;
    }

    private Caller openCaller() {
        Parameters parameters = open(cell);
        return parameters.open(parameters.protocol().secure()
                ? TrustedCertificates.of(secure().certificate())
                : TrustedCertificates.SYSTEM);
    }

    /// Makes the calls of one batch.
    void run(Caller through, List<Exchange> calls) {
        through.run(calls);
    }

    /// One batch, which is returned so that nothing of it is dead code.
    @Benchmark
    public List<Exchange> batch() {
        long began = System.nanoTime();
        try {
            if (load == null) {
                run(open(caller), batch);
            } else {
                load.run(open(caller), batch);
            }
            batchNanos = System.nanoTime() - began;
        } catch (RuntimeException | Error e) {
            Pinned.giveBackAfter(e); // JMH tears nothing down now
            throw e;
        }
        if (planted > 0) {
            Plant.prolong(began, planted);
        }
        return batch;
    }

    /// Whether iterations from now on are metered. A profile is not: its samples are of the calls.
    public static void meter(boolean on) {
        metering = on;
    }

    /// Opens server, client and threads, and puts them where they are to sit. A client is opened before that: on one core it would ask how
    /// many there are, and be another one.
    @Setup(Level.Trial)
    public void openAll(BenchmarkParams params) throws IOException {
        server = GivenServer.addressOrNew();
        control = new FixtureControl(URI.create(System.getProperty(CONTROL_URL, server.url().toString())));
        costs = CostMeter.of(GivenServer.pid(server));
        cell = Parameters.read(params::getParam);
        workload = cell.workload(target(server.url()));
        planted = Plant.asked().map(plant -> plant.in(params::getParam)).orElse(0.0);
        caller = OpenCallers.take(cell.rate().isOpen() ? cell.contender() : params.id(), this::openCaller);
        pinned = place(caller, server);
    }

    private Pinned place(Caller opened, FixtureProcess.Address started) throws CannotPlace {
        try {
            return Pinned.of(open(cell).placement(), GivenServer.pid(started), GivenServer.cores());
        } catch (CannotPlace e) {
            OpenCallers.giveBack(opened);
            started.close();
            throw e;
        }
    }

    /// Sets the server's counters to zero. What is not measured is not metered either: its cost is nobody's, and what the server saw
    /// of it is not asked.
    @Setup(Level.Iteration)
    public void beginIteration(IterationParams iteration) throws IOException {
        windowNanos = iteration.getTime().convertTo(TimeUnit.NANOSECONDS);
        metered = metering && iteration.getType() == IterationType.MEASUREMENT;
        if (metered) {
            open(control).reset();
            open(costs).beginIteration();
        }
    }

    /// Prepares the calls, outside of what is timed.
    ///
    /// Those of a level are thousands. The first young collection in the window would copy them, in a pause that no program has. So the
    /// heap is collected before it, and the level's costs are counted from there.
    @Setup(Level.Invocation)
    public void prepareBatch() {
        Parameters parameters = open(cell);
        load = OpenLoop.of(parameters.rate(), parameters.arrivals(), windowNanos);
        Workload asked = load == null ? open(workload) : open(workload).with(load.calls());
        batch = asked.batch(batches++).stream().map(call -> new Exchange(call, parameters.timeline()))
                .toList();
        if (load != null) {
            System.gc();
        }
        if (metered) {
            if (load != null) {
                open(costs).beginIteration();
            }
            open(costs).beginBatch();
        }
    }

    /// Checks every outcome and adds it to the ledger, outside of what is timed.
    @TearDown(Level.Invocation)
    public void accountBatch() {
        if (metered) {
            open(costs).endBatch();
        }
        IterationLedger ledger = IterationLedger.current();
        List<Exchange> counted = load == null ? batch : load.counted();
        for (Exchange exchange : counted) {
            if (exchange.outcome() instanceof Outcome.Reply reply) {
                exchange.timeline().server(reply.stamps());
            }
            ledger.add(exchange.timeline(), exchange.outcome().answers(exchange.call()));
        }
        ledger.connections(batch.stream().map(Exchange::timeline).toList());
        ledger.batch(counted.stream().map(Exchange::timeline).toList(), open(cell).pool());
        Levels.keep(!metered || load == null ? null : load.level(open(cell).delaysNanos(), open(cell).limit()));
    }

    /// Asks the server what it saw.
    @TearDown(Level.Iteration)
    public void endIteration() throws IOException {
        if (!metered) {
            return;
        }
        IterationLedger ledger = IterationLedger.current();
        ledger.costs(open(costs).endIteration(load == null ? ledger.requests() : load.made()));
        FixtureControl.Counters seen = open(control).counters();
        if (load == null) {
            Levels.keep(ClosedLoop.level(batch, open(cell).limit(), open(cell).delaysNanos(), batchNanos));
        }
        if (load != null && open(cell).endpoint() == Endpoint.DELAY && open(cell).server().stallMillis() == 0) {
            Levels.certify(open(control).statement());
        }
        ledger.serverFacts(Map.of("connectionsOpened", (double) seen.connectionsOpened(), "maxInFlight",
                (double) seen.maxInFlight(), "delayErrorP50", seen.delayErrorP50Micros(), "delayErrorP99",
                seen.delayErrorP99Micros()));
    }

    /// Lets the threads go where they sat before. Closes client, threads and, if it was started here, the server.
    @TearDown(Level.Trial)
    public void closeAll() throws CannotPlace {
        try {
            open(pinned).close();
        } finally {
            OpenCallers.giveBack(open(caller));
            open(server).close();
        }
    }

    private static <T> T open(@Nullable T part) {
        if (part == null) {
            throw new IllegalStateException("the trial has not been set up");
        }
        return part;
    }
}
