// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study;

import io.github.httptoll.bench.cell.Parameters;
import io.github.httptoll.bench.check.CheckCommand;
import io.github.httptoll.bench.client.Client;
import io.github.httptoll.bench.fixture.ChildJvm;
import io.github.httptoll.bench.fixture.FixtureProcess;
import io.github.httptoll.bench.strategy.Strategy;
import io.github.httptoll.bench.study.plan.Generation;
import io.github.httptoll.bench.study.plan.StudyPlan;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The clients of a study that are not of the suite keep the contract before anything is timed.
final class BroughtClients {
    private BroughtClients() {}

    /// Checks each of them in a JVM of its own, in the ways that the study calls it, and prints what one breaks.
    ///
    /// @return the first that breaks the contract, as the study names it; empty: none does
    static Optional<String> broken(StudyPlan plan, PrintWriter err) throws IOException {
        List<Client> brought = plan.asked().map(Parameters::client).distinct()
                .filter(client -> client.brought().isPresent()).toList();
        for (Client each : brought) {
            String source = each.brought().orElseThrow().source();
            if (!keeps(each, source, strategies(plan, each), err)) {
                return Optional.of(source);
            }
        }
        return Optional.empty();
    }

    /// Those that call it, and for each of its forms the one that shows whether its details are what it says.
    private static String strategies(StudyPlan plan, Client client) {
        return plan.asked().filter(cell -> cell.client().equals(client)).map(Parameters::strategy)
                .flatMap(strategy -> Stream.of(strategy,
                        strategy.blocking() ? Strategy.VIRTUAL_THREADS : Strategy.FUTURES))
                .distinct().map(Strategy::name).collect(Collectors.joining(","));
    }

    private static boolean keeps(Client client, String source, String strategies, PrintWriter err) throws IOException {
        List<String> command = new ArrayList<>(List.of(ChildJvm.java()));
        command.addAll(Generation.FLAGS);
        command.addAll(ChildJvm.BRIEF);
        String jar = System.getProperty(FixtureProcess.JAR_PROPERTY);
        if (jar != null) {
            command.add("-D" + FixtureProcess.JAR_PROPERTY + "=" + jar);
        }
        command.addAll(client.broughtBy());
        command.addAll(List.of("-cp", ManagementFactory.getRuntimeMXBean().getClassPath(),
                CheckCommand.class.getName(), "--strategy=" + strategies, source));
        Process check = new ProcessBuilder(command).redirectErrorStream(true).start();
        List<String> said = check.inputReader().lines().toList();
        if (check.onExit().join().exitValue() == 0) {
            return true;
        }
        said.stream().filter(line -> !line.startsWith("kept ")).forEach(err::println);
        return false;
    }
}
