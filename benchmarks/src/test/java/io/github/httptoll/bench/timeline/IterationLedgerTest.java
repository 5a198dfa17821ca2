package io.github.httptoll.bench.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
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

    private static Timeline serverTook(long nanos) {
        Timeline timeline = new Timeline();
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
