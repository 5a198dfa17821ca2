// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Tag("slow")
final class RatesInReportTest {
    private static final String FIRST = "rate/JDK/VIRTUAL_THREADS/rate=30%/POISSON/limit=10/delayMillis=50.0/USUAL";

    @TempDir
    private Path temporary = Path.of("");
    private SampleRun run = new SampleRun(temporary);

    @BeforeEach
    void analyse() throws IOException {
        run = SampleRun.smallInto(temporary.resolve("run")).withRates();
        SampleRun.Ended ended = run.analyse();
        assertEquals(0, ended.code(), ended.err());
    }

    @Test
    void reportSaysKneesAndSaturation() throws IOException {
        String report = run.read("report.md");
        assertTrue(report.contains("## Latency at a rate"), report);
        assertTrue(
                report.contains(
                        "- JDK virtual threads: the knee is at 120 requests per second, 60.0 % of the capacity;"
                                + " no raw exchange shows the noise."),
                report);
        assertTrue(
                report.contains(
                        "It is saturated at 190 requests per second: 35 of 4,035 requests had no right answer."),
                report);
        assertTrue(report.contains("By p99: 1 confirmed, 0 refuted, 0 undecided."), report);
        String appendix = report.split("# Appendix", 2)[1];
        assertTrue(appendix.contains("Prediction of the overload"), report);
        assertTrue(appendix.contains("carried by the limit, /s, capacity before the level, /s"), report);
    }

    @Test
    void cellsAtARateAreNoBatches() throws IOException {
        assertFalse(Files.exists(run.directory().resolve("tables/rate.csv"))
                && run.read("tables/rate.csv").contains("rate=30%"));
        String appendix = run.read("report.md").split("# Appendix", 2)[1];
        assertFalse(appendix.contains("rate=30%"));
    }

    @Test
    void tableHasBothClocksOfEveryLevel() throws IOException {
        List<Map<String, String>> rows = Csv.rows(run.read("tables/rates.csv"));
        assertEquals(8, rows.size());
        Map<String, String> first = rows.stream().filter(row -> FIRST.equals(row.get("cell"))).findFirst()
                .orElseThrow();
        assertEquals("60", first.get("offered_per_s").replaceFirst("\\.0$", ""));
        assertFalse(first.getOrDefault("due_p99_us_low", "").isEmpty());
        assertFalse(first.getOrDefault("fired_p99_us", "").isEmpty());
        assertEquals("false", first.get("saturated"));
    }

    @Test
    void findingsHaveCurvesAndStalls() throws IOException {
        JsonNode rates = JsonMapper.builder().build().readTree(run.read("findings.json")).path("rates");
        assertEquals(2, rates.path("groups").size());
        JsonNode curve = rates.path("groups").get(0).get(0);
        assertEquals(120.0, curve.path("knee").path("perSecond").asDouble());
        assertEquals(3, curve.path("levels").size());
        assertEquals("overload", rates.path("groups").get(1).get(0).path("predictions").get(0).path("kind").asString());
        assertEquals(1, rates.path("stalls").size());
    }

    /// The sample's slots all say 60 ms.
    @Test
    void runsAreComparedByTheTailOfEachSet() throws IOException {
        SampleRun base = SampleRun.smallInto(temporary.resolve("base")).withRates();
        SampleRun.Ended ended = SampleRun.run(run.directory().toString(), "--against", base.directory().toString());
        assertEquals(0, ended.code(), ended.err());
        JsonNode against = JsonMapper.builder().build().readTree(run.read("against.json"));
        JsonNode cell = against.path("cells").valueStream()
                .filter(each -> each.path("id").asString().equals(FIRST.replace("30%", "60%"))).findFirst()
                .orElseThrow();
        assertEquals(1, cell.at("/batchMillis/ratio").asDouble());
        assertEquals(68.12, cell.at("/batchMillis/base").asDouble(), 0.01);
        assertTrue(against.path("cells").valueStream()
                .noneMatch(each -> each.path("id").asString().startsWith("rate/JDK/FUTURES/rate=95%")), "saturated");
        assertTrue(run.read("against.md").contains("the time is the p99 from due"));
    }

    @Test
    void pageDrawsEveryContender() throws IOException {
        String page = run.read("index.html");
        String section = page.substring(page.indexOf("<section id=\"rates\""));
        section = section.substring(0, section.indexOf("</section>"));
        assertEquals(3, section.split("<figure class=\"rate\">", -1).length - 1);
        assertTrue(section.contains("class=\"due saturated\" cx"), section);
        assertTrue(section.contains("aria-label=\"JDK virtual threads: p99 from due and from fired over the rate\""));
        assertTrue(section.contains("class=\"knee\""));
    }

    @Test
    void runWithoutRatesSaysNothingOfThem() throws IOException {
        SampleRun without = SampleRun.smallInto(temporary.resolve("without"));
        assertEquals(0, without.analyse().code());
        assertFalse(without.read("report.md").contains("at a rate"));
        assertFalse(without.read("index.html").contains("rates"));
        assertFalse(without.read("findings.json").contains("\"rates\""));
        assertFalse(Files.exists(without.directory().resolve("tables/rates.csv")));
    }

    @Test
    void damagedHistogramIsNamed() throws IOException {
        run.replace("rates.jsonl", "\"fromDue\":\"HIST", "\"fromDue\":\"HISX");
        SampleRun.Ended ended = run.analyse();
        assertEquals(2, ended.code());
        assertTrue(ended.err().contains("rates.jsonl"), ended.err());
        assertTrue(ended.err().contains("histogram fromDue of rate/JDK/"), ended.err());
    }
}
