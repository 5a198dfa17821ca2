// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.rate;

import io.github.httptoll.bench.strategy.Exchange;
import io.github.httptoll.bench.timeline.Phase;
import io.github.httptoll.client.Outcome;
import java.util.Map;
import java.util.TreeMap;

/// Counts what came of calls, and collects their times.
final class Tally {
    private static final String WRONG = "WRONG";

    final Nanos lag = new Nanos();
    final Nanos wait = new Nanos();
    final Nanos fromDue = new Nanos();
    final Nanos fromFired = new Nanos();
    private final Nanos closedLoop = new Nanos();
    private final Nanos serverError = new Nanos();
    private final Map<String, Integer> failed = new TreeMap<>();
    private int offered;
    /// When the call that one caller in a closed loop recorded last had ended.
    private long freeNanos = Long.MIN_VALUE;
    private int answered;
    private int unfired;
    private int unanswered;

    /// A call that was never made.
    void unfired() {
        offered++;
        unfired++;
    }

    /// A call that was made and has not ended.
    void unanswered() {
        offered++;
        unanswered++;
    }

    /// A call that has ended.
    ///
    /// @param delayNanos of the server
    void ended(Exchange exchange, long delayNanos) {
        offered++;
        if (exchange.outcome().answers(exchange.call())) {
            answered++;
        } else {
            String kind = exchange.outcome() instanceof Outcome.Failure failure ? failure.kind().name() : WRONG;
            failed.merge(kind, 1, Integer::sum);
        }
        if (exchange.timeline().serverStamped()) {
            serverError.add(exchange.timeline().nanos(Phase.SERVER) - delayNanos);
        }
    }

    /// Takes the time of a call that was fired, as it is recorded from there.
    void fromFired(long firedNanos, long doneNanos) {
        fromFired.add(doneNanos - firedNanos);
        if (firedNanos >= freeNanos) {
            closedLoop.add(doneNanos - firedNanos);
            freeNanos = doneNanos;
        }
    }

    RateLevel.Counts counts() {
        return new RateLevel.Counts(offered, offered, offered - unfired, answered, failed, unfired, unanswered);
    }

    /// The distributions at a rate.
    RateLevel.Histograms open() {
        return new RateLevel.Histograms(lag.text(), wait.text(), fromDue.text(), fromFired.text(), closedLoop.text(),
                serverError.text());
    }

    /// The distributions of a closed loop, which knows no due time.
    RateLevel.Histograms closed() {
        return new RateLevel.Histograms(null, null, null, fromFired.text(), null, serverError.text());
    }
}
