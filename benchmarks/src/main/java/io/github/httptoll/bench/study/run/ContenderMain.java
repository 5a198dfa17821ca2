// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study.run;

import io.github.httptoll.bench.BatchBenchmark;
import io.github.httptoll.bench.OpenCallers;
import io.github.httptoll.bench.cell.Parameter;
import io.github.httptoll.bench.client.Brought;
import io.github.httptoll.bench.probe.ProcessClock;
import io.github.httptoll.bench.probe.WakeUpPrice;
import io.github.httptoll.bench.study.plan.WarmPath;
import io.github.httptoll.bench.study.record.Spending;
import io.github.httptoll.bench.rate.Levels;
import io.github.httptoll.bench.timeline.IterationLedger;
import io.github.httptoll.bench.timeline.PhaseProfiler;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import tools.jackson.databind.json.JsonMapper;

/// The JVM of one contender: when it has the turn it runs JMH in this process for one iteration, and reports it.
///
/// It reads [Command]s from standard input, answers each with one [Event] on standard output, and ends when its input ends,
/// so it cannot outlive the study.
final class ContenderMain {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int ORPHANED = 4;
    /// What a window is divided by, for the calls in front of it that wait.
    private static final int WAITING_PART = 4;
    private static final String WAIT_MILLIS = "1.0";
    private static final String WAITING_CALLS = "10";

    private ContenderMain() {}

    /// Standard output is the report; whatever libraries print goes to standard error.
    static void main(String[] args) throws InterruptedException {
        PrintStream events = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.setOut(System.err);
        Brought.loadClient();
        OpenCallers.keep();
        BlockingQueue<Command> commands = new LinkedBlockingQueue<>();
        Thread.ofPlatform().daemon().name("commands").start(() -> read(commands));
        while (true) {
            events.println(JSON.writeValueAsString(handle(commands.take())));
        }
    }

    private static void read(BlockingQueue<Command> commands) {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        try {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                commands.add(JSON.readValue(line, Command.class));
            }
        } catch (IOException _) {
            Runtime.getRuntime().halt(ORPHANED);
        }
        Runtime.getRuntime().halt(ORPHANED);
    }

    private static Event handle(Command command) {
        try {
            return switch (command) {
                case Command.WarmUp warmUp -> {
                    BatchBenchmark.meter(true);
                    yield Event.warm(warmUp(warmUp));
                }
                case Command.Measure measure -> {
                    BatchBenchmark.meter(true);
                    Levels.seed(measure.arrivalSeed());
                    RunResult result = run(measure);
                    yield Event.measured(Event.Iteration.of(result,
                            measure.drawn() ? IterationLedger.current().drawn() : List.of()));
                }
                case Command.Profile profile -> {
                    BatchBenchmark.meter(false);
                    yield Event.profiled(ProfiledStretch.run(profile));
                }
                case Command.PriceWakeUps price -> Event.priced(WakeUpPrice.all(price.blockMillis()));
                case Command.CloseAll() -> {
                    OpenCallers.closeAll();
                    yield Event.closed();
                }
            };
        } catch (RunnerException | IOException | RuntimeException e) {
            return Event.failed(reason(e));
        }
    }

    /// JMH wraps what the benchmark threw; the innermost cause says what happened.
    private static String reason(Throwable thrown) {
        Throwable cause = thrown.getSuppressed().length == 0 ? thrown : thrown.getSuppressed()[0];
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.toString().lines().findFirst().orElse("unknown");
    }

    /// Runs the contender's own code until it is warm, see [SteadyState]. The meters run as in a measurement, whose first blocks would
    /// compile them otherwise.
    private static SteadyState.Reached warmUp(Command.WarmUp warmUp) throws RunnerException {
        SteadyState state = new SteadyState(warmUp.capMillis());
        LongSupplier cpu = ProcessClock.cpu();
        int window = WarmPath.windowMillis(warmUp.capMillis());
        while (!state.ended()) {
            long began = System.nanoTime();
            long compiler = ProcessClock.compilerMillis().orElse(0);
            if (warmUp.waits()) {
                waitForTheServer(warmUp, window / WAITING_PART);
            }
            long cpuNanos = cpu.getAsLong();
            RunResult result = runJmh(options(warmUp.benchmark(), warmUp.params()).warmupIterations(0)
                    .measurementTime(TimeValue.milliseconds(window)));
            cpuNanos = cpu.getAsLong() - cpuNanos;
            state.add(Spending.millisSince(began), result.getPrimaryResult().getScore(),
                    cpuNanos / Objects.requireNonNull(result.getSecondaryResults().get("requests")).getScore(),
                    (double) ProcessClock.compilerMillis().orElse(0) - compiler);
        }
        if (warmUp.close()) {
            OpenCallers.closeAll();
        }
        return state.reached();
    }

    /// A short time of calls that wait. They take branches that no other call takes: code that was compiled without them is thrown away at
    /// the first wait, and compiled again while it is measured.
    private static void waitForTheServer(Command.WarmUp warmUp, int millis) throws RunnerException {
        Map<String, String> params = new HashMap<>(warmUp.params());
        params.replace(Parameter.DELAY.name(), WAIT_MILLIS);
        params.replace(Parameter.CALLS.name(), WAITING_CALLS);
        runJmh(options(warmUp.benchmark(), params).warmupIterations(0)
                .measurementTime(TimeValue.milliseconds(millis)));
    }

    /// One iteration.
    private static RunResult run(Command.Measure turn) throws RunnerException {
        return runJmh(options(turn.benchmark(), turn.params()).warmupIterations(turn.primingMillis() > 0 ? 1 : 0)
                .warmupTime(TimeValue.milliseconds(turn.primingMillis()))
                .measurementTime(TimeValue.milliseconds(turn.slotMillis())));
    }

    /// Runs JMH in this JVM. Its `runSingle` does the same, and looks for the benchmark twice.
    static RunResult runJmh(ChainedOptionsBuilder options) throws RunnerException {
        return new Runner(options.build(), OutputFormatFactory.createFormatInstance(System.err, VerboseMode.SILENT))
                .run().iterator().next();
    }

    /// One iteration of a benchmark with these parameters.
    static ChainedOptionsBuilder options(String benchmark, Map<String, String> params) {
        ChainedOptionsBuilder options = new OptionsBuilder().include("^" + Pattern.quote(benchmark) + "$").forks(0)
                .measurementIterations(1).shouldFailOnError(true).addProfiler(PhaseProfiler.class);
        params.forEach(options::param);
        return options;
    }
}
