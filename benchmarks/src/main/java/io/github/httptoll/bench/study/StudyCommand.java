package io.github.httptoll.bench.study;

import io.github.httptoll.bench.fixture.FixtureControl;
import io.github.httptoll.bench.fixture.FixtureProcess;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine;

/// The study's command line. Exit codes: 0 complete, 1 nothing could be measured, 2 bad input, 3 partial.
@Command(name = "benchmarks.jar study", mixinStandardHelpOptions = true, sortOptions = false, description = "Measures who takes the time of an HTTP call, and writes a run directory.%n", footer = {
        "", "For example:", "  java -jar benchmarks/target/benchmarks.jar study --tier=smoke",
        "  java -jar benchmarks/target/benchmarks.jar study --experiments=fan-out,session --seed=7",
        "  java -jar analysis/target/analysis.jar results/latest", "",
        "Exit codes: 0 complete, 1 nothing measured, 2 bad input, 3 partial (what was measured is kept)."})
public final class StudyCommand implements Callable<Integer> {
    private static final int FAILED = 1;
    private static final int PARTIAL = 3;

    @Spec
    private CommandSpec spec;
    @Option(names = "--tier", defaultValue = "standard", paramLabel = "<tier>", description = "smoke (about four minutes), standard (about half an hour; the default) or full (hours)")
    private String tier;
    @Option(names = "--experiments", defaultValue = "", paramLabel = "<id,id>", description = "only these: self-test, fan-out, session, protocol, blocked-loop, limits, composition, server-side, single-call, floor, trials")
    private String experiments;
    @Option(names = "--study", defaultValue = "", paramLabel = "<file>", description = "a file with questions of your own; docs/example-study.yaml is one")
    private String study;
    @Option(names = "--fixture-url", defaultValue = "", paramLabel = "<url>", description = "a fixture server that is already running; without it, one is started. The control token it may demand is taken from the environment variable HTTPTOLL_CONTROL_TOKEN")
    private String fixtureUrl;
    @Option(names = "--network", defaultValue = "", paramLabel = "<network>", description = "loopback (the default), or the round trip of a wire that takes time, such as 30ms")
    private String network;
    @Option(names = "--seed", defaultValue = "", paramLabel = "<number>", description = "orders contenders and levels; without it, a new one, which is recorded")
    private String seed;
    @Option(names = "--budget", defaultValue = "", paramLabel = "<time>", description = "spend this time, such as 30m or 2h: more blocks where comparisons are least precise")
    private String budget;
    @Option(names = "--resume", defaultValue = "", paramLabel = "<run dir>", description = "go on with an interrupted run; its own tier, experiments and seed hold")
    private String resume;
    @Option(names = "--results", defaultValue = "results", paramLabel = "<dir>", description = "where run directories go; default: results")
    private Path results;

    /// The command, ready to execute; an error is one line.
    public static CommandLine commandLine() {
        return withOneLineErrors(new StudyCommand());
    }

    /// A command that says in one line what is wrong with its arguments.
    public static CommandLine withOneLineErrors(Object command) {
        return new CommandLine(command).setParameterExceptionHandler((error, arguments) -> {
            error.getCommandLine().getErr().println("httptoll: " + error.getMessage() + " (--help lists the options)");
            return CommandLine.ExitCode.USAGE;
        });
    }

    @Override
    public Integer call() throws IOException {
        URI url = fixtureUrl();
        Duration total = parsed(budget, Budget::parse).orElse(null);
        Started started = resume.isBlank() ? begin(url) : goOn(Path.of(resume.strip()), url);
        Results kept = started.results();
        RunDirectory run = started.run();
        Progress progress = new Progress(System.out, Progress.onTerminal(), started.plan(), started.tier(),
                kept.open());
        Budget spending = new Budget(Instant.now(), total);
        progress.begin(run);
        Thread farewell = new Thread(() -> System.err.println("httptoll: interrupted; finished blocks are kept, and"
                + " -Dresume=" + run.path() + " (or --resume) goes on"));
        Runtime.getRuntime().addShutdownHook(farewell);
        try (Network.Way way = Network.parse(started.plan().network()).to(server(url, run))) {
            ClockCheck clock = ClockCheck.run(way.server().url());
            run.writeJson("environment.json", Environment.describe(Environment.commit(), List.of(clock), Map.of()));
            String missing = new StudyRun(started, way, clock.crossProcess(), progress, spending).measure();
            if (!missing.isEmpty()) {
                return partial(missing, run);
            }
            run.writeJson("environment.json", Environment.describe(Environment.commit(),
                    List.of(clock, ClockCheck.run(way.server().url())), way.lateness()));
            return 0;
        } catch (IOException e) {
            System.err.println("httptoll: " + e.getMessage());
            kept.save("failed", e.getMessage());
            return FAILED;
        } finally {
            Runtime.getRuntime().removeShutdownHook(farewell);
        }
    }

