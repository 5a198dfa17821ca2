// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.check;

import io.github.httptoll.bench.fixture.FixtureControl;
import io.github.httptoll.bench.strategy.Caller;
import io.github.httptoll.bench.strategy.Exchange;
import io.github.httptoll.bench.workload.Endpoint;
import io.github.httptoll.bench.workload.RandomBody;
import io.github.httptoll.bench.workload.Workload;
import io.github.httptoll.client.Call;
import io.github.httptoll.client.ClientSettings;
import io.github.httptoll.client.ClientSettings.LimitPolicy;
import io.github.httptoll.client.ClientSettings.SessionPolicy;
import io.github.httptoll.client.Headers;
import io.github.httptoll.client.Outcome;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/// Batches of calls against the fixture server, and what holds of every answer.
public final class Batches {
    private static final double SHORT_MILLIS = 50;
    private static final double LONGEST_MILLIS = 30_000;

    private Batches() {}

    /// Settings under which no good call times out because a thread gets no core for some seconds.
    public static ClientSettings patient(int connections, SessionPolicy session) {
        Duration aMinute = Duration.ofMinutes(1);
        return new ClientSettings(connections, aMinute, aMinute, LimitPolicy.TUNED, session);
    }

    /// Makes the calls of a workload; each must get the right answer, with stamps in the right order.
    ///
    /// @return how many there were
    public static int answered(Caller caller, Workload workload) {
        List<Exchange> batch = workload.batch(7).stream().map(Exchange::new).toList();
        caller.run(batch);
        for (Exchange exchange : batch) {
            answered(exchange.call(), exchange.outcome());
            exchange.timeline().server(((Outcome.Reply) exchange.outcome()).stamps());
            Broken.unless(exchange.timeline().serverStamped(), "the server's stamps are missing",
                    "give the value of the response header " + Headers.STAMPS + " to Outcome.Reply as it is");
            Broken.unless(exchange.timeline().ordered(), "stamps out of order",
                    "call headers() when the headers are parsed, done() when the body is whole, and hand the outcome over after that");
        }
        return batch.size();
    }

    /// @throws Broken if that is not the right answer
    static void answered(Call call, Outcome outcome) {
        if (!(outcome instanceof Outcome.Reply reply)) {
            throw new Broken(call + " got " + outcome, "find out what the library does not like about this call");
        }
        Broken.unless(reply.status() == 200, call + " got status " + reply.status(),
                "send the address, and the body where there is one, exactly as the call has it");
        Broken.unless(reply.bytes() == call.bytes(),
                call + " got " + reply.bytes() + " bytes of a body of " + call.bytes(),
                "read the body to its end, count its bytes, and only then hand the outcome over");
        Broken.unless(call.token().equals(reply.token()),
                call + " got the token " + reply.token() + " instead of " + call.token(),
                "give the value of the response header " + Headers.TOKEN + " to the Outcome.Reply of the same call");
    }

    /// Calls without a delay that carry so many bytes each.
    public static Workload posting(URI url, int calls, int bytes) {
        return new Workload(url, calls, List.of(0.0), Workload.BYTES, Endpoint.DELAY, RandomBody.random(bytes));
    }

    /// Makes batches of twice as many calls as may be in flight until the server has seen so many at once, each with twice the delay
    /// of the batch before it. Where a thread gets no core for longer than the delay, calls that should meet at the server miss each
    /// other; only a client that holds calls back never gets there, however long they take.
    ///
    /// @param url of the server, with or without TLS
    /// @return how many calls were made
    static int answeredUntilFull(Caller caller, FixtureControl control, URI url, int limit) throws IOException {
        int calls = 0;
        double delayMillis = SHORT_MILLIS;
        do {
            calls += answered(caller, new Workload(url, 2 * limit, List.of(delayMillis), 1_000));
            delayMillis *= 2;
        } while (control.counters().maxInFlight() < limit && delayMillis < LONGEST_MILLIS);
        return calls;
    }

    /// What comes of one call.
    public static Outcome outcome(Caller caller, URI uri) {
        Exchange exchange = new Exchange(new Call(uri, "t", Workload.BYTES));
        caller.run(List.of(exchange));
        return exchange.outcome();
    }
}
