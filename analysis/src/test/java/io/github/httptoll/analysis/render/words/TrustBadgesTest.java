// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.words;

import static io.github.httptoll.analysis.read.CellBuilder.cell;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.analysis.findings.Findings;
import io.github.httptoll.analysis.findings.trust.Check.State;
import io.github.httptoll.analysis.findings.trust.Check.Subject;
import io.github.httptoll.analysis.findings.trust.Check;
import io.github.httptoll.analysis.read.RunBuilder;
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

    @ParameterizedTest
    @CsvSource({"SERVER, FAILS, 'server keeps its delays: no'", "SERVER, UNKNOWN, 'server keeps its delays: not known'",
            "GATES, PARTLY, 'disturbed blocks left out: in part'",
            "FLOORS, PARTLY, 'raw sockets measured next to their clients: in part'",
            "CLOCKS, PARTLY, 'phases shown: in part'", "WARM_UP, PARTLY, 'JVMs warm: in part'"})
    void aCheckThatDoesNotHoldDecidesTheVerdictAndIsNamed(Subject subject, State state, String words) {
        TrustBadges badges = allHoldBut(subject, state);
        assertEquals(state, badges.state());
        assertTrue(badges.badges().contains(new TrustBadges.Badge(state, words)), badges.line());
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
}