    /// What a text stands for, or one line that says what was expected.
    private <T> T parsed(String text, Function<String, T> parser) {
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException e) {
            throw bad(String.valueOf(e.getMessage()));
        }
    }

    private Started begin(@Nullable URI url) throws IOException {
        String name = RunDirectory.name(Instant.now(), Environment.host(), Environment.commit());
        StudyPlan plan = StudyPlan.of(name, tier(), seed(), url != null, parsed(network, Network::parse), asked(),
                trials(), planted());
        RunDirectory run = RunDirectory.create(results, name);
        run.writeYaml("study.yaml", plan);
        return new Started(run, plan, new Results(run, plan));
    }

    private Started goOn(Path directory, @Nullable URI url) throws IOException {
        try {
            return InterruptedRun.read(directory).goOn(Environment.commit(), url != null);
        } catch (InterruptedRun.Unusable e) {
            throw bad("--resume " + directory + ": " + e.getMessage());
        }
    }

    /// A study that is about to measure, from its beginning or from where it was interrupted.
    record Started(RunDirectory run, StudyPlan plan, Results results) {
        Tier tier() {
            return Tier.valueOf(plan.tier().toUpperCase(Locale.ROOT));
        }
    }

    private static int partial(String why, RunDirectory run) {
        System.err.println("httptoll: the run is partial: " + why + ". What was measured is in " + run.path()
                + "; run.log has the details");
        return PARTIAL;
    }

    private static FixtureProcess.Address server(@Nullable URI url, RunDirectory run)
            throws IOException {
        if (url != null) {
            // Now rather than after the first warm-up: it is there, and lets itself be asked.
            new FixtureControl(url).counters();
        }
        return FixtureProcess.addressOr(url, ProcessBuilder.Redirect.appendTo(run.log().toFile()));
    }

    private Tier tier() {
        try {
            return Tier.valueOf(tier.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException _) {
            throw bad("--tier is smoke, standard or full, not '" + tier + "'");
        }
    }

    private List<Asked> asked() {
        if (!study.isBlank()) {
            return List.of(own(Path.of(study.strip())).asked());
        }
        Tier effort = tier();
        return chosen().questions().stream().map(question -> Asked.of(question, effort)).toList();
    }

    private List<Trial> trials() {
        return study.isBlank() && chosen().trials() ? RegisteredClaims.trials(tier()) : List.of();
    }

    private Chosen chosen() {
        return parsed(experiments, text -> Chosen.parse(text, !fixtureUrl.isBlank()));
    }

    /// `-Dhttptoll.plant=<cell id>=<part>`, for tests of the study itself; not an option, so that nobody meets it by accident.
    private static Map<String, Double> planted() {
        String text = System.getProperty("httptoll.plant", "");
        int at = text.lastIndexOf('=');
        return at < 0 ? Map.of() : Map.of(text.substring(0, at), Double.parseDouble(text.substring(at + 1)));
    }

    private OwnStudy own(Path file) {
        if (!experiments.isBlank()) {
            throw bad("--study brings its own questions; leave --experiments away");
        }
        return parsed(file.toString(), text -> OwnStudy.read(Path.of(text)));
    }

    private long seed() {
        try {
            return seed.isBlank() ? System.nanoTime() & 0xFFFFFF : Long.parseLong(seed.strip());
        } catch (NumberFormatException _) {
            throw bad("--seed is a whole number, not '" + seed + "'");
        }
    }

    private @Nullable URI fixtureUrl() {
        if (fixtureUrl.isBlank()) {
            return null;
        }
        if (!fixtureUrl.matches("http://[^/:]+:\\d+/?")) {
            throw bad("--fixture-url is http://<host>:<port>, not '" + fixtureUrl + "'");
        }
        return URI.create(fixtureUrl.replaceFirst("/$", ""));
    }

    private ParameterException bad(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
