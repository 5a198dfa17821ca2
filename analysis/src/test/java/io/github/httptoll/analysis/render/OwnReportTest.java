// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render;

import static io.github.httptoll.analysis.read.CellBuilder.cell;
import static io.github.httptoll.analysis.read.SlotBuilder.slot;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.analysis.findings.Findings;
import io.github.httptoll.analysis.findings.Reproduction;
import io.github.httptoll.analysis.read.Delivery;
import io.github.httptoll.analysis.read.DrawnBatch;
import io.github.httptoll.analysis.read.OwnRun;
import io.github.httptoll.analysis.read.Run;
import io.github.httptoll.analysis.read.RunBuilder;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Every format says first what became of the questions of a study file, and why.
final class OwnReportTest {
    private static final Map<String, Double> WAITS = Map.of("pool", 1_500.0, "maxInFlight", 5.0);
    private static final String WHY = "all of that is the wait for the library's own pool";

    @Test
    void reportBeginsWithTheAnswerTheReasonAndWhatTheServerSaw() {
        String report = file("report.md", run("own").build());
        assertTrue(report.startsWith("# Your question, answered\n"), report);
        String first = report.substring(0, report.indexOf("## Can this run be trusted?"));
        assertTrue(first.contains("\n## It is slower: confirmed\n"), first);
        assertTrue(first.contains(WHY), first);
        assertTrue(first.contains("at most 5 calls at once with a and 20 with b"), first);
        assertTrue(first.contains("\n| pool | "), first);
        assertFalse(first.contains("self-test"), first);
    }

    @Test
    void bandThatHoldsTheWholeIntervalIsNotCalledUndecided() {
        RunBuilder run = new RunBuilder()
                .cells("own", cell("a").calls(20).limit(20), cell("b").calls(20).limit(20),
                        cell("twin").calls(20).limit(20).replica(2))
                .identical("own", "b", "twin").within("question", "a", "b", 0.9, 1.1);
        for (int set = 0; set < 5; set++) {
            for (int block = 0; block < 4; block++) {
                run.slots(slot("a").at(set, block).millis(set % 2 == 0 ? 20.7 : 19.3),
                        slot("b").at(set, block).millis(20), slot("twin").at(set, block).millis(20 + 0.02 * block));
            }
        }
        String report = file("report.md", run.build());
        assertTrue(report.contains("\n## It is within: confirmed\n"), report);
        assertFalse(report.contains("Undecided."), report);
    }

    @Test
    void batchesThatWereKeptAreThePicture() {
        RunBuilder run = run("own").drawn(batch("a", 5), batch("b", 20));
        String report = file("report.md", run.build());
        assertTrue(report.contains("the server had at most 5 of them at once"), report);
        String page = file("index.html", run.build());
        assertEquals(2, page.split("<svg class=\"requests\"", -1).length - 1);
        assertEquals(0, file("index.html", run("own").build()).split("<svg class=\"requests\"", -1).length - 1);
    }

    @Test
    void pageAndConsoleSayTheSame() {
        Report report = report(run("own").build());
        assertTrue(report.console().startsWith("Run run, tier smoke\n\nConfirmed: It is slower\n"), report.console());
        assertTrue(report.console().replaceAll("\\s+", " ").contains(WHY), report.console());
        String page = Objects.requireNonNull(report.files().get("index.html"));
        assertTrue(page.contains("Your question, answered</h1>"), page);
        assertTrue(page.contains("<span class=\"became confirmed\">confirmed</span>"), page);
        assertFalse(page.contains("Why is async slower?"), page);
    }

    @Test
    void whatWasAskedOfServerAndWiresStandsNextToWhatTheyDid() {
        Run run = run("own").delivered(
                new Delivery("wire", null, "heldShare:0.01+heldMillis:200.0", "heldShare", 0.01, 0.0098, 0.008, 0.012,
                        null),
                new Delivery("server", null, "streams:5", "streams", 5, 5.0, 5.0, 5.0, null),
                new Delivery("server", null, "streams:5", "streams", 5, 6.0, 5.0, 5.0, null),
                new Delivery("request", "OKHTTP", "pieces:2", "pieces", 2, 2.0, 1.0, 2.0, null),
                new Delivery("server", null, "idleMillis:60000", "idleMillis", 60_000, null, null, null,
                        "it would take longer than 5000 ms"),
                new Delivery("server", null, "threads:5", "threads", 5, null, null, null, null)).build();
        String report = file("report.md", run);
        assertTrue(report.contains(
                "| wire | heldShare:0.01, heldMillis:200.0 | heldShare | 0.01 | 0.0098 | 0.008 to 0.012 |"), report);
        assertTrue(report.contains("| server | streams:5 | streams | 5 | 5 to 6 ✗ | 5 |"), report);
        assertTrue(report.contains("| request of OKHTTP | pieces:2 | pieces | 2 | 2 | 1 to 2 |"), report);
        assertTrue(report.contains("| 60,000 | none, because it would take longer than 5000 ms | – |"), report);
        assertTrue(report.contains("| server | threads:5 | threads | 5 | not seen | – |"), report);
        assertTrue(file("index.html", run).contains("Asked of server and wires, and delivered"));
        assertTrue(file("findings.json", run).contains("\"delivered\" : ["));
        assertEquals(7, file("tables/delivered.csv", run).lines().count());
        Map<String, String> without = report(run("own").build()).files();
        assertFalse(Objects.requireNonNull(without.get("report.md")).contains("asked | delivered"));
        assertFalse(Objects.requireNonNull(without.get("findings.json")).contains("\"delivered\""));
        assertFalse(without.containsKey("tables/delivered.csv"));
    }

    @Test
    void builtInStudyIsAnsweredAsBefore() {
        Report report = report(run("fan-out").build());
        assertTrue(Objects.requireNonNull(report.files().get("report.md")).startsWith("# Why is async slower?\n"));
        assertFalse(Objects.requireNonNull(report.files().get("index.html")).contains("class=\"own\""));
    }

    private static RunBuilder run(String experiment) {
        return OwnRun.run(experiment, cell("a").calls(20).limit(20), WAITS, Map.of());
    }

    /// Twenty requests of which so many are at the server at once.
    private static DrawnBatch batch(String cell, int atOnce) {
        return new DrawnBatch(cell, IntStream.range(0, 20).mapToObj(
                i -> new DrawnBatch.Request(0, List.of(0L, 0L, 10L + i / atOnce * 1_000L, 999L, 1L, 0L))).toList());
    }

    private static String file(String name, Run run) {
        return Objects.requireNonNull(report(run).files().get(name));
    }

    private static Report report(Run run) {
        return Report.of(Findings.of(run), Reproduction.of(run));
    }
}
