// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study;

import io.github.httptoll.bench.cell.Parameters;
import io.github.httptoll.bench.check.CheckCommand;
import io.github.httptoll.bench.client.Brought;
import io.github.httptoll.bench.client.Client;
import io.github.httptoll.bench.fixture.ChildJvm;
import io.github.httptoll.bench.fixture.FixtureProcess;
import io.github.httptoll.bench.strategy.Strategy;
import io.github.httptoll.bench.study.plan.Generation;
import io.github.httptoll.bench.study.plan.StudyPlan;
import io.github.httptoll.client.ClientDescription;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The clients and strategies of a study that are not of the suite keep the contract before anything is timed.
final class BroughtChecks {
    private BroughtChecks() {}

    /// Calls that a JVM checks: a client from outside in the ways that the study calls it, or a client of the suite in ways from outside.
    private record Check(Client client, List<Strategy> strategies) {
        String subject() {
            return client.brought().map(origin -> "client '" + origin.source() + "'").orElseGet(
                    () -> "strategy " + strategies.stream().map(each -> "'" + source(each) + "'")
                            .collect(Collectors.joining(", ")));
        }

        private static String source(Strategy strategy) {
            return strategy.brought().map(Brought::source).orElseGet(strategy::name);
        }

        List<String> arguments() {
            return List.of("--strategy=" + strategies.stream().map(Check::source).collect(Collectors.joining(",")),
                    client.brought().map(Brought::source).orElseGet(client::name));
        }
    }

    /// Makes each check in a JVM of its own, and prints what it finds broken.
    ///
    /// @return the first that breaks the contract, as the study names it; empty: none does
    static Optional<String> broken(StudyPlan plan, PrintWriter err) throws IOException {
        for (Check each : checks(plan)) {
            if (!passes(each, err)) {
                return Optional.of(each.subject());
            }
        }
        return Optional.empty();
    }

    /// A client is checked in all its ways, and a strategy with the first library that it calls.
    private static List<Check> checks(StudyPlan plan) {
        List<Check> checks = new ArrayList<>();
        Set<Strategy> checked = new HashSet<>();
        List<Client> clients = plan.asked().map(Parameters::client).distinct()
                .filter(client -> client.role() == ClientDescription.Role.LIBRARY).toList();
        for (Client client : clients) {
            List<Strategy> due = plan.asked().filter(cell -> cell.client().equals(client)).map(Parameters::strategy)
                    .flatMap(strategy -> client.brought().isPresent() ? withShown(strategy) : Stream.of(strategy))
                    .filter(strategy -> client.brought().isPresent()
                            || (strategy.brought().isPresent() && !checked.contains(strategy)))
                    .distinct().toList();
            if (!due.isEmpty()) {
                checks.add(new Check(client, due));
                checked.addAll(due);
            }
        }
        return checks;
    }

    /// With the strategy of its form that shows whether the client's details are what it says.
    private static Stream<Strategy> withShown(Strategy strategy) {
        return Stream.of(strategy, strategy.blocking() ? Strategy.VIRTUAL_THREADS : Strategy.FUTURES);
    }

    private static boolean passes(Check due, PrintWriter err) throws IOException {
        List<String> command = new ArrayList<>(List.of(ChildJvm.java()));
        command.addAll(Generation.FLAGS);
        command.addAll(ChildJvm.BRIEF);
        String jar = System.getProperty(FixtureProcess.JAR_PROPERTY);
        if (jar != null) {
            command.add("-D" + FixtureProcess.JAR_PROPERTY + "=" + jar);
        }
        command.addAll(due.client().broughtBy());
        command.addAll(
                List.of("-cp", ManagementFactory.getRuntimeMXBean().getClassPath(), CheckCommand.class.getName()));
        command.addAll(due.arguments());
        Process check = new ProcessBuilder(command).redirectErrorStream(true).start();
        List<String> said = check.inputReader().lines().toList();
        if (check.onExit().join().exitValue() == 0) {
            return true;
        }
        said.stream().filter(line -> !line.startsWith("kept ")).forEach(err::println);
        return false;
    }
}
