// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.client;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.bench.client.ClientSettings.LimitPolicy;
import io.github.httptoll.bench.client.ClientSettings.SessionPolicy;
import io.github.httptoll.bench.fixture.LiveFixture;
import io.github.httptoll.bench.strategy.Caller;
import io.github.httptoll.bench.strategy.Exchange;
import io.github.httptoll.bench.workload.Call;
import io.github.httptoll.bench.workload.Endpoint;
import io.github.httptoll.bench.workload.Outcome;
import io.github.httptoll.bench.workload.RequestBody;
import io.github.httptoll.bench.workload.Workload;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/// Batches of calls against the fixture server, and what holds of every answer.
final class Batches {
    private static final double SHORT_MILLIS = 50;
    private static final double LONGEST_MILLIS = 30_000;

    private Batches() {}

    /// Settings under which no good call times out because a thread gets no core for some seconds.
    static ClientSettings patient(int connections, SessionPolicy session) {
        Duration aMinute = Duration.ofMinutes(1);
        return new ClientSettings(connections, aMinute, aMinute, LimitPolicy.TUNED, session);
    }

    /// Makes the calls of a workload; each must get the right answer, with stamps in the right order.
    ///
    /// @return how many there were
    static int answered(Caller caller, Workload workload) {
        List<Exchange> batch = workload.batch(7).stream().map(Exchange::new).toList();
        caller.run(batch);
        for (Exchange exchange : batch) {
            assertTrue(exchange.outcome().answers(exchange.call()),
                    () -> exchange.call() + " got " + exchange.outcome());
            exchange.timeline().server(((Outcome.Reply) exchange.outcome()).stamps());
            assertTrue(exchange.timeline().serverStamped(), "the server's stamps are missing");
            assertTrue(exchange.timeline().ordered(), "stamps out of order");
        }
        return batch.size();
    }

    /// Calls without a delay that carry so many bytes each.
    static Workload posting(URI url, int calls, int bytes) {
        return new Workload(url, calls, List.of(0.0), Workload.BYTES, Endpoint.DELAY, RequestBody.random(bytes));
    }

    /// Makes batches of twice as many calls as may be in flight until the server has seen so many at once, each with twice the delay
    /// of the batch before it. Where a thread gets no core for longer than the delay, calls that should meet at the server miss each
    /// other; only a client that holds calls back never gets there, however long they take.
    ///
    /// @param url of the server, with or without TLS
    /// @return how many calls were made
    static int answeredUntilFull(Caller caller, LiveFixture server, URI url, int limit) throws IOException {
        int calls = 0;
        double delayMillis = SHORT_MILLIS;
        do {
            calls += answered(caller, new Workload(url, 2 * limit, List.of(delayMillis), 1_000));
            delayMillis *= 2;
        } while (server.control().counters().maxInFlight() < limit && delayMillis < LONGEST_MILLIS);
        return calls;
    }

    /// What comes of one call.
    static Outcome outcome(Caller caller, URI uri) {
        Exchange exchange = new Exchange(new Call(uri, "t", Workload.BYTES));
        caller.run(List.of(exchange));
        return exchange.outcome();
    }
}
