// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.behaviour;

import io.github.httptoll.bench.client.Client;
import io.github.httptoll.bench.fixture.FixtureProcess;
import io.github.httptoll.bench.study.StudyCommand;
import io.github.httptoll.bench.study.record.Environment;
import io.github.httptoll.client.ClientDescription;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine;

/// The command line of this package. Exit codes: 0 done, 1 nothing could be found out, 2 bad input.
@Command(name = "benchmarks.jar behaviour", mixinStandardHelpOptions = true, sortOptions = false, //
        description = "Shows what each client throws, and what it holds: two Markdown tables.%n", footer = {
                "", "For example:", "  java -jar benchmarks/target/benchmarks.jar behaviour --clients=JDK,OKHTTP",
                "  java -jar benchmarks/target/benchmarks.jar behaviour --write=docs/clients-behaviour.md", "",
                "Exit codes: 0 done, 1 nothing found out, 2 bad input."})
public final class BehaviourCommand implements Callable<Integer> {
    private static final int FAILED = 1;

    @Spec
    private CommandSpec spec;
    @Option(names = "--clients", defaultValue = "", paramLabel = "<id,id>", description = "only these; without it, all that send something")
    private String clients;
    @Option(names = "--write", defaultValue = "", paramLabel = "<file>", description = "a Markdown page with the comments "
            + Page.BEGIN + " and " + Page.END + ": puts the tables between them")
    private String write;
    @Option(names = "--tries", defaultValue = "3", paramLabel = "<n>", //
            description = "how often each thing is tried; ${DEFAULT-VALUE} by default")
    private int tries;

    /// The command, ready to execute; an error is one line.
    public static CommandLine commandLine() {
        return StudyCommand.withOneLineErrors(new BehaviourCommand());
    }

    @Override
    public Integer call() throws InterruptedException {
        List<Subject> subjects = Subject.of(clients());
        Page page = page();
        if (tries < 1) {
            throw bad("--tries must be 1 or more, not " + tries);
        }
        PrintWriter out = spec.commandLine().getOut();
        try (FixtureProcess server = FixtureProcess.start(ProcessBuilder.Redirect.INHERIT)) {
            String tables = facts() + "\n\n" + tables(subjects, server);
            out.print(tables);
            out.flush();
            if (page != null) {
                page.write(tables);
            }
            return 0;
        } catch (IOException e) {
            spec.commandLine().getErr().println("httptoll: " + e.getMessage());
            return FAILED;
        }
    }

    /// Resources first: then the classes are loaded when it comes to times.
    private String tables(List<Subject> subjects, FixtureProcess server)
            throws IOException, InterruptedException {
        Map<Subject, Resources> held = new LinkedHashMap<>();
        for (Subject subject : subjects) {
            held.put(subject, Resources.of(subject, server.url(), tries, OpenClient.PATIENCE));
        }
        Map<Subject, EnumMap<Mishap, MishapResult>> seen = new LinkedHashMap<>();
        for (Subject subject : subjects) {
            EnumMap<Mishap, MishapResult> results = new EnumMap<>(Mishap.class);
            for (Mishap mishap : Mishap.values()) {
                results.put(mishap, MishapResult.of(subject, mishap, tries, server.secure().url(),
                        Limits.OF_TABLES));
            }
            seen.put(subject, results);
        }
        return Tables.failures(seen) + "\n" + Tables.resources(held);
    }

    /// What the tables depend on.
    private String facts() {
        return "Commit " + Environment.commit() + ", " + LocalDate.now(ZoneOffset.UTC) + ", JDK "
                + System.getProperty("java.runtime.version") + ", " + System.getProperty("os.name") + " "
                + System.getProperty("os.arch") + ", " + Runtime.getRuntime().availableProcessors()
                + " cores; limits "
                + Limits.OF_TABLES.connect().toMillis() + " ms to connect and " + Limits.OF_TABLES.answer().toMillis()
                + " ms to answer, median of " + tries + " tries.";
    }

    private List<Client> clients() {
        List<String> ids = Stream.of(clients.split(",")).map(String::strip).filter(id -> !id.isEmpty()).distinct()
                .toList();
        try {
            List<Client> chosen = ids.isEmpty() ? List.of(Client.values()) : ids.stream().map(Client::named).toList();
            List<Client> sending = chosen.stream().filter(client -> client.role() != ClientDescription.Role.NO_CALL)
                    .toList();
            if (sending.size() < ids.size()) {
                throw bad(Client.NO_TRANSPORT + " sends nothing, so it throws nothing and holds nothing");
            }
            return sending;
        } catch (IllegalArgumentException e) {
            throw bad(e.getMessage());
        }
    }

    private @Nullable Page page() {
        if (write.isBlank()) {
            return null;
        }
        try {
            return new Page(Path.of(write.strip()));
        } catch (IllegalArgumentException e) {
            throw bad("--write: " + e.getMessage());
        }
    }

    private ParameterException bad(@Nullable String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
