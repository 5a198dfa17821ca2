// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.behaviour;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.httptoll.bench.behaviour.Observation.After.Connection;
import io.github.httptoll.bench.behaviour.Observation.After;
import io.github.httptoll.bench.behaviour.ResourceUsage.Held;
import io.github.httptoll.bench.client.Client;
import io.github.httptoll.client.Outcome;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class TablesTest {
    private static final Outcome TIMED_OUT = Outcome.Failure.of(new SocketTimeoutException());

    @Test
    void aTimeoutShowsByHowMuchItIsOver() {
        MishapResult result = result(new Observation(TIMED_OUT, 312, 1, Connection.OTHER));
        assertEquals("TIMEOUT `SocketTimeoutException`<br>312 ms (+12)<br>other connection",
                Tables.cell(Mishap.NO_ANSWER, result));
        assertEquals("TIMEOUT `SocketTimeoutException`<br>312 ms<br>other connection",
                Tables.cell(Mishap.CANCELLED, result));
    }

    @Test
    void theInnermostCauseIsNamedWhereItIsAnother() {
        Outcome wrapped = Outcome.Failure
                .of(new IllegalStateException(new RuntimeException(new TimeoutException())));
        assertEquals("OTHER `IllegalStateException` from `TimeoutException`<br>4.0 ms",
                Tables.cell(Mishap.REFUSED, result(new Observation(wrapped, 4, 0, Connection.NEW))));
    }

    @Test
    void aStatusARepetitionAndAFailureAfterwardsAreShown() {
        Outcome reply = new Outcome.Reply(503, 10, null, null);
        assertEquals("status 503<br>1.0 ms<br>sent 2 times, next call: status 500",
                Tables.cell(Mishap.UNAVAILABLE,
                        result(new Observation(reply, 1, 2,
                                new After.Failed(new Outcome.Reply(500, 10, null, null))))));
    }

    @Test
    void triesThatDifferStandSideBySideWithTheMedianOfTheirTimes() {
        MishapResult result = result(new Observation(TIMED_OUT, 310, 1, Connection.OTHER),
                new Observation(null, Double.NaN, 1, new After.Failed(null)),
                new Observation(TIMED_OUT, 305, 1, Connection.OTHER));
        assertEquals("TIMEOUT `SocketTimeoutException` *or* nothing within 5 s<br>310 ms (+10)<br>"
                + "other connection *or* next call: nothing within 5 s", Tables.cell(Mishap.NO_ANSWER, result));
    }

    @Test
    void whatDoesNotExistIsNotOffered() {
        assertEquals("not offered", Tables.cell(Mishap.CANCELLED, result()));
    }

    @Test
    void everyRowHasACellForEachMishap() {
        EnumMap<Mishap, MishapResult> results = new EnumMap<>(Mishap.class);
        for (Mishap mishap : Mishap.values()) {
            results.put(mishap, result(new Observation(TIMED_OUT, 301, 1, Connection.OTHER)));
        }
        List<String> lines = Tables.failures(Map.of(new Subject(Client.JDK, true), results)).lines().toList();
        assertEquals(3, lines.size());
        lines.forEach(line -> assertEquals(Mishap.values().length + 3, line.chars().filter(each -> each == '|').count(),
                line));
    }

    @Test
    void resourcesAreOneRowAndWhatTheSystemHidesIsSaid() {
        Resources held = new Resources(new Held(2, 5, 1), new Held(20, null, 10), 30 * 1024, Duration.ofMillis(12),
                null, new Held(0, 0, 0));
        assertEquals(
                "| `JETTY` | asynchronous | 2 | 5 | 1 | 30 | 20 | not observable | 10 | 12 | more than 5000 | 0 | 0 | 0 |",
                Tables.resources(Map.of(new Subject(Client.JETTY, false), held)).lines().toList().getLast());
    }

    private static MishapResult result(Observation... tries) {
        return new MishapResult(List.of(tries));
    }
}
