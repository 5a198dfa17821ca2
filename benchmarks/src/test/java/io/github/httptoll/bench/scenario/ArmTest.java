// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.bench.cell.Jvm;
import io.github.httptoll.bench.cell.Parameter;
import io.github.httptoll.bench.cell.Parameters;
import io.github.httptoll.bench.client.Client;
import io.github.httptoll.bench.client.OwnJars;
import io.github.httptoll.bench.fixture.ChildJvm;
import io.github.httptoll.bench.fixture.ClosedPort;
import io.github.httptoll.bench.fixture.FixtureProcess;
import io.github.httptoll.bench.fixture.LiveFixture;
import io.github.httptoll.bench.scenario.Arms.Count;
import io.github.httptoll.bench.strategy.Caller;
import io.github.httptoll.bench.strategy.Exchange;
import io.github.httptoll.bench.strategy.Strategy;
import io.github.httptoll.bench.workload.NamedValues;
import io.github.httptoll.bench.workload.RequestShape;
import io.github.httptoll.bench.workload.WireShape;
import io.github.httptoll.client.ClientSettings.LimitPolicy;
import io.github.httptoll.client.Outcome;
import io.github.httptoll.client.OwnSettings;
import io.github.httptoll.client.TrustedCertificates;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Counted questions, each side in its JVM, whose counts do not depend on how fast the machine is.
@Order(1)
@Tag("slow")
class ArmTest {
    @RegisterExtension
    static final LiveFixture SERVER = new LiveFixture();

    /// The longest delay of the server. No test waits for its end.
    private static final double LONGEST_MILLIS = 60_000;
    private static final Jvm BRIEF = new Jvm("", ChildJvm.BRIEF, 0);
    private static final Parameters CELL = Parameters.of(Client.APACHE_CLASSIC, Strategy.VIRTUAL_THREADS, 6, 6, 0);

    /// No answer comes within its limit, and each call is made again twice.
    @Test
    void aLimitForTheAnswerMakesCallsFailAndTheCallerRepeatsThem() throws IOException {
        Tally tally = unanswered(Count.TIMED_OUT, Map.of("answerMillis", 50, "retries", 2));
        assertEquals(6, tally.value());
        assertEquals(6, tally.of());
        assertEquals(6.0, tally.counts().get("FAILED"));
        assertEquals(0.0, tally.counts().get("REPEATED"));
    }

    /// One of six gets the one connection and leaves its answer, so the connection is never free again.
    @Test
    void aLimitForTheLeaseIsTheLibrarysOwn() throws IOException {
        Parameters one = left(CELL).with(Parameter.LEVEL, LimitPolicy.DEFAULT)
                .with(Parameter.SETTINGS, OwnSettings.parse("maxConnPerRoute=1"));
        Tally tally = run(Count.TIMED_OUT, one, Map.of("leaseMillis", 50), SERVER.url());
        assertEquals(5, tally.value());
        assertEquals(1.0, tally.counts().get("CONNECTIONS"));
        assertEquals(1.0, tally.counts().get("MOST_IN_FLIGHT"));
        assertEquals(5.0, tally.counts().get("FAILED"));
    }

    @Test
    void aConnectionIsRefusedWhereNothingListens() throws IOException {
        try (ClosedPort port = new ClosedPort()) {
            assertEquals(6, run(Count.REFUSED, CELL, Map.of(), port.url()).value());
        }
    }

    @Test
    void callsThatAreMadeBeforeAreNotCounted() throws IOException {
        Tally cold = run(Count.CONNECTIONS, CELL, Map.of("batches", 2), SERVER.url());
        assertTrue(cold.value() >= 1, cold.toString());
        Parameters single = Parameters.of(Client.JDK, Strategy.SEQUENTIAL, 3, 1, 0);
        assertEquals(0, run(Count.CONNECTIONS, single, Map.of("warm", 5, "paceMillis", 1), SERVER.url()).value());
        assertTrue(run(Count.FIRST_CALL_MILLIS, single, Map.of("warm", 5), SERVER.url()).value() > 0);
    }

    @Test
    void whatDoesNotEndIsUnfinished() throws IOException {
        Tally tally = unanswered(Count.UNFINISHED, Map.of("patienceMillis", 50));
        assertEquals(6, tally.value());
    }

    @Test
    void itRunsInTheJvmThatIsAskedFor() throws IOException {
        Parameters flags = CELL.with(Parameter.JVM, new Jvm("", List.of("-Xint"), 1));
        assertEquals(0, run(Count.FAILED, flags, Map.of(), SERVER.url()).value());
    }

