// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.findings.theory;

import static io.github.httptoll.analysis.read.CellBuilder.cell;
import static io.github.httptoll.analysis.read.SlotBuilder.slot;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.analysis.findings.Findings;
import io.github.httptoll.analysis.findings.Reproduction;
import io.github.httptoll.analysis.findings.compare.Against;
import io.github.httptoll.analysis.read.CellBuilder;
import io.github.httptoll.analysis.read.Run;
import io.github.httptoll.analysis.read.RunBuilder;
import io.github.httptoll.analysis.render.Report;
import io.github.httptoll.analysis.render.markdown.AgainstPage;
import io.github.httptoll.analysis.render.words.WayWords;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class WaysToWaitTest {
    private static final double EXACT = 1e-9;

    private static RunBuilder ways(String experiment) {
        RunBuilder run = new RunBuilder();
        add(run, experiment, way("window", "JDK", "MAP_CONCURRENT").predicted(30), 36);
        add(run, experiment, way("threads", "JDK", "VIRTUAL_THREADS").predicted(20), 22);
        add(run, experiment, way("floor", "RAW_SOCKET", "VIRTUAL_THREADS").predicted(20), 21);
        add(run, experiment, way("longer", "JDK", "STRUCTURED").delays(7.0), 80);
        return run;
    }

    private static CellBuilder way(String id, String client, String strategy) {
        return cell(id).by(client, strategy).calls(40).limit(10).delays(5.0);
    }

    private static void add(RunBuilder run, String experiment, CellBuilder cell, double millis) {
        String id = cell.build().id();
        run.cells(experiment, cell).slots(slot(id).group("g").at(0, 0).millis(millis),
                slot(id).group("g").at(0, 1).millis(millis));
    }

    private static Findings findings(RunBuilder run) {
        return Findings.of(run.build());
    }

    @Test
    void threeWaysForTheSameBatchOfOneClientStandTogether() {
        RunBuilder run = ways("own");
        assertEquals(List.of(), findings(run).theory().ways(), "two of them, a floor, and other delays");
        add(run, "own", way("scope", "JDK", "STRUCTURED"), 23);
        List<WaysToWait> ways = findings(run).theory().ways();
        assertEquals(1, ways.size());
        List<WaysToWait.Row> rows = ways.getFirst().rows();
        assertEquals(List.of("window", "threads", "scope"), rows.stream().map(row -> row.cell().id()).toList());
        assertEquals(1.2, Objects.requireNonNull(rows.getFirst().byPredicted()).value(), EXACT);
        assertTrue(rows.get(2).byPredicted() == null, "nothing was predicted");
        assertEquals(List.of("virtual threads", "structured scope", "mapConcurrent"),
                WayWords.table(ways.getFirst()).rows().stream().map(row -> row.getFirst().toString()).toList());
    }

    @Test
    void theReportShowsTheWaysOfAStudyFileOnly() {
        assertTrue(file("report.md", with("own")).contains("## Ways to wait"));
        assertFalse(file("report.md", with("fan-out")).contains("## Ways to wait"));
    }

    @Test
    void theTableStandsOnThePageAndInFiles() {
        String page = file("index.html", with("own"));
        assertTrue(page.contains("<section id=\"ways\"") && page.contains("href=\"#ways\""));
        assertTrue(page.contains(">mapConcurrent</a></th>"), page);
        assertFalse(file("index.html", with("fan-out")).contains("id=\"ways\""));
        List<String> lines = file("tables/ways.csv", with("own")).lines().toList();
        assertEquals(4, lines.size());
        assertTrue(
                lines.getFirst().startsWith("client,strategy,calls,limit,delays_ms,setup,cell,predicted_ms,batch_ms,"));
        assertTrue(lines.getLast().startsWith("JDK,MAP_CONCURRENT,40,10,5.0,,window,30.0,36.0,"), lines.getLast());
        JsonNode ways = JsonMapper.shared().readTree(file("findings.json", with("own"))).at("/theory/ways/0");
        assertEquals("window", ways.at("/2/cell").asString());
        assertEquals(30, ways.at("/2/predictedMillis").asDouble());
        assertEquals(1.2, ways.at("/2/byPredicted/value").asDouble());
    }

    @Test
    void twoRunsAreComparedByTheirWays() {
        Against against = Against.of(with("own"), with("own"), 0.05);
        assertEquals(3, against.ways().size());
        assertEquals(0, against.ways().getFirst().more().value(), EXACT);
        String page = AgainstPage.of(against);
        assertTrue(page.contains("\n## Ways to wait\n") && page.contains("| mapConcurrent | 30 | 36"), page);
    }

    private static Run with(String experiment) {
        RunBuilder run = ways(experiment);
        add(run, experiment, way("scope", "JDK", "STRUCTURED").predicted(0), 23);
        return run.build();
    }

    private static String file(String name, Run run) {
        return Objects.requireNonNull(Report.of(Findings.of(run), Reproduction.of(run)).files().get(name));
    }
}
