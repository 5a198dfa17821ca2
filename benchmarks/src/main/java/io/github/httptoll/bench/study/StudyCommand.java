// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study;

import io.github.httptoll.bench.fixture.FixtureControl;
import io.github.httptoll.bench.fixture.FixtureProcess;
import io.github.httptoll.bench.placement.Pinned;
import io.github.httptoll.bench.placement.Shares;
import io.github.httptoll.bench.study.plan.Forecast;
import io.github.httptoll.bench.study.plan.Generation;
import io.github.httptoll.bench.study.plan.StudyPlan;
import io.github.httptoll.bench.study.record.ClockCheck;
import io.github.httptoll.bench.study.record.Environment;
import io.github.httptoll.bench.study.record.InterruptedRun;
import io.github.httptoll.bench.study.record.Results;
import io.github.httptoll.bench.study.record.RunDirectory;
import io.github.httptoll.bench.study.record.RunLock;
import io.github.httptoll.bench.study.run.Budget;
import io.github.httptoll.bench.study.run.Delivery;
import io.github.httptoll.bench.study.run.Probes;
import io.github.httptoll.bench.study.run.Progress;
import io.github.httptoll.bench.study.run.ServerAccess;
import io.github.httptoll.bench.study.run.StudyRun;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import picocli.CommandLine;

/// The study's command line. Exit codes: 0 complete, 1 nothing could be measured, 2 bad input, 3 partial.
@Command(name = "benchmarks.jar study", mixinStandardHelpOptions = true, sortOptions = false, //
        description = "Measures who takes the time of an HTTP call, and writes a run directory.%n", footer = {
                "", "For example:", "  java -jar benchmarks/target/benchmarks.jar study --tier=smoke",
                "  java -jar benchmarks/target/benchmarks.jar study --experiments=fan-out,session --seed=7",
                "  java -jar benchmarks/target/benchmarks.jar study --tier=full --plan",
                "  java -jar benchmarks/target/benchmarks.jar study --tier=full --seed=7 --shard=2/8",
                "  java -jar analysis/target/analysis.jar results/latest", "",
                "Exit codes: 0 complete, 1 nothing measured, 2 bad input, 3 partial (what was measured is kept)."})
public final class StudyCommand implements Callable<Integer> {
    private static final int FAILED = 1;
    private static final int PARTIAL = 3;

    @Spec
    private CommandSpec spec;
    @Mixin
    private final StudyOptions options = new StudyOptions();
    private final PrintStream out;
    private final boolean terminal;
    private Shares shares = Shares.NONE;

    /// @param out where the progress of a study goes
    /// @param terminal whether a line of it may be written over
    StudyCommand(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    /// The command, ready to execute; an error is one line.
    public static CommandLine commandLine() {
        return withOneLineErrors(new StudyCommand(System.out, Progress.onTerminal()));
    }

    /// A command that says in one line what is wrong with its arguments.
    public static CommandLine withOneLineErrors(Object command) {
        return new CommandLine(command).setParameterExceptionHandler((error, arguments) -> {
            error.getCommandLine().getErr().println("httptoll: " + error.getMessage() + " (--help lists the options)");
            return CommandLine.ExitCode.USAGE;
        });
    }

    /// Plans and measures on the callers' cores, which decide how many threads a library has.
    @Override
    public Integer call() throws IOException {
        shares = options.fixtureUrl() == null ? Shares.here() : Shares.NONE;
        try (Pinned _ = shares.keepCallers()) {
            return planAndMeasure();
        }
    }

    private Integer planAndMeasure() throws IOException {
        URI url = options.fixtureUrl();
        Duration total = options.budget();
        Results begun = options.resume() == null ? begin() : null;
        Path interrupted = begun != null && options.resumesNewest()
                ? InterruptedRun.newest(options.results(), begun.plan(), Environment.commit()).orElse(null)
                : options.resume();
        try {
            Results results = begun != null && interrupted == null
                    ? begun
                    : InterruptedRun.read(Objects.requireNonNull(interrupted))
                            .remaining(Environment.commit(), url != null);
            options.requireShardOf(results.plan());
            if (options.isPlan()) {
                return show(forecast(results), url, total);
            }
            return interrupted == null && isRefused(results.plan())
                    ? CommandLine.ExitCode.USAGE
                    : measureAlone(results, interrupted != null, url, total);
        } catch (RunDirectory.Unusable e) {
            throw options.bad((interrupted == null ? "a new run" : "--resume " + interrupted) + ": " + e.getMessage());
        }
    }

    /// Whether it has a client or a strategy that did not pass the check; says which.
    private boolean isRefused(StudyPlan plan) throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        Optional<String> broken = BroughtChecks.broken(plan, err);
        broken.ifPresent(
                subject -> err.println("httptoll: " + subject + " did not pass the check, and is not measured"));
        err.flush();
        return broken.isPresent();
    }

    /// A new study, of which nothing is on disk.
    private Results begin() {
        String name = RunDirectory.name(Instant.now(), Environment.host(), Environment.commit());
        StudyPlan plan = options.plan(name);
        return new Results(new RunDirectory(options.results().resolve(plan.run())), plan);
    }

