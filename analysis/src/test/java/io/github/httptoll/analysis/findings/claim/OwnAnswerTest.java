// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.findings.claim;

import static io.github.httptoll.analysis.read.CellBuilder.cell;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.analysis.findings.Findings;
import io.github.httptoll.analysis.findings.ledger.Ledger.Part;
import io.github.httptoll.analysis.findings.ledger.Move;
import io.github.httptoll.analysis.read.OwnRun;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// The part of a call that carries the difference is found, and nothing is said where none does.
final class OwnAnswerTest {
    @Test
    void poolThatHoldsCallsBackIsTheReason() {
        OwnAnswer answer = only(OwnRun.of(Map.of("pool", 1_500.0), Map.of("pool", 0.0)));
        Move reason = Objects.requireNonNull(answer.reason());
        assertEquals(Part.POOL, reason.part());
        assertEquals(1, answer.share(reason), 1e-9);
        assertEquals(1_500, Objects.requireNonNull(answer.calls()).more().value(), 1e-6);
    }

    @Test
    void acceptQueueThatHoldsConnectionsBackIsTheReason() {
        OwnAnswer answer = only(OwnRun.of(Map.of("accept", 1_500.0, "transport", 1_600.0), Map.of("accept", 0.0)));
        Move reason = Objects.requireNonNull(answer.reason());
        assertEquals(Part.ACCEPT, reason.part());
        assertEquals(1, answer.share(reason), 1e-9);
    }

    @Test
    void noPartIsTheReasonWhereTwoShareTheDifference() {
        OwnAnswer answer = only(OwnRun.of(Map.of("pool", 500.0, "server", 1_500.0, "dispatch", 500.0),
                Map.of("pool", 0.0, "server", 1_000.0, "dispatch", 0.0)));
        assertTrue(answer.isDifferent());
        assertNull(answer.reason());
    }

    @Test
    void waitForTheLimitCountsOnlyWhereTheLimitsDiffer() {
        Map<String, Double> waits = Map.of("permit", 2_000.0);
        OwnAnswer same = only(OwnRun.of(waits, Map.of()));
        assertTrue(same.moves().stream().noneMatch(move -> move.part() == Part.LIMIT));
        assertEquals(Objects.requireNonNull(same.calls()).b().value(), same.calls().a().value(), 1e-6);
        OwnAnswer other = only(OwnRun.of(cell("a").calls(20).limit(5), waits, Map.of()));
        assertEquals(Part.LIMIT, Objects.requireNonNull(other.reason()).part());
    }

    @Test
    void builtInStudyHasNoQuestionOfItsOwn() {
        assertEquals(List.of(), OwnRun.named("fan-out", Map.of("pool", 1_500.0), Map.of("pool", 0.0)).own());
    }

    private static OwnAnswer only(Findings findings) {
        assertEquals(1, findings.own().size());
        return findings.own().getFirst();
    }
}
