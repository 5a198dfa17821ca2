// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render;

import static io.github.httptoll.analysis.read.CellBuilder.cell;
import static io.github.httptoll.analysis.read.RateBuilder.rate;
import static io.github.httptoll.analysis.read.SlotBuilder.slot;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.analysis.findings.Findings;
import io.github.httptoll.analysis.findings.Reproduction;
import io.github.httptoll.analysis.read.OwnRun;
import io.github.httptoll.analysis.read.RateMeasurement;
import io.github.httptoll.analysis.read.Run;
import io.github.httptoll.analysis.read.RunBuilder;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A report has what its run asks, and nothing about what it does not ask.
final class AskedReportTest {
    private static final List<String> OF_TIMED_CALLS = List.of("Why is async slower?", "self-test",
            "no two valid cells",
            "## Claims", "None was registered", "## Noise", "## What was measured", "What it cost", "What was compared",
            "0 of 0", "0 rows", "95 %");

    @ParameterizedTest
    @ValueSource(strings = {"own", "spring-boot-43700"})
    void countedQuestionIsAnsweredAndRestsOnItsRepetitions(String source) {
        Report report = report(new RunBuilder().fact("cores", 2).counted("idle", source, null, 5, 4, 5).build());
        String text = file(report, "report.md");
        assertTrue(text.startsWith("""
                # Your question, answered

                Run run, tier smoke. This run can be trusted. ✓ 3 repetitions, each in new JVMs.

                ## It fails after idling: confirmed

                **Calls that failed: 4 to 5 of 5 with a, 0 of 5 with b.**
                """), text);
        assertEquals(List.of(), OF_TIMED_CALLS.stream().filter(text::contains).toList(), text);
        assertTrue(report.console().contains("This run can be trusted. ✓ 3 repetitions"), report.console());
        assertFalse(report.console().contains("async"), report.console());
    }

    @Test
    void trialOfTheSuiteIsNoQuestionOfAStudyFile() {
        String text = file(report(new RunBuilder().counted("idle", "own", "IDLE", 5, 5, 5).build()), "report.md");
        assertTrue(text.startsWith("# What was counted\n"), text);
        assertTrue(text.contains("This run can be trusted. ✓ 3 repetitions"), text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ledger", "shape", "cost", "rates", "layers", "ways", "batch", "cells"})
    void pageOfACountedQuestionHasNoSectionOfTimes(String section) {
        String page = file(report(new RunBuilder().counted("idle", "own", null, 5, 4, 5).build()), "index.html");
        assertFalse(page.contains("id=\"" + section + "\""), page);
        assertFalse(page.contains("href=\"#" + section + "\""), page);
    }

    @Test
    void ratesAloneAreTheTitleTheAnswerAndTheTrust() {
        Report report = report(rates());
        String text = file(report, "report.md");
        assertTrue(text.startsWith("# What?\n"), text);
        assertTrue(text.contains("\n- Up to 180 requests per second, 0 of 1 contender has a knee.\n"), text);
        assertFalse(text.contains("no two valid cells") || text.contains("self-test")
                || text.contains("raw sockets measured"), text);
        assertFalse(text.contains("## What was measured") || text.contains("## What it cost"), text);
        assertTrue(report.console().contains("\nWhat?\n- Up to 180 requests per second"), report.console());
        String page = file(report, "index.html");
        assertTrue(page.indexOf("id=\"rates\"") < page.indexOf("id=\"trust\""), "rates are what is asked");
        assertFalse(page.contains("id=\"ledger\"") || page.contains("id=\"shape\""), page);
    }

    private static Run rates() {
        RunBuilder run = new RunBuilder();
        for (int percent : new int[]{30, 60, 90}) {
            String id = "at" + percent;
            run.cells("rate", cell(id).by("JDK", "VIRTUAL_THREADS").limit(10).delays(5.0).param("rate", percent + "%"));
            for (int set = 0; set < 3; set++) {
                RateMeasurement level = rate(id).at(set, 0).share(percent / 100.0, 200).calls(new double[400], 5_000)
                        .build();
                run.rates(level).slots(slot(id).at(set, 0));
            }
        }
        return run.build();
    }

    /// The self-test is what proves that the parts of a call are right, so its absence is said where calls are split.
    @ParameterizedTest
    @CsvSource({"single-call, Why is async slower?", "session, What?"})
    void partOfTheBuiltInStudyHasTheTitleOfWhatItAsks(String experiment, String title) {
        String text = file(report(new RunBuilder().cells(experiment, cell("one").by("JDK", "SEQUENTIAL"))
                .batches("one", "g", 20, 21, 22).build()), "report.md");
        assertTrue(text.startsWith("# " + title + "\n"), text);
        assertTrue(text.contains("? no self-test"), text);
        assertFalse(text.contains("## Claims") || text.contains("## What it cost"), text);
    }

    @Test
    void manyQuestionsBeginWithTheirVerdicts() {
        Report report = report(OwnRun.run("own", cell("a").calls(20).limit(20), Map.of(), Map.of())
                .claim("second", "b", "slower", "a").claim("third", "a", "equivalent", "b")
                .counted("idle", "own", null, 5, 4, 5).build());
        String text = file(report, "report.md");
        List<Integer> places = Stream.of("# Your questions, answered\n", "\n## Answers, by verdict\n",
                "\n## Can this run be trusted?\n", "\n# Each question in full\n", "\n## It is slower: refuted\n",
                "\n# Appendix\n").map(text::indexOf).toList();
        assertEquals(places.stream().sorted().toList(), places, text);
        assertEquals(0, places.getFirst());
        assertEquals(4, file(report, "index.html").split("<details class=\"asked\">", -1).length - 1);
        assertTrue(report.console().contains("\nidle      confirmed  4 to 5 of 5 against 0 of 5\n"), report.console());
    }

    private static String file(Report report, String name) {
        return Objects.requireNonNull(report.files().get(name));
    }

    private static Report report(Run run) {
        return Report.of(Findings.of(run), Reproduction.of(run));
    }
}
