// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class IterationLedgerTest {
    @Test
    void meansAreOfRightAnswersAndFailuresAreCountedApart() {
        IterationLedger ledger = new IterationLedger();
        ledger.add(serverTook(2_000), true);
        ledger.add(serverTook(4_000), true);
        ledger.add(serverTook(1_000_000), false);
        ledger.add(new Timeline(), true);
        Map<String, IterationLedger.Metric> metrics = ledger.metrics();
        assertEquals(3.0, metrics.get("server").value());
        assertEquals(4, metrics.get("requests").value());
        assertEquals(2, metrics.get("failures").value());
    }

    @Test
    void aStampThatPrecedesItsPredecessorIsCounted() {
        IterationLedger ledger = new IterationLedger();
        ledger.add(serverTook(-2_000), true);
        assertTrue(ledger.metrics().get("negative").value() > 0);
    }

    @Test
    void resetForgetsTheIterationBefore() {
        IterationLedger ledger = new IterationLedger();
        ledger.add(serverTook(2_000), true);
        ledger.serverFacts(Map.of("maxInFlight", 3.0));
        ledger.reset();
        assertEquals(0, ledger.metrics().get("requests").value());
        assertTrue(!ledger.metrics().containsKey("maxInFlight"));
    }

    @Test
    void theWaitToBeAcceptedIsAMeanOfAllCallsWhereTheServerSeesIt() {
        IterationLedger ledger = new IterationLedger();
        ledger.add(accepted("9000"), true);
        ledger.add(accepted("0"), true);
        ledger.add(accepted("0"), true);
        assertEquals(3.0, ledger.metrics().get("accept").value());
    }

    @Test
    void theWaitToBeAcceptedIsNotKnownWhereOneCallDoesNotSay() {
        IterationLedger ledger = new IterationLedger();
        ledger.add(accepted("9000"), true);
        ledger.add(serverTook(2_000), true);
        assertFalse(ledger.metrics().containsKey("accept"));
    }

    @Test
    void howLongRequestsAreUnreadIsAMeanOfAllCallsWhereTheServerSeesIt() {
        IterationLedger ledger = new IterationLedger();
        ledger.add(accepted("0,4000"), true);
        ledger.add(accepted("0,2000"), true);
        assertEquals(3.0, ledger.metrics().get("unread").value());
        assertEquals(0.0, ledger.metrics().get("accept").value());
    }

    @Test
    void howLongRequestsAreUnreadIsNotKnownWhereOneCallDoesNotSay() {
        IterationLedger ledger = new IterationLedger();
        ledger.add(accepted("0,4000"), true);
        ledger.add(accepted("0"), true);
        assertFalse(ledger.metrics().containsKey("unread"));
        assertEquals(0.0, ledger.metrics().get("accept").value());
    }

    private static Timeline accepted(String afterNanos) {
        Timeline timeline = serverTook(2_000);
        timeline.server("1,2,3," + afterNanos);
        return timeline;
    }

    @Test
    void theQueueOfVirtualThreadsIsTheMeanOfWhatWasSeen() {
        IterationLedger ledger = new IterationLedger();
        ledger.virtualQueue(10);
        ledger.virtualQueue(20);
        assertEquals(15.0, ledger.metrics().get("costVirtualQueue").value());
    }

    @Test
    void withoutStampsOnlyTheServersShareIsKnown() {
        IterationLedger ledger = new IterationLedger();
        ledger.add(serverTook(new Timeline(Stamping.OFF), 2_000), true);
        Map<String, IterationLedger.Metric> metrics = ledger.metrics();
        assertEquals(2.0, metrics.get("server").value());
        assertEquals(Set.of("server", "negative", "requests", "failures"), metrics.keySet());
        assertEquals(0, metrics.get("negative").value());
    }

    @Test
    void oneHiccupMovesTheMeanAndNotTheMedian() {
        IterationLedger ledger = new IterationLedger();
        ledger.add(serverTook(2_000), true);
        ledger.add(serverTook(3_000), true);
        ledger.add(serverTook(904_000), true);
        Map<String, IterationLedger.Metric> metrics = ledger.metrics();
        assertEquals(303.0, metrics.get("server").value());
        assertEquals(3.0, metrics.get("serverP50").value());
        assertTrue(metrics.get("totalP50").value() <= metrics.get("totalP90").value());
        assertEquals(metrics.get("totalP99").value(), metrics.get("totalP90").value());
    }

    @Test
    void aDetailIsTheMeanOfTheRequestsThatShowedIt() {
        IterationLedger ledger = new IterationLedger();
        ledger.add(serverTook(leased(new Timeline()), 2_000), true);
        ledger.add(serverTook(2_000), true);
        Map<String, IterationLedger.Metric> metrics = ledger.metrics();
        assertTrue(metrics.containsKey("detailLease"));
        assertFalse(metrics.containsKey("detailWrite"));
        assertFalse(metrics.containsKey("detailConnect"), "no connect was shown, which may mean that none is ever");
    }

    @Test
    void aPooledConnectionTakesNoTimeToOpenWhereConnectsAreShown() {
        IterationLedger ledger = new IterationLedger();
        Timeline opened = new Timeline();
        opened.connecting();
        awaitClock();
        opened.connected();
        ledger.add(serverTook(leased(opened), 2_000), true);
        assertTrue(ledger.metrics().get("detailConnect").value() > 0);
        ledger.reset();
        ledger.add(serverTook(leased(new Timeline()), 2_000), true);
        assertEquals(0, ledger.metrics().get("detailConnect").value());
    }

    @Test
    void aNamedConnectionIsNewOnceAndAWarmUpsIsNot() {
        IterationLedger ledger = new IterationLedger();
        assertFalse(ledger.metrics().containsKey("newConnections"), "nothing was shown");
        ledger.connections(List.of(carried("1"), carried("2"), carried("1")));
        assertEquals(2, ledger.metrics().get("newConnections").value());
        assertFalse(ledger.metrics().containsKey("detailConnect"), "how long opening took is not known");
        ledger.reset();
        ledger.connections(List.of(carried("2"), carried("1")));
        assertEquals(0, ledger.metrics().get("newConnections").value());
        assertEquals(0, ledger.metrics().get("detailConnect").value());
    }

    private static Timeline carried(String connection) {
        Timeline timeline = new Timeline();
        timeline.carriedBy(connection);
        return timeline;
    }

    /// Two stamps of one thread may be equal where the clock is coarse.
    private static void awaitClock() {
        long before = System.nanoTime();
        while (System.nanoTime() == before) {
            Thread.onSpinWait();
        }
    }

    private static Timeline leased(Timeline timeline) {
        timeline.started();
        timeline.leased();
        return timeline;
    }

    private static Timeline serverTook(long nanos) {
        return serverTook(new Timeline(), nanos);
    }

    private static Timeline serverTook(Timeline timeline, long nanos) {
        timeline.permitted(System.nanoTime(), Long.MIN_VALUE);
        timeline.started();
        long arrived = System.nanoTime();
        timeline.server(arrived + "," + arrived + "," + (arrived + nanos));
        while (System.nanoTime() < arrived + nanos) {
            Thread.onSpinWait();
        }
        timeline.headers();
        timeline.done();
        timeline.resumed();
        return timeline;
    }
}
