package io.github.httptoll.bench;

import io.github.httptoll.bench.fixture.FixtureControl;
import io.github.httptoll.bench.fixture.FixtureProcess;
import io.github.httptoll.bench.strategy.Caller;
import io.github.httptoll.bench.strategy.Exchange;
import io.github.httptoll.bench.timeline.IterationLedger;
import io.github.httptoll.bench.workload.Outcome;
import io.github.httptoll.bench.workload.Workload;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
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

/// What all questions share: one operation is one complete batch, prepared before and accounted after the timed part.
///
/// The fixture server is the one named by `-Dhttptoll.fixture.url`; without it, one is started for the trial.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = {"--sun-misc-unsafe-memory-access=allow", "--enable-native-access=ALL-UNNAMED"})
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public abstract class BatchBenchmark {
    /// Names a running fixture server's address.
    public static final String FIXTURE_URL = "httptoll.fixture.url";

    private static volatile double planted;

    /// Which of several identical contenders this is; it changes nothing, and tells an A/A pair apart.
    @Param("1")
    public int replica;

    private FixtureProcess.@Nullable Address server;
    private @Nullable FixtureControl control;
    private @Nullable Workload workload;
    private @Nullable Caller caller;
    private List<Exchange> batch = List.of();
    private long batches;

    /// What a batch asks for.
    abstract Workload workload(URI serverUrl);

    /// Opens who calls, and how.
    abstract Caller open();

    /// Makes the calls of one batch.
    void run(Caller through, List<Exchange> calls) {
        through.run(calls);
    }

    /// The timed operation; returns the batch, so that nothing of it is dead code.
    final List<Exchange> runBatch() {
        long began = System.nanoTime();
        run(open(caller), batch);
        if (planted > 0) {
            long end = System.nanoTime() + (long) ((System.nanoTime() - began) * planted);
            while (System.nanoTime() < end) {
                Thread.onSpinWait();
            }
        }
        return batch;
    }

    /// Makes every batch of this JVM longer by that part of itself, until it is told otherwise: a truth that the study must find
    /// when it is tested. 0 in every other run.
    public static void plant(double part) {
        planted = part;
    }

    /// Opens server, client and threads.
    @Setup(Level.Trial)
    public void openAll(BenchmarkParams params) throws IOException {
        String running = System.getProperty(FIXTURE_URL);
        server = FixtureProcess.addressOr(running == null ? null : URI.create(running),
                ProcessBuilder.Redirect.INHERIT);
        control = new FixtureControl(server.url());
        workload = workload(server.url());
        caller = OpenCallers.take(params.id(), this::open);
    }

    /// Sets the server's counters to zero.
    @Setup(Level.Iteration)
    public void beginIteration() throws IOException {
        open(control).reset();
    }

    /// Prepares the calls, outside of what is timed.
    @Setup(Level.Invocation)
    public void prepareBatch() {
        batch = open(workload).batch(batches++).stream().map(Exchange::new).toList();
    }

    /// Checks every outcome and adds it to the ledger, outside of what is timed.
    @TearDown(Level.Invocation)
    public void accountBatch() {
        IterationLedger ledger = IterationLedger.current();
        for (Exchange exchange : batch) {
            if (exchange.outcome() instanceof Outcome.Reply reply) {
                exchange.timeline().server(reply.stamps());
            }
            ledger.add(exchange.timeline(), exchange.outcome().answers(exchange.call()));
        }
    }

    /// Asks the server what it saw.
    @TearDown(Level.Iteration)
    public void endIteration() throws IOException {
        FixtureControl.Counters seen = open(control).counters();
        IterationLedger.current()
                .serverFacts(Map.of("connectionsOpened", (double) seen.connectionsOpened(), "maxInFlight",
                        (double) seen.maxInFlight(), "delayErrorP50", seen.delayErrorP50Micros(), "delayErrorP99",
                        seen.delayErrorP99Micros()));
    }

    /// Closes client, threads and, if it was started here, the server.
    @TearDown(Level.Trial)
    public void closeAll() {
        OpenCallers.giveBack(open(caller));
        open(server).close();
    }

    private static <T> T open(@Nullable T part) {
        if (part == null) {
            throw new IllegalStateException("the trial has not been set up");
        }
        return part;
    }
}
