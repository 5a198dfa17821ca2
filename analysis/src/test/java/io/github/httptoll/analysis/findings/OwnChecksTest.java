// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.findings;

import static io.github.httptoll.analysis.read.CellBuilder.cell;
import static io.github.httptoll.analysis.read.SlotBuilder.slot;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.httptoll.analysis.findings.trust.Check.State;
import io.github.httptoll.analysis.findings.trust.Check.Subject;
import io.github.httptoll.analysis.findings.trust.Check;
import io.github.httptoll.analysis.read.RunBuilder;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a run of a study file must hold follows from what its verdicts rest on.
final class OwnChecksTest {
    private static final Set<Subject> MEASURED = EnumSet.complementOf(EnumSet.of(Subject.ATTRIBUTION));

    @Test
    void multipleIsNotContradictedByWhatIsFarSmaller() {
        Findings findings = findings(cellsOf(4, 1.01).claim("mine", "a", "slower", "b"));
        assertEquals(new Check(Subject.SERVER, State.PARTLY, true), judged(findings, Subject.SERVER, State.FAILS));
        assertEquals(new Check(Subject.GATES, State.PARTLY, true), judged(findings, Subject.GATES, State.UNKNOWN));
        assertEquals(new Check(Subject.IDENTICAL, State.PARTLY, true),
                judged(findings, Subject.IDENTICAL, State.FAILS));
        assertEquals(new Check(Subject.SERVER, State.PARTLY), judged(findings, Subject.SERVER, State.PARTLY));
    }

    @ParameterizedTest
    @CsvSource({"CELLS, FAILS", "CELLS, UNKNOWN", "END, FAILS", "REPETITIONS, FAILS"})
    void whatMakesAnAnswerAtAllIsNotEased(Subject subject, State state) {
        Findings findings = findings(cellsOf(4, 1.01).claim("mine", "a", "slower", "b"));
        assertEquals(new Check(subject, state), judged(findings, subject, state));
    }

    /// The ratio, how much identical code differs, and the range that was said.
    @ParameterizedTest
    @CsvSource({"1.3, 1.01, 0, 0", "4, 1.4, 0, 0", "4, 1.01, 3.9, 4.5", "4, 1.01, 3, 4.1", "4, 1.01, 5, 6"})
    void whereAnAnswerIsAboutPercentsNothingIsEased(double times, double identical, double low, double high) {
        RunBuilder run = cellsOf(times, identical);
        Findings findings = findings(
                high == 0 ? run.claim("mine", "a", "slower", "b") : run.within("mine", "a", "b", low, high));
        boolean refuted = low > times;
        assertEquals(refuted ? State.PARTLY : State.FAILS, judged(findings, Subject.SERVER, State.FAILS).state());
    }

    @Test
    void oneAnswerAboutPercentsMakesAllChecksStrict() {
        RunBuilder run = cellsOf(4, 1.01).claim("mine", "a", "slower", "b").claim("equal", "twin", "equivalent", "b");
        assertEquals(new Check(Subject.SERVER, State.FAILS), judged(findings(run), Subject.SERVER, State.FAILS));
    }

    @Test
    void nothingRestsOnADelayThatNobodyAskedFor() {
        assertEquals(MEASURED, subjects(findings(cellsOf(4, 1.01).claim("mine", "a", "slower", "b"))));
        RunBuilder run = cells(new RunBuilder().cells("own", cell("a").delays(0.0), cell("b").delays(0.0),
                cell("twin").delays(0.0).replica(2)), 4, 1.01).claim("mine", "a", "slower", "b");
        Set<Subject> without = EnumSet.copyOf(MEASURED);
        without.remove(Subject.SERVER);
        assertEquals(without, subjects(findings(run)));
    }

    @Test
    void whatIsCountedRestsOnItsRepetitions() {
        List<Check> all = all(Subject.IDENTICAL, State.UNKNOWN);
        assertEquals(List.of(Subject.REPETITIONS, Subject.END),
                OwnChecks.of(all, List.of(), List.of()).stream().map(Check::subject).toList());
    }

    private static RunBuilder cellsOf(double times, double identical) {
        return cells(new RunBuilder().cells("own", cell("a").delays(50.0), cell("b").delays(50.0),
                cell("twin").delays(50.0).replica(2)), times, identical);
    }

    /// Blocks of two sets, in which `twin`, the same as `b`, takes up to so many times as long.
    private static RunBuilder cells(RunBuilder run, double times, double identical) {
        run.identical("own", "b", "twin");
        for (int set = 0; set < 2; set++) {
            for (int block = 0; block < 4; block++) {
                double jitter = 1 + 0.001 * (block - set);
                double noise = block % 2 == 0 ? identical : 1 / identical;
                run.slots(slot("a").at(set, block).millis(20 * times * jitter).metrics(Map.of()),
                        slot("b").at(set, block).millis(20).metrics(Map.of()),
                        slot("twin").at(set, block).millis(20 * noise).metrics(Map.of()));
            }
        }
        return run;
    }

    private static Findings findings(RunBuilder run) {
        return Findings.of(run.build());
    }

    private static Check judged(Findings findings, Subject subject, State state) {
        return OwnChecks.of(all(subject, state), findings.own(), findings.experiments()).stream()
                .filter(check -> check.subject() == subject).findFirst().orElseThrow();
    }

    private static Set<Subject> subjects(Findings findings) {
        return OwnChecks.of(all(Subject.END, State.HOLDS), findings.own(), findings.experiments()).stream()
                .map(Check::subject).collect(Collectors.toSet());
    }

    private static List<Check> all(Subject subject, State state) {
        return Stream.of(Subject.values()).map(each -> new Check(each, each == subject ? state : State.HOLDS)).toList();
    }
}
