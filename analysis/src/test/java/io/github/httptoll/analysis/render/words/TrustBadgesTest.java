// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.words;

import static io.github.httptoll.analysis.read.CellBuilder.cell;
import static io.github.httptoll.analysis.read.SlotBuilder.slot;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.analysis.findings.Findings;
import io.github.httptoll.analysis.findings.cell.IdenticalRatio;
import io.github.httptoll.analysis.findings.trust.Check.State;
import io.github.httptoll.analysis.findings.trust.Check.Subject;
import io.github.httptoll.analysis.findings.trust.Check;
import io.github.httptoll.analysis.read.Certificate;
import io.github.httptoll.analysis.read.RunBuilder;
import io.github.httptoll.analysis.statistics.Interval;
import io.github.httptoll.analysis.statistics.Quantity;
import io.github.httptoll.analysis.statistics.Unit;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TrustBadgesTest {
    private final RunBuilder run = new RunBuilder().cells("single-call", cell("one"));

    private TrustBadges allHoldBut(Subject subject, State state) {
        List<Check> checks = Stream.of(Subject.values())
                .map(each -> new Check(each, each == subject ? state : State.HOLDS)).toList();
        return TrustBadges.of(Findings.of(run.build()), checks);
    }

    private void measured(String cell, String group, double... totals) {
        for (int block = 0; block < totals.length; block++) {
            run.slots(slot(cell).group(group).at(0, block).metric("transport", totals[block])
                    .metric("total", totals[block])
                    .metric("negative", 0).metric("connectionsOpened", 0).metric("maxInFlight", 1));
        }
    }

    private List<TrustBadges.Badge> badges() {
        return TrustBadges.of(Findings.of(run.build())).badges();
    }

    @ParameterizedTest
    @CsvSource({"SERVER, FAILS, 'server keeps its delays: no'", "SERVER, UNKNOWN, 'server keeps its delays: not known'",
            "GATES, UNKNOWN, 'disturbed blocks left out: not known'"})
    void aCheckThatDoesNotHoldDecidesTheVerdictAndIsNamed(Subject subject, State state, String words) {
        TrustBadges badges = allHoldBut(subject, state);
        assertEquals(state, badges.state());
        assertTrue(badges.badges().contains(new TrustBadges.Badge(state, words)), badges.line());
    }

    @Test
    void checksAreCountedByTheirStatesTheWorstLast() {
        int others = Subject.values().length - 1;
        assertEquals("Of " + (others + 1) + " checks ✓ " + others + " hold, ~ 1 holds in part.",
                allHoldBut(Subject.GATES, State.PARTLY).basis());
        TrustBadges failing = allHoldBut(Subject.END, State.FAILS);
        assertEquals("Of " + (others + 1) + " checks ✓ " + others + " hold, ✗ 1 does not hold.", failing.basis());
        assertTrue(failing.isWarning());
        assertEquals("", TrustBadges.of(Findings.of(run.build()), List.of()).basis());
    }

    @Test
    void howMuchIdenticalCodeDifferedIsSaidWithTheMedian() {
        identical("session", 100, 96);
        assertEquals("Identical code differed by 4.2 %.", noise());
        identical("protocol", 100, 110);
        identical("limits", 100, 101);
        assertEquals("Identical code differed by 10 % at most (experiment protocol), and by 4.2 % in the median.",
                noise());
    }

    private String noise() {
        return TrustBadges.of(Findings.of(run.build()), List.of()).basis();
    }

    private void identical(String experiment, double first, double second) {
        run.cells(experiment, cell(experiment + 1), cell(experiment + 2).replica(2)).identical(experiment,
                experiment + 1, experiment + 2);
        for (int block = 0; block < 3; block++) {
            run.slots(slot(experiment + 1).group(experiment).at(0, block).millis(first),
                    slot(experiment + 2).group(experiment).at(0, block).millis(second));
        }
    }

    @Test
    void whatHoldsInPartIsCounted() {
        run.cells("single-call", cell("raw").by("RAW_NIO", "FUTURES"),
                cell("near").by("OKHTTP", "FUTURES").floor("raw"));
        measured("raw", "near", 100, 101);
        measured("near", "near", 110, 111);
        measured("one", "far", 110, 111);
        run.degraded("far").unsettled("JDK").certificates(certificate(true), certificate(false), certificate(true));
        List<TrustBadges.Badge> badges = badges();
        Stream.of("disturbed blocks left out in 1 of 2 groups of cells",
                "raw sockets measured next to 1 of 2 valid cells",
                "warm-up reached its time limit in 1 of 3 JVMs (what still became faster is left out)",
                "server keeps its delays in 2 of 3 checks")
                .forEach(words -> assertTrue(badges.contains(new TrustBadges.Badge(State.PARTLY, words)),
                        badges.toString()));
    }

    @Test
    void clocksThatCannotBeComparedHaveTheirChecksCounted() {
        measured("one", "group", 110, 111);
        run.clocksApart();
        assertTrue(badges().contains(new TrustBadges.Badge(State.PARTLY,
                "send and receive shown as one: 1 of 1 clock checks failed")), badges().toString());
    }

    private static Certificate certificate(boolean holds) {
        return new Certificate("fan-out", 0, "before", 1, 1, holds, holds ? "Holds." : "Fails: late.", 20.0, 90.0);
    }

    @Test
    void whatHoldsAsUsualIsNotNamed() {
        TrustBadges badges = allHoldBut(Subject.END, State.HOLDS);
        assertEquals(State.HOLDS, badges.state());
        assertEquals(3, badges.badges().size(), badges.line());
    }

    @Test
    void aRunThatWentOnAfterAnInterruptionSaysSo() {
        assertFalse(TrustBadges.of(Findings.of(run.build())).line().contains("resumed"));
        run.resumed();
        assertTrue(TrustBadges.of(Findings.of(run.build())).line().contains("~ the run was resumed"));
    }

    @Test
    void identicalCodeThatDiffersByChanceIsCalledSo() {
        Quantity apart = new Quantity(0.97, Unit.ONE, new Interval(0.94, 0.99), 20);
        assertEquals(", as it may by chance", TrustWords.chance(pairs(new IdenticalRatio(apart, null, 0.02, false))));
        assertEquals("", TrustWords.chance(pairs(new IdenticalRatio(apart, null, 0.001, false))));
        assertEquals("", TrustWords.chance(List.of()));
    }

    private static List<IdenticalRatio> pairs(IdenticalRatio first) {
        Quantity equal = new Quantity(1, Unit.ONE, new Interval(0.97, 1.03), 20);
        return Stream
                .concat(Stream.of(first), Stream.generate(() -> new IdenticalRatio(equal, null, 1, false)).limit(9))
                .toList();
    }
}
