// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.read;

import static io.github.httptoll.analysis.read.CellBuilder.cell;
import static io.github.httptoll.analysis.read.SlotBuilder.slot;

import io.github.httptoll.analysis.findings.Findings;
import java.util.HashMap;
import java.util.Map;

/// A run of one question of a study file: 20 calls of cell a take four times as long as those of b, in two sets of four blocks, and
/// identical code takes as long as b.
public final class OwnRun {
    private static final int SETS = 2;
    private static final int BLOCKS = 4;
    private static final Map<String, Double> METRICS = Map.of("permit", 0.0, "dispatch", 0.0, "transport", 100.0,
            "server",
            1_000.0, "resume", 0.0, "maxInFlight", 20.0, "connectionsOpened", 0.0, "pool", 0.0);

    private OwnRun() {}

    /// The phases of both, in microseconds: what is said of them, and else as usual.
    public static Findings of(Map<String, Double> a, Map<String, Double> b) {
        return of(cell("a").calls(20).limit(20), a, b);
    }

    /// With another first cell.
    public static Findings of(CellBuilder first, Map<String, Double> a, Map<String, Double> b) {
        return Findings.of(run("own", first, a, b).build());
    }

    /// With another name of the experiment.
    public static Findings named(String experiment, Map<String, Double> a, Map<String, Double> b) {
        return Findings.of(run(experiment, cell("a").calls(20).limit(20), a, b).build());
    }

    /// The same as a run.
    public static RunBuilder run(String experiment, CellBuilder first, Map<String, Double> a, Map<String, Double> b) {
        RunBuilder run = new RunBuilder()
                .cells(experiment, first.pool(5), cell("b").calls(20).limit(20),
                        cell("twin").calls(20).limit(20).replica(2))
                .identical(experiment, "b", "twin").claim("question", "a", "slower", "b");
        for (int set = 0; set < SETS; set++) {
            for (int block = 0; block < BLOCKS; block++) {
                double jitter = 1 + 0.001 * (block - set);
                run.slots(slot("a").at(set, block).millis(80 * jitter).metrics(metrics(a)),
                        slot("b").at(set, block).millis(20).metrics(metrics(b)),
                        slot("twin").at(set, block).millis(20 * jitter).metrics(metrics(b)));
            }
        }
        return run;
    }

    private static Map<String, Double> metrics(Map<String, Double> said) {
        Map<String, Double> metrics = new HashMap<>(METRICS);
        metrics.putAll(said);
        metrics.merge("transport", metrics.getOrDefault("pool", 0.0), Double::sum);
        metrics.put("total", metrics.getOrDefault("permit", 0.0) + metrics.getOrDefault("dispatch", 0.0)
                + metrics.getOrDefault("transport", 0.0) + metrics.getOrDefault("server", 0.0));
        return metrics;
    }
}
