// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.words;

import static io.github.httptoll.analysis.read.CellBuilder.cell;
import static io.github.httptoll.analysis.read.SlotBuilder.slot;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.analysis.findings.Findings;
import io.github.httptoll.analysis.findings.Reproduction;
import io.github.httptoll.analysis.read.CellBuilder;
import io.github.httptoll.analysis.read.Run;
import io.github.httptoll.analysis.read.RunBuilder;
import io.github.httptoll.analysis.read.SlotBuilder;
import io.github.httptoll.analysis.render.Report;
import io.github.httptoll.analysis.render.page.IndexPage;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A sentence tells an effect, and what has none is left out.
final class SentencesTest {
    private static final List<Double> NOISE = List.of(1.0, 1.001, 0.999, 1.0);

    /// One cell of two has a counterpart that takes so many times as long, for each kind of sentence that tells a ratio.
    private static RunBuilder run(double times) {
        RunBuilder run = new RunBuilder();
        pair(run, "fan-out", times, cell("sequential").by("JDK", "SEQUENTIAL").delays(50.0),
                cell("concurrent").by("JDK", "FUTURES").limit(10).delays(50.0));
        pair(run, "blocked-loop", times, cell("blocked").callback("SLEEP_ON_CALLBACK"),
                cell("pooled").callback("SLEEP_ON_POOL"));
        pair(run, "session", times, cell("each").session("PER_REQUEST"), cell("shared").session("SHARED"));
        return run;
    }

    private static void pair(RunBuilder run, String experiment, double times, CellBuilder first, CellBuilder second) {
        run.cells(experiment, first, second);
        batches(run, experiment, first.build().id(), times * 100, 1);
        batches(run, experiment, second.build().id(), 100, 10);
    }

    private static void batches(RunBuilder run, String group, String id, double millis, double inFlight) {
        for (int block = 0; block < NOISE.size(); block++) {
            run.slots(slot(id).group(group).at(0, block).millis(millis * NOISE.get(block)).metric("negative", 0)
                    .metric("connectionsOpened", 0).metric("maxInFlight", inFlight));
        }
    }

