// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.findings.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.analysis.findings.Findings;
import io.github.httptoll.analysis.findings.Reproduction;
import io.github.httptoll.analysis.findings.compare.Against;
import io.github.httptoll.analysis.read.Run;
import io.github.httptoll.analysis.read.RunReader;
import io.github.httptoll.analysis.read.UnreadableRun;
import io.github.httptoll.analysis.render.Report;
import io.github.httptoll.analysis.render.markdown.AgainstPage;
import io.github.httptoll.analysis.render.words.ClaimWords;
import io.github.httptoll.analysis.render.words.LayerWords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LayersTest {
    private static final double EXACT = 1e-9;
    private static final String CELL = """
                  - {id: %s, benchmark: B.b, params: {id: %s}, client: %s, strategy: %s, calls: 10, limit: %d,
                     delaysMillis: [0], settings: %s, session: SHARED, callback: NOTHING, floor: null,
                     expected: {maxInFlight: null, connectionsLow: 0, connectionsHigh: null}}
            """;

    @TempDir
    private Path run = Path.of("");

    @BeforeEach
    void writeARun() throws IOException {
        Files.writeString(run.resolve("study.yaml"), """
                run: r
                tier: smoke
                seed: 1
                remote: false
                leftOut: []
                clients:
                  - {id: ENGINE, name: Engine, role: LIBRARY, async: {handOffs: 0}}
                  - {id: OTHER, name: Other, role: LIBRARY, blocking: {handOffs: 0}}
                  - {id: LAYER, name: Layer, role: LIBRARY, blocking: {handOffs: 0}, engine: ENGINE}
                experiments:
                  - id: own
                    question: "What?"
                    cells:
                """ + cell("layer", "LAYER", "SEQUENTIAL", 1, "TUNED")
                + cell("engine", "ENGINE", "AWAIT_EACH", 1, "TUNED")
                + cell("other", "OTHER", "SEQUENTIAL", 1, "TUNED") + cell("apart", "LAYER", "SEQUENTIAL", 1, "DEFAULT")
                + cell("apart-engine", "ENGINE", "AWAIT_EACH", 1, "DEFAULT")
                + cell("layers", "LAYER", "VIRTUAL_THREADS", 10, "DEFAULT")
                + cell("engines", "ENGINE", "FUTURES", 10, "DEFAULT"));
        Files.writeString(run.resolve("environment.json"),
                "{\"clock\": {\"brackets\": 1, \"violations\": 0, \"crossProcess\": true}}");
        Files.writeString(run.resolve("status.json"),
                "{\"status\": \"complete\", \"planned\": 1, \"measured\": 1, \"seconds\": 1.5}");
        Files.writeString(run.resolve("slots.jsonl"),
                slots("layer", "one", 120, 90, 3, 1) + slots("engine", "one", 100, 60, 1, 1)
                        + slots("other", "one", 50, 30, 1, 1) + slots("apart", "two", 120, 90, 1, 1)
                        + slots("apart-engine", "three", 100, 60, 1, 1) + slots("layers", "four", 900, 90, 1, 5)
                        + slots("engines", "four", 800, 60, 1, 10));
    }

    private static String cell(String id, String client, String strategy, int limit, String settings) {
        return CELL.formatted(id, id, client, strategy, limit, settings);
    }

    /// Five sets of one block, from which every metric differs by the set's number.
    private static String slots(String cell, String group, double total, double cpu, double wakeUps, int atOnce) {
        return IntStream.range(0, 5)
                .mapToObj(set -> slot(cell, set, group, atOnce, 1000 + total + set, cpu + set, wakeUps + set))
                .collect(Collectors.joining());
    }

    private static String slot(String cell, int set, String group, int atOnce, double total, double cpu,
            double wakeUps) {
        return """
                {"cell": "%s", "set": %d, "group": "%s", "block": 0, "attempt": 1, "void": false, "millis": 1, \
                "metrics": {"requests": 10, "failures": 0, "negative": 0, "maxInFlight": %d, "connectionsOpened": 0, \
                "total": %s, "permit": 1000, "costCpu": %s, "wakeUpsCaller": %s, "wakeUpsClient": 1, "wakeUpsCarrier": 0}}
                """
                .formatted(cell, set, group, atOnce, total, cpu, wakeUps);
    }

    @Test
    void aRowSaysWithWhichSettings() throws UnreadableRun {
        Layers layers = findings().layers();
        assertEquals("tuned", LayerWords.overheads(layers).rows().getFirst().get(2).toString());
        assertEquals("default", LayerWords.limits(layers).rows().getFirst().get(2).toString());
        assertTrue(ClaimWords.compared(layers.limits().getFirst().layer().parameters(),
                layers.limits().getFirst().engine().parameters()).endsWith("10 at once, default settings"));
    }

    private Findings findings() throws UnreadableRun {
        return Findings.of(RunReader.read(run));
    }

    @Test
    void aLayerIsComparedWithItsEngineInTheSameBlocks() throws UnreadableRun {
        Layers layers = findings().layers();
        assertEquals(1, layers.overheads().size(), "neither with another client, nor in other blocks");
        Layers.Overhead overhead = layers.overheads().getFirst();
        assertEquals(List.of("layer", "engine"), List.of(overhead.layer().id(), overhead.engine().id()));
        assertEquals(20, overhead.micros().value(), EXACT);
        assertEquals(20, Objects.requireNonNull(overhead.micros().interval()).low(), EXACT);
        assertEquals(30, Objects.requireNonNull(overhead.cpuMicros()).value(), EXACT);
        assertEquals(2, Objects.requireNonNull(overhead.wakeUps()).value(), EXACT);
        assertNull(overhead.cause());
    }

    @Test
    void theTablesStandOnThePageAndInAFile() throws UnreadableRun {
        Report report = Report.of(findings(), Reproduction.of(RunReader.read(run)));
        String page = report.files().get("index.html");
        assertTrue(page.contains("<section id=\"layers\"") && page.contains("href=\"#layers\""));
        assertTrue(page.contains("role=\"rowheader\"><a href=\"#cell-0\">Layer sequential</a>"), page);
        List<String> lines = report.files().get("tables/layers.csv").lines().toList();
        assertEquals(3, lines.size());
        assertTrue(lines.getFirst().startsWith("layer,engine,layer_strategy"), lines.getFirst());
        assertTrue(lines.get(1).contains(",layer,engine,102.0,"), lines.get(1));
        assertTrue(lines.get(1).contains(",20.0,20.0,20.0,30.0,30.0,30.0,2.0,2.0,2.0,"), lines.get(1));
        assertTrue(lines.get(2).endsWith(",5,10,0,0,false"), lines.get(2));
    }

    @Test
    void twoRunsAreComparedByWhatALayerAdds() throws UnreadableRun {
        Run read = RunReader.read(run);
        Against against = Against.of(read, read, 0.05);
        assertEquals(1, against.layers().size());
        assertEquals(0, against.layers().getFirst().more().value(), EXACT);
        String page = AgainstPage.of(against);
        assertTrue(page.contains("\n## What a layer adds to its engine\n"), page);
    }

    @Test
    void aLimitThatTheServerSawOtherwiseIsChanged() throws UnreadableRun {
        Layers layers = findings().layers();
        assertEquals(1, layers.limits().size());
        assertFalse(layers.limits().getFirst().isKept());
        String row = LayerWords.limits(layers).rows().getFirst().toString();
        assertTrue(row.contains("5, 10") && row.contains("changed"), row);
    }
}
