package io.github.httptoll.bench.study;

import io.github.httptoll.bench.fixture.FixtureProcess;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
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
    @Option(names = "--tier", defaultValue = "standard", paramLabel = "<tier>", description = "smoke (about a minute), standard (about ten; the default) or full (hours)")
    private String tier;
    @Option(names = "--experiments", defaultValue = "", paramLabel = "<id,id>", description = "only these: fan-out, session, blocked-loop, single-call, floor")
    private String experiments;
    @Option(names = "--fixture-url", defaultValue = "", paramLabel = "<url>", description = "a fixture server that is already running; without it, one is started")
    private String fixtureUrl;
    @Option(names = "--seed", defaultValue = "", paramLabel = "<number>", description = "orders contenders and levels; without it, a new one, which is recorded")
    private String seed;
    @Option(names = "--results", defaultValue = "results", paramLabel = "<dir>", description = "where run directories go; default: results")
    private Path results;

    /// The command, ready to execute; an error is one line.
    public static CommandLine commandLine() {
        return new CommandLine(new StudyCommand()).setParameterExceptionHandler((error, arguments) -> {
            error.getCommandLine().getErr().println("httptoll: " + error.getMessage() + " (--help lists the options)");
            return CommandLine.ExitCode.USAGE;
        });
    }

    @Override
    public Integer call() throws IOException {
        Tier chosenTier = tier();
        List<Experiment> chosen = experiments().stream().map(question -> question.at(chosenTier)).toList();
        long chosenSeed = seed();
        URI url = fixtureUrl();
        String commit = Environment.commit();
        String name = RunDirectory.name(Instant.now(), Environment.host(), commit);
        StudyPlan plan = StudyPlan.of(name, chosenTier, chosenSeed, url != null, chosen, Questions.leftOut(chosenTier));
        RunDirectory run = RunDirectory.create(results, name);
        run.writeYaml("study.yaml", plan);
        Progress progress = new Progress(System.out, plan, chosenTier);
        progress.begin(run);
        try (FixtureProcess.Address server = server(url, run)) {
            ClockCheck clock = ClockCheck.run(server.url());
            run.writeJson("environment.json", Environment.describe(commit, clock));
            String missing = new StudyRun(plan, chosenTier, run, server, clock.crossProcess(), progress).measure();
            return missing.isEmpty() ? 0 : partial(missing, run);
        } catch (IOException e) {
            System.err.println("httptoll: " + e.getMessage());
            new Results(run, plan).save("failed", e.getMessage());
            return FAILED;
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
            return new FixtureProcess.Address(url, null);
        }
        FixtureProcess process = FixtureProcess.start(ProcessBuilder.Redirect.appendTo(run.log().toFile()));
        return new FixtureProcess.Address(process.url(), process);
    }

    private Tier tier() {
        try {
            return Tier.valueOf(tier.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException _) {
            throw bad("--tier is smoke, standard or full, not '" + tier + "'");
        }
    }

    private List<Questions> experiments() {
        List<String> known = Arrays.stream(Questions.values()).map(Questions::id).toList();
        List<String> asked = Stream.of(experiments.split(",")).map(String::strip).filter(id -> !id.isEmpty()).toList();
        asked.stream().filter(id -> !known.contains(id)).findFirst().ifPresent(id -> {
            throw bad("there is no experiment '" + id + "'; there are " + String.join(", ", known));
        });
        return Arrays.stream(Questions.values())
                .filter(question -> asked.isEmpty() || asked.contains(question.id())).toList();
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
