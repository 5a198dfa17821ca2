// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.check;

import io.github.httptoll.bench.client.Client;
import io.github.httptoll.bench.fixture.FixtureProcess;
import io.github.httptoll.bench.strategy.Strategy;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// The command line of the contract. Exit codes: 0 kept, 1 broken, 2 bad input.
@Command(name = "benchmarks.jar check", mixinStandardHelpOptions = true, sortOptions = false, //
        description = "Checks a client before anything is timed: what it must do for a study to be able to measure it.%n", footer = {
                "", "For example:", "  java -jar benchmarks/target/benchmarks.jar check my.jar",
                "  java -jar benchmarks/target/benchmarks.jar check 'jars/!com.example.MyProvider'", "",
                "Of several clients, those after one that breaks the contract are not checked: it may have left something behind.",
                "",
                "Exit codes: 0 it keeps the contract, 1 it does not, 2 bad input."})
public final class CheckCommand implements Callable<Integer> {
    private static final int BROKEN = 1;
    private static final int MOST_SECONDS = 60;

    @Spec
    private CommandSpec spec;
    @Parameters(paramLabel = "<client>", arity = "1..*", description = "a jar, a directory of jars, or the id of a client of the suite; "
            + "after !, the provider's class")
    private List<String> clients;

    @Option(names = "--strategy", split = ",", paramLabel = "<name>", description = "check the calls of these strategies alone, "
            + "or of those of a jar: my.jar, my.jar!ITS_ID; default: of all but those in which a library runs the batch")
    private List<String> strategies = Stream.of(Strategy.values()).filter(strategy -> !strategy.isComposed())
            .map(Strategy::name).toList();

    @Option(names = "--patience", paramLabel = "<s>", defaultValue = "60", description = "how long to wait for what has to come by itself: "
            + "start() that returns, threads and connections that end after close(); ${DEFAULT-VALUE} by default")
    private int patienceSeconds;

    /// For a check in a JVM of its own.
    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    /// The command, ready to execute; an error is one line.
    public static CommandLine commandLine() {
        return new CommandLine(new CheckCommand()).setParameterExceptionHandler((error, arguments) -> {
            error.getCommandLine().getErr().println("httptoll: " + error.getMessage() + " (--help lists the options)");
            return CommandLine.ExitCode.USAGE;
        });
    }

    @Override
    public Integer call() throws InterruptedException {
        List<Client> all = clients.stream().map(this::named).toList();
        List<Strategy> chosen = strategies.stream().flatMap(this::chosen).distinct().toList();
        Duration patience = patience();
        try (FixtureProcess server = FixtureProcess.startBrief(ProcessBuilder.Redirect.INHERIT)) {
            for (Client each : all) {
                if (!keeps(each, chosen, server, patience)) {
                    return BROKEN;
                }
            }
            return 0;
        } catch (IOException e) {
            spec.commandLine().getErr().println("httptoll: " + e.getMessage());
            return BROKEN;
        }
    }

    private boolean keeps(Client checked, List<Strategy> chosen, FixtureProcess server, Duration patience)
            throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        out.println(checked.displayName() + " (" + checked + ")"
                + checked.brought().map(origin -> ", " + origin.summary()).orElse(""));
        chosen.forEach(each -> each.brought().ifPresent(
                origin -> out.println("  by " + each.displayName() + " (" + each + "), " + origin.summary())));
        List<Contract.Tried> broken = new ArrayList<>();
        List<Contract.Tried> all = new ArrayList<>();
        new Contract(Target.of(server.url(), server.secure()), checked, chosen, patience).check(tried -> {
            all.add(tried);
            if (print(out, tried)) {
                broken.add(tried);
            }
        });
        out.println(broken.isEmpty()
                ? checked + " keeps the contract: " + all.size() + " checks."
                : checked + " breaks the contract in " + broken.size() + " of " + all.size()
                        + " checks; no study measures it.");
        out.flush();
        return broken.isEmpty();
    }

    /// @return true where it is broken
    private static boolean print(PrintWriter out, Contract.Tried tried) {
        Broken broken = tried.broken();
        out.println((broken == null ? "kept    " : "BROKEN  ") + tried.promise());
        if (broken != null) {
            out.println("          what: " + broken.getMessage());
            out.println("          mend: " + broken.mend());
        }
        out.flush();
        return broken != null;
    }

    private Duration patience() {
        if (patienceSeconds < 1 || patienceSeconds > MOST_SECONDS) {
            throw new ParameterException(spec.commandLine(),
                    "--patience is '" + patienceSeconds + "', expected 1 to " + MOST_SECONDS + " seconds");
        }
        return Duration.ofSeconds(patienceSeconds);
    }

    private Stream<Strategy> chosen(String strategy) {
        try {
            return Strategy.allNamed(strategy).stream();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private Client named(String client) {
        try {
            return Client.named(client);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }
}
