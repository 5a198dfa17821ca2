// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.scenario;

import io.github.httptoll.bench.client.Client;
import io.github.httptoll.bench.fixture.ChildJvm;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Runs one arm of a scenario in a JVM of its own, which does not outlive it, and is the main class of that JVM.
public final class ScenarioJvm {
    /// Ends what hangs. A JVM that shares a core with many threads may need half a minute for what takes a second alone.
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private ScenarioJvm() {}

    /// Runs it and waits for its end.
    ///
    /// @param first the arm that the scenario's sentence speaks of, or the other one
    /// @param server the fixture server's address, without a path
    /// @param log where its standard error goes
    /// @throws IOException if it counted nothing; the message says why
    public static Tally run(Scenario scenario, Client client, boolean first, URI server, ProcessBuilder.Redirect log)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(ChildJvm.java(), "-Xmx256m",
                "--sun-misc-unsafe-memory-access=allow", "--enable-native-access=ALL-UNNAMED", "-cp",
                ManagementFactory.getRuntimeMXBean().getClassPath(), ScenarioJvm.class.getName(), scenario.name(),
                client.name(), first ? "a" : "b", server.toString()));
        if (scenario.waits()) {
            command.addAll(1, ChildJvm.BRIEF);
        }
        if (scenario.descriptors() > 0) {
            command.addAll(0, List.of("sh", "-c", "ulimit -n " + scenario.descriptors() + " && exec \"$@\"", "sh"));
        }
        String line = ChildJvm.line(new ProcessBuilder(command).redirectError(log), PATIENCE);
        int blank = line.indexOf(' ');
        return new Tally(Double.parseDouble(line.substring(0, blank)), Integer.parseInt(line.substring(blank + 1)));
    }

    /// Prints the two numbers of its [Tally], for which it needs no file that it may not be able to open any more.
    ///
    /// @param args scenario, client, `a` or `b`, the fixture server's address
    static void main(String[] args) {
        ChildJvm.print("a scenario", () -> {
            Tally tally = Scenario.valueOf(args[0]).run(args[2].equals("a"),
                    new ScenarioContext(Client.named(args[1]), URI.create(args[3])));
            return tally.value() + " " + tally.of();
        });
    }
}