    @ParameterizedTest
    @CsvSource({"2,Waiting one by one", "2,Sleeping in the completion callback", "2,A client of its own",
            "1.06,Waiting one by one", "1.06,Sleeping in the completion callback", "1.06,A client of its own"})
    void effectIsTold(double times, String start) {
        String sentence = sentences(run(times)).stream().filter(said -> said.startsWith(start)).findFirst()
                .orElseThrow();
        assertTrue(sentence.contains(times == 2 ? "2.00 [2.00, 2.00] times as long" : "1.06 [1.06, 1.06] times"),
                sentence);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 1.03, 0.97})
    void differenceThatIsOfNoInterestIsLeftOut(double times) {
        assertEquals(List.of("Nothing that this run compares differs by more than 5 %."), sentences(run(times)));
        String page = IndexPage.of(Statements.of(Findings.of(run(times).build())), Reproduction.of(run(times).build()));
        assertTrue(page.contains("Nothing that this run compares differs by more than "));
    }

    @Test
    void effectBelowOneIsToldWhereTheLargestRatioIsNone() {
        RunBuilder run = new RunBuilder();
        pair(run, "blocked-loop", 1, cell("blocked").callback("SLEEP_ON_CALLBACK"),
                cell("pooled").callback("SLEEP_ON_POOL"));
        pair(run, "blocked-loop", 0.8, cell("other").by("OKHTTP", "FUTURES").callback("SLEEP_ON_CALLBACK"),
                cell("other pooled").by("OKHTTP", "FUTURES").callback("SLEEP_ON_POOL"));
        List<String> sentences = sentences(run);
        assertEquals(1, sentences.size(), sentences.toString());
        assertTrue(sentences.getFirst().contains("OkHttp futures most") && sentences.getFirst().contains("0.80"),
                sentences.toString());
    }

    @Test
    void runWithoutAPairOfCellsStillSaysSo() {
        RunBuilder one = new RunBuilder().cells("session", cell("shared"));
        assertEquals(List.of("This run holds no two valid cells to compare, so it gives no answer."), sentences(one));
    }

    @Test
    void leastIsNotNamedWhereItIsNoEffect() {
        RunBuilder run = run(2);
        pair(run, "session", 1, cell("other").by("OKHTTP", "FUTURES").session("PER_REQUEST"),
                cell("other shared").by("OKHTTP", "FUTURES"));
        assertFalse(sentences(run).stream().anyMatch(said -> said.contains("least")), sentences(run).toString());
        RunBuilder two = run(2);
        pair(two, "session", 1.5, cell("other").by("OKHTTP", "FUTURES").session("PER_REQUEST"),
                cell("other shared").by("OKHTTP", "FUTURES"));
        assertTrue(sentences(two).stream().anyMatch(said -> said.endsWith("; OkHttp futures least, "
                + "+5.00 ms [4.99, 5.01].")), sentences(two).toString());
    }

    @ParameterizedTest
    @CsvSource({"1,false", "1.5,true"})
    void limitThatCostsNothingIsCountedAndHasNoRatio(double times, boolean told) {
        RunBuilder run = new RunBuilder().cells("fan-out", cell("default").settings("DEFAULT").limit(10).delays(50.0),
                cell("tuned").limit(10).delays(50.0));
        batches(run, "fan-out", "default", times * 100, 5);
        batches(run, "fan-out", "tuned", 100, 10);
        String sentence = sentences(run).getFirst();
        assertTrue(sentence.startsWith("At default settings 1 of 1 cells let fewer calls through at once"), sentence);
        assertEquals(told, sentence.contains("tuned, 1.50 [1.50, 1.50] times as long"), sentence);
        assertFalse(sentence.contains("1.00 ["), sentence);
    }

    @Test
    void theHiddenLimitIsNamedAsWhatTheClientWaitsFor() {
        RunBuilder run = new RunBuilder().cells("fan-out",
                cell("default").settings("DEFAULT").limit(10).pool(5).delays(50.0));
        for (int block = 0; block < NOISE.size(); block++) {
            run.slots(slot("default").at(0, block).millis(100).metric("negative", 0).metric("connectionsOpened", 0)
                    .metric("maxInFlight", 5).metric("transport", 25_500).metric("pool", 25_000));
        }
        String sentence = sentences(run).getFirst();
        assertTrue(sentence.contains("JDK futures 5 of 10, which waits for its own pool of 5, 2.00"), sentence);
    }

    @ParameterizedTest
    @CsvSource({"1,1", "1.03,1", "0.9,2", "1.2,2"})
    void asyncThatTakesAsLongIsCountedAndNotSingledOut(double times, int told) {
        RunBuilder run = new RunBuilder();
        pair(run, "fan-out", times, cell("async").limit(10), cell("threads").by("JDK", "VIRTUAL_THREADS").limit(10));
        List<String> sentences = sentences(run);
        assertTrue(sentences.getFirst().contains("of 1 async cells"), sentences.toString());
        assertEquals(told, sentences.size(), sentences.toString());
        assertEquals(told == 2, sentences.getLast().contains(" times as long"), sentences.toString());
    }

    @ParameterizedTest
    @CsvSource({"0,false", "10000,true"})
    void clocksThatAgreeHaveNoLargestRatio(double dispatch, boolean told) {
        RunBuilder run = new RunBuilder().cells("fan-out",
                cell("cell").calls(10).limit(10).delays(50.0));
        for (int block = 0; block < NOISE.size(); block++) {
            run.slots(SlotBuilder.slot("cell").at(0, block).millis(50).metric("negative", 0).metric("permit", 0)
                    .metric("connectionsOpened", 0).metric("maxInFlight", 10).metric("total", 50_000)
                    .metric("dispatch", dispatch));
        }
        String report = report(run.build());
        assertTrue(report.contains("Four clocks, one run"));
        assertEquals(told, report.contains("The largest ratio: JDK futures with C = 10 takes 1.25 [1.25, 1.25] times"),
                report);
        assertFalse(report.contains("1.00 [1.00, 1.00] times as long"));
    }

    private static List<String> sentences(RunBuilder run) {
        return Statements.of(Findings.of(run.build())).sentences().stream().map(Text::toString).toList();
    }

    private static String report(Run run) {
        return Objects.requireNonNull(Report.of(Findings.of(run), Reproduction.of(run)).files().get("report.md"));
    }
}
