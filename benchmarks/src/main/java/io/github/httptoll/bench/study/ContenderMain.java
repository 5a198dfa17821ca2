package io.github.httptoll.bench.study;

import io.github.httptoll.bench.timeline.PhaseProfiler;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The JVM of one contender: runs JMH in this process, cell after cell, and reports each on standard output.
///
/// It reads one [Job] from standard input and ends when that input ends, so it cannot outlive the study.
final class ContenderMain {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int ORPHANED = 4;

    private final PrintStream events;

    private ContenderMain(PrintStream events) {
        this.events = events;
    }

    /// Standard output is the report; whatever libraries print goes to standard error.
    static void main(String[] args) throws IOException {
        PrintStream events = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.setOut(System.err);
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        Job job = JSON.readValue(in.readLine(), Job.class);
        Thread.ofPlatform().daemon().name("parent-watch").start(() -> endWithParent(in));
        new ContenderMain(events).run(job);
        System.exit(0);
    }

    private static void endWithParent(BufferedReader in) {
        try {
            while (in.readLine() != null) {
                Thread.onSpinWait();
            }
        } catch (IOException _) {
            Runtime.getRuntime().halt(ORPHANED);
        }
        Runtime.getRuntime().halt(ORPHANED);
    }

    private void run(Job job) {
        try {
            runJmh(warmUp(job));
        } catch (RunnerException e) {
            report(new Event(null, null, "the warm-up failed: " + reason(e)));
            return;
        }
        for (Cell cell : job.cells()) {
            try {
                report(new Event(cell.id(), json(runJmh(options(cell))), null));
            } catch (RunnerException e) {
                report(new Event(cell.id(), null, reason(e)));
            }
        }
    }

    private void report(Event event) {
        events.println(JSON.writeValueAsString(event));
    }

    /// JMH wraps what the benchmark threw; the innermost cause says what happened.
    private static String reason(Throwable thrown) {
        Throwable cause = thrown;
        for (Throwable next : thrown.getSuppressed()) {
            cause = next;
        }
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.toString().lines().findFirst().orElse("unknown");
    }

    private static Collection<RunResult> runJmh(ChainedOptionsBuilder options) throws RunnerException {
        return new Runner(options.build(), OutputFormatFactory.createFormatInstance(System.err, VerboseMode.NORMAL))
                .run();
    }

    /// The contender's own code, without delay and without whatever the experiment adds to it.
    private static ChainedOptionsBuilder warmUp(Job job) {
        Cell first = job.cells().getFirst();
        Map<String, String> params = new LinkedHashMap<>(first.params());
        params.computeIfPresent("delayMillis", (name, value) -> "0.0");
        params.computeIfPresent("pattern", (name, value) -> "FIXED");
        params.computeIfPresent("level", (name, value) -> "TUNED");
        params.computeIfPresent("session", (name, value) -> "SHARED");
        params.computeIfPresent("callback", (name, value) -> "NOTHING");
        return options(first.benchmark(), params).warmupIterations(0).measurementIterations(1)
                .measurementTime(TimeValue.milliseconds(job.warmUpMillis()));
    }

    private static ChainedOptionsBuilder options(Cell cell) {
        TimeValue time = new TimeValue(cell.iterationMillis(), TimeUnit.MILLISECONDS);
        return options(cell.benchmark(), cell.params()).warmupIterations(cell.warmups()).warmupTime(time)
                .measurementIterations(cell.iterations()).measurementTime(time);
    }

    private static ChainedOptionsBuilder options(String benchmark, Map<String, String> params) {
        ChainedOptionsBuilder options = new OptionsBuilder().include("^" + Pattern.quote(benchmark) + "$").forks(0)
                .shouldFailOnError(true).addProfiler(PhaseProfiler.class);
        params.forEach(options::param);
        return options;
    }

    /// JMH's own JSON of one result.
    private static JsonNode json(Collection<RunResult> results) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        ResultFormatFactory.getInstance(ResultFormatType.JSON, out).writeOut(results);
        return JSON.readTree(bytes.toByteArray()).get(0);
    }
}