    private static Forecast forecast(Results results) {
        return new Forecast(results.plan(), results.open());
    }

    /// Measures while no other study can write the directory. What is there is read again under the lock, since another study may have
    /// ended meanwhile.
    private int measureAlone(Results begun, boolean resumed, @Nullable URI url, @Nullable Duration total)
            throws IOException, RunDirectory.Unusable {
        RunDirectory run = begun.directory();
        if (!resumed) {
            run.create();
        }
        try (RunLock lock = RunLock.take(run.path())) {
            Results results = resumed
                    ? InterruptedRun.read(run.path()).resume(Environment.commit(), url != null)
                    : begun;
            if (!resumed) {
                results.register();
            }
            int code = measure(results, url, total);
            if (code == 0) {
                lock.remove();
            }
            return code;
        }
    }

    /// Prints the plan. A server that already runs is asked whether it is there; nothing else is done.
    private int show(Forecast forecast, @Nullable URI url, @Nullable Duration total) {
        PrintWriter plan = spec.commandLine().getOut();
        plan.println(forecast.head());
        forecast.shards().forEach(plan::println);
        forecast.table().forEach(plan::println);
        forecast.budget(total).forEach(plan::println);
        forecast.leftOut().forEach(plan::println);
        try {
            plan.println("network " + forecast.plan().network() + ", to "
                    + (url == null ? "a fixture server that the study starts" : "the fixture server at " + there(url)));
        } catch (IOException e) {
            spec.commandLine().getErr().println("httptoll: " + e.getMessage());
            return FAILED;
        }
        plan.println("This is the plan: nothing was measured, and nothing was written.");
        return 0;
    }

    private int measure(Results results, @Nullable URI url, @Nullable Duration total) throws IOException {
        RunDirectory run = results.directory();
        Forecast forecast = forecast(results);
        Progress progress = new Progress(out, terminal, forecast);
        Budget budget = new Budget(Instant.now(), forecast.total(total));
        progress.begin(run);
        Thread farewell = new Thread(() -> System.err.println("httptoll: interrupted; finished blocks are kept, and"
                + " -Dresume=" + run.path() + " (or --resume) goes on"));
        Runtime.getRuntime().addShutdownHook(farewell);
        try (ServerAccess way = ServerAccess.open(server(url, run), results.plan().network(),
                results.plan().asked().toList())) {
            ClockCheck clock = ClockCheck.run(way.server().url(), !results.plan().tier().decides());
            describe(results, List.of(clock), null);
            certify(run, Probes.of(way, results.plan().asked().toList()));
            String missing = new StudyRun(results, way, clock.crossProcess(), progress, budget).measure();
            certify(run, way.delivered());
            if (!missing.isEmpty()) {
                return partial(missing, run);
            }
            return finish(clock, way, results);
        } catch (IOException e) {
            System.err.println("httptoll: " + e.getMessage());
            results.save("failed", e.getMessage());
            return FAILED;
        } finally {
            Runtime.getRuntime().removeShutdownHook(farewell);
        }
    }

    /// Every block is there; only the check of the clocks at the end may still fail.
    private int finish(ClockCheck before, ServerAccess way, Results results) throws IOException {
        RunDirectory run = results.directory();
        try {
            describe(results, List.of(before, ClockCheck.again(way.server().url())), way);
            return 0;
        } catch (IOException e) {
            String why = "the clocks could not be checked at the end: " + e.getMessage();
            results.save("partial", why);
            return partial(why, run);
        }
    }

    private void describe(Results results, List<ClockCheck> clocks, @Nullable ServerAccess measured)
            throws IOException {
        Map<String, String> jvms = new TreeMap<>();
        results.plan().asked()
                .forEach(cell -> cell.jvm().version().ifPresent(version -> jvms.put(cell.jvm().java(), version)));
        results.directory().writeJson("environment.json",
                Environment.describe(Environment.commit(), Generation.FLAGS, clocks,
                        measured == null ? null : measured.lateness(), jvms, shares));
    }

    /// What server and wires did of what was asked of them.
    private static void certify(RunDirectory run, List<Delivery> seen) throws IOException {
        if (!seen.isEmpty()) {
            run.appendLines("delivered.jsonl", seen);
        }
    }

    private static int partial(String why, RunDirectory run) {
        System.err.println("httptoll: the run is partial: " + why + ". What was measured is in " + run.path()
                + "; run.log has the details");
        return PARTIAL;
    }

    private FixtureProcess.Address server(@Nullable URI url, RunDirectory run)
            throws IOException {
        // Now rather than after the first warm-up.
        URI running = url == null ? null : there(url);
        return FixtureProcess.addressOr(running, ProcessBuilder.Redirect.appendTo(run.log().toFile()),
                Shares.text(shares.server()));
    }

    /// A server that runs and lets itself be asked.
    private static URI there(URI url) throws IOException {
        new FixtureControl(url).counters();
        return url;
    }
}
