// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study;

import io.github.httptoll.bench.check.CheckCommand;
import io.github.httptoll.bench.client.BroughtClient;
import io.github.httptoll.bench.fixture.ChildJvm;
import io.github.httptoll.bench.fixture.FixtureProcess;
import io.github.httptoll.bench.study.plan.Cell;
import io.github.httptoll.bench.study.plan.Generation;
import io.github.httptoll.bench.study.plan.StudyPlan;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The clients of a study that are not of the suite keep the contract before anything is timed.
final class BroughtClients {
    private BroughtClients() {}

    /// Checks each of them in a JVM of its own, and prints what one breaks.
    ///
    /// @return the first that breaks the contract, as the study names it; empty: none does
    static Optional<String> broken(StudyPlan plan, PrintWriter err) throws IOException {
        List<BroughtClient> brought = plan.cells().map(Cell::client).distinct()
                .flatMap(client -> client.brought().stream()).toList();
        for (BroughtClient each : brought) {
            if (!keeps(each.source(), err)) {
                return Optional.of(each.source());
            }
        }
        return Optional.empty();
    }

    private static boolean keeps(String source, PrintWriter err) throws IOException {
        List<String> command = new ArrayList<>(List.of(ChildJvm.java()));
        command.addAll(Generation.FLAGS);
        String jar = System.getProperty(FixtureProcess.JAR_PROPERTY);
        if (jar != null) {
            command.add("-D" + FixtureProcess.JAR_PROPERTY + "=" + jar);
        }
        command.addAll(List.of("-cp", ManagementFactory.getRuntimeMXBean().getClassPath(), CheckCommand.class.getName(),
                source));
        Process check = new ProcessBuilder(command).redirectErrorStream(true).start();
        List<String> said = check.inputReader().lines().toList();
        if (check.onExit().join().exitValue() == 0) {
            return true;
        }
        said.stream().filter(line -> !line.startsWith("kept ")).forEach(err::println);
        return false;
    }
}
