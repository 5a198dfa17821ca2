// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench;

import io.github.httptoll.bench.behaviour.BehaviourCommand;
import io.github.httptoll.bench.check.CheckCommand;
import io.github.httptoll.bench.client.Client;
import io.github.httptoll.bench.study.StudyCommand;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;

/// Entry of `benchmarks.jar`: the study, the clients' behaviour, the check of a client, or the ordinary JMH command line.
public final class Main {
    private static final String HELP = """
            httptoll benchmarks: who takes the time of an HTTP call?

              benchmarks.jar study [options]   run the study and write results/<run>/   (study --help)
              benchmarks.jar behaviour         show what each client throws and holds    (behaviour --help)
              benchmarks.jar check my.jar      check a client of your own                (check --help)
              benchmarks.jar [JMH options]     the ordinary JMH command line            (-h)

            For example:
              java -jar benchmarks.jar study --tier=smoke
              java -jar benchmarks.jar -l
              java -jar benchmarks.jar FanOut -p client=OKHTTP -p strategy=FUTURES -p limit=10,100 \\
                   -prof io.github.httptoll.bench.timeline.PhaseProfiler -rf json -rff out.json

            A benchmark starts its own fixture server; java -Dhttptoll.fixture.url=http://<host>:<port> -jar ... names
            one that is already running. The control token it may demand is taken from the environment variable
            HTTPTOLL_CONTROL_TOKEN.
            """;

    private static final String CLIENT = "client=";

    private Main() {}

    /// Runs `study …`, prints the overview for `--help`, and hands everything else to JMH.
    public static void main(String[] args) throws Exception {
        System.setOut(new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8));
        String first = args.length == 0 ? "" : args[0];
        switch (first) {
            case "study" -> System.exit(
                    StudyCommand.commandLine().execute(Arrays.copyOfRange(args, 1, args.length)));
            case "behaviour" -> System.exit(
                    BehaviourCommand.commandLine().execute(Arrays.copyOfRange(args, 1, args.length)));
            case "check" -> System.exit(
                    CheckCommand.commandLine().execute(Arrays.copyOfRange(args, 1, args.length)));
            case "--help" -> System.out.print(HELP);
            default -> jmh(args);
        }
    }

    private static void jmh(String... args) throws IOException {
        String wrong = wrongClient(args);
        if (wrong.isEmpty()) {
            org.openjdk.jmh.Main.main(args);
        } else {
            System.err.println("httptoll: -p client: " + wrong);
            System.exit(2);
        }
    }

    /// What is wrong with the clients of a JMH command line; empty where nothing is. JMH takes them for any text, and would say it in
    /// each trial.
    static String wrongClient(String... args) {
        try {
            Stream.of(args).filter(arg -> arg.startsWith(CLIENT))
                    .flatMap(arg -> Stream.of(arg.substring(CLIENT.length()).split(","))).forEach(Client::named);
            return "";
        } catch (IllegalArgumentException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