    /// Each side's client calls, for each answer, a method that the other side's version of the library lacks.
    @Test
    void eachSideHasItsClientWithItsVersionOfOneLibrary(@TempDir Path directory) throws IOException {
        OwnJars jars = new OwnJars(directory);
        Arm older = arm(needing(jars, "OLDER", "org.lib.Text.same(%s)", "String same(String text) { return text; }"));
        Arm newer = arm(needing(jars, "NEWER", "org.lib.Text.kept(%s).get()",
                "java.util.Optional<String> kept(String text) { return java.util.Optional.of(text); }"));
        for (boolean first : new boolean[]{true, false}) {
            Tally tally = ArmJvm.run(new Arms(Count.CONNECTIONS, older, newer), first,
                    new ArmJvm.Way(SERVER.url(), SERVER.url(), null), ProcessBuilder.Redirect.INHERIT);
            assertEquals(1, tally.value());
            assertEquals(0.0, tally.counts().getOrDefault("FAILED", 0.0));
        }
    }

    private static Arm arm(Client client) {
        return Arm.of(Parameters.of(client, Strategy.SEQUENTIAL, 6, 1, 0).with(Parameter.JVM, BRIEF), Arms.USUAL, 0);
    }

    private static Client needing(OwnJars jars, String id, String call, String method) throws IOException {
        String token = "header(response, Headers.TOKEN)";
        return Client.named(jars.jar(id + ".jar", List.of("com.example.MyClient$Provider"), Map.of(
                "com/example/MyClient",
                OwnJars.template().replace("\"MY_CLIENT\"", '"' + id + '"').replace(token, call.formatted(token)),
                "org/lib/Text", "package org.lib; public class Text { public static " + method + " }")).toString());
    }

    /// An answer that is left keeps its connection, so each further call opens one; one that is read gives it back.
    @ParameterizedTest
    @ValueSource(strings = {"JDK", "OKHTTP", "APACHE_CLASSIC", "HTTP_URL_CONNECTION"})
    void anAnswerThatIsLeftKeepsItsConnection(String client) throws IOException {
        Parameters one = Parameters.of(Client.named(client), Strategy.VIRTUAL_THREADS, 1, 3, 0);
        Tally tally = run(Count.CONNECTIONS, left(one), Map.of("batches", 3), SERVER.url());
        assertEquals(3, tally.value(), tally.toString());
        assertNull(tally.counts().get("FAILED"), tally.toString());
    }

    private static Parameters left(Parameters cell) {
        return cell.with(Parameter.BYTES, 1_000_000).with(Parameter.REQUEST,
                NamedValues.parse("answer:LEFT", RequestShape.class));
    }

    /// The time that a closed answer takes from its connection differs from client to client.
    @ParameterizedTest
    @ValueSource(strings = {"JDK", "OKHTTP", "APACHE_CLASSIC", "HTTP_URL_CONNECTION"})
    void anAnswerThatIsClosedIsRightWithoutItsBody(String client) {
        Parameters cell = Parameters.of(Client.named(client), Strategy.VIRTUAL_THREADS, 4, 2, 0)
                .with(Parameter.BYTES, 1_000_000)
                .with(Parameter.REQUEST, NamedValues.parse("answer:CLOSED", RequestShape.class));
        List<Exchange> batch = cell.workload(SERVER.url()).batch(0).stream().map(Exchange::new).toList();
        try (Caller caller = cell.open(TrustedCertificates.SYSTEM)) {
            caller.run(batch);
        }
        batch.forEach(exchange -> {
            assertTrue(exchange.outcome().answers(exchange.call()), exchange.outcome().toString());
            assertEquals(0, assertInstanceOf(Outcome.Reply.class, exchange.outcome()).bytes());
        });
    }

    @Test
    void lookUpsOfANameAreCounted() throws IOException {
        Parameters cell = Parameters.of(Client.JDK, Strategy.SEQUENTIAL, 3, 1, 0)
                .with(Parameter.WIRE, NamedValues.parse("resolveMillis:1", WireShape.class));
        URI named = URI.create("http://r1-f0-d0.httptoll.test:" + SERVER.url().getPort());
        Tally tally = run(Count.LOOK_UPS, cell, Map.of(), named);
        assertEquals(1, tally.value());
        assertNull(tally.counts().get("FAILED"), tally.toString());
    }

    /// Its server still has the calls when the caller has given up, so it has no other ones, and ends with them.
    private static Tally unanswered(Count count, Map<String, Integer> said) throws IOException {
        try (FixtureProcess server = FixtureProcess.startBrief(ProcessBuilder.Redirect.INHERIT)) {
            return run(count, CELL.with(Parameter.DELAY, LONGEST_MILLIS), said, server.url(), server.url());
        }
    }

    private static Tally run(Count count, Parameters cell, Map<String, Integer> said, URI calls) throws IOException {
        return run(count, cell, said, calls, SERVER.url());
    }

    private static Tally run(Count count, Parameters cell, Map<String, Integer> said, URI calls, URI control)
            throws IOException {
        Map<String, Integer> limits = new TreeMap<>(Arms.USUAL);
        limits.putAll(said);
        Parameters brief = cell.jvm().equals(Jvm.SAME) ? cell.with(Parameter.JVM, BRIEF) : cell;
        Arm arm = Arm.of(brief, limits, limits.get("leaseMillis"));
        return ArmJvm.run(new Arms(count, arm, arm), true, new ArmJvm.Way(calls, control, null),
                ProcessBuilder.Redirect.INHERIT);
    }
}
