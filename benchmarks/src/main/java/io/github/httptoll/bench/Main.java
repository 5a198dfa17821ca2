// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench;

import io.github.httptoll.bench.behaviour.BehaviourCommand;
import io.github.httptoll.bench.study.StudyCommand;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Entry of `benchmarks.jar`: the study, the clients' behaviour, or the ordinary JMH command line.
public final class Main {
    private static final String HELP = """
            httptoll benchmarks: who takes the time of an HTTP call?

              benchmarks.jar study [options]   run the study and write results/<run>/   (study --help)
              benchmarks.jar behaviour         show what each client throws and holds    (behaviour --help)
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
            case "--help" -> System.out.print(HELP);
            default -> org.openjdk.jmh.Main.main(args);
        }
    }
}
