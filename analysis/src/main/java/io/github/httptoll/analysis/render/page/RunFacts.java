// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.page;

import io.github.httptoll.analysis.findings.Findings;
import io.github.httptoll.analysis.findings.Reproduction;
import io.github.httptoll.analysis.render.words.Numbers;
import io.github.httptoll.analysis.render.words.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Where and how the run was made, what it left out, and the commands that make it again.
record RunFacts(Grid environment, Grid spent, List<String> leftOut, List<Command> commands) {
    private static final Map<String, String> PURPOSES = Map.of("measured", "timed batches that count", "aroundTurns",
            "the rest of their blocks", "notCounted", "void blocks", "starts", "starting JVMs", "warmUp", "warming up",
            "certificates",
            "certificates of the server", "profiles", "profiles of where the CPU goes", "trials", "trials", "other",
            "everything else");

    /// How a question of the reader's is measured.
    static final String OWN = """
            $EDITOR docs/example-study.yaml    # your client, limit, delay; a against b
            mvn verify -Pbench -Dstudy=docs/example-study.yaml
            xdg-open results/latest/index.html""";

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
        return new RunFacts(new Grid("Environment", List.of("fact", "value"), rows), spent(findings),
                findings.leftOut(),
                commands(findings, recipes));
    }

    /// What the time of the study went into; no row where the run does not say.
    private static Grid spent(Findings findings) {
        double all = findings.trust().end().spent().values().stream().mapToDouble(Double::doubleValue).sum();
        return new Grid("What the time went into", List.of("purpose", "seconds", "share"),
                findings.trust().end().spent().entrySet().stream()
                        .map(entry -> Grid.Row.of(List.of(PURPOSES.getOrDefault(entry.getKey(), entry.getKey()),
                                Numbers.rounded(entry.getValue()),
                                Numbers.percent(all > 0 ? entry.getValue() / all : 0))))
                        .toList());
    }

    private static List<Command> commands(Findings findings, Reproduction recipes) {
        String network = findings.network().equals("loopback") ? "" : " -Dnetwork=" + findings.network();
        return List.of(
                new Command("This run again, on this machine or another",
                        "mvn verify -Pbench%s -Dtier=%s -Dseed=%s%s".formatted(
                                findings.isOwn() ? " -Dstudy=<your study file>" : "", findings.tier(),
                                recipes.seed(), network)),
                new Command("This page and the report from the files of the run",
                        "java -jar analysis/target/analysis.jar results/" + findings.run()));
    }
}
