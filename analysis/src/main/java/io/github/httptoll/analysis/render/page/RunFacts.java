// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.page;

import io.github.httptoll.analysis.findings.Findings;
import io.github.httptoll.analysis.findings.Reproduction;
import io.github.httptoll.analysis.render.words.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Where and how the run was made, what it left out, and the commands that make it again.
record RunFacts(Grid environment, List<String> leftOut, List<Command> commands) {
    /// Something to type, and what it does.
    record Command(String says, String line) {}

    static RunFacts of(Findings findings, Reproduction recipes) {
        List<Grid.Row> rows = new ArrayList<>();
        findings.environment().forEach((name, value) -> {
            if (value instanceof Map<?, ?> facts) {
                facts.forEach(
                        (inner, fact) -> rows.add(Grid.Row.of(List.of(name + " · " + inner, Text.prose("" + fact)))));
            } else {
                rows.add(Grid.Row.of(List.of(name, Text.prose(String.valueOf(value).replaceAll("\\s+", " ")))));
            }
        });
        return new RunFacts(new Grid("Environment", List.of("fact", "value"), rows), findings.leftOut(),
                commands(findings, recipes));
    }

    private static List<Command> commands(Findings findings, Reproduction recipes) {
        String network = findings.network().equals("loopback") ? "" : " -Dnetwork=" + findings.network();
        return List.of(
                new Command("This run again, on this machine or another",
                        "mvn verify -Pbench -Dtier=%s -Dseed=%s%s".formatted(findings.tier(), recipes.seed(), network)),
                new Command("This page and the report from the files of the run",
                        "java -jar analysis/target/analysis.jar results/" + findings.run()));
    }
}
