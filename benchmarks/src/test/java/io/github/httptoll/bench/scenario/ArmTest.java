// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.bench.cell.Jvm;
import io.github.httptoll.bench.cell.Parameter;
import io.github.httptoll.bench.cell.Parameters;
import io.github.httptoll.bench.client.Client;
import io.github.httptoll.bench.client.OwnJars;
import io.github.httptoll.bench.fixture.ClosedPort;
import io.github.httptoll.bench.fixture.LiveFixture;
import io.github.httptoll.bench.scenario.Arms.Count;
import io.github.httptoll.bench.strategy.Strategy;
import io.github.httptoll.client.ClientSettings.LimitPolicy;
import io.github.httptoll.client.OwnSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// Counted questions, each side in its JVM, whose counts do not depend on how fast the machine is.
@Tag("slow")
class ArmTest {
    @RegisterExtension
    static final LiveFixture SERVER = new LiveFixture();

    /// Longer than a thread may get no core.
    private static final double LONG_MILLIS = 6_000;
    private static final Parameters CELL = Parameters.of(Client.APACHE_CLASSIC, Strategy.VIRTUAL_THREADS, 6, 6, 0);

    /// No answer comes within its limit, and each call is made again twice.
    @Test
    void aLimitForTheAnswerMakesCallsFailAndTheCallerRepeatsThem() throws IOException {
        Tally tally = run(Count.TIMED_OUT, CELL.with(Parameter.DELAY, LONG_MILLIS),
                Map.of("answerMillis", 50, "retries", 2), SERVER.url());
        assertEquals(6, tally.value());
        assertEquals(6, tally.of());
        assertEquals(6.0, tally.counts().get("FAILED"));
        assertEquals(0.0, tally.counts().get("REPEATED"));
    }

    /// Five of six wait for the one connection, whose call takes much longer than the limit for that.
    @Test
    void aLimitForTheLeaseIsTheLibrarysOwn() throws IOException {
        Parameters one = CELL.with(Parameter.LEVEL, LimitPolicy.DEFAULT).with(Parameter.DELAY, LONG_MILLIS)
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
        Tally tally = run(Count.UNFINISHED, CELL.with(Parameter.DELAY, LONG_MILLIS), Map.of("patienceMillis", 50),
                SERVER.url());
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
        return Arm.of(Parameters.of(client, Strategy.SEQUENTIAL, 6, 1, 0), Arms.USUAL, 0);
    }

    private static Client needing(OwnJars jars, String id, String call, String method) throws IOException {
        String token = "header(response, Headers.TOKEN)";
        return Client.named(jars.jar(id + ".jar", List.of("com.example.MyClient$Provider"), Map.of(
                "com/example/MyClient",
                OwnJars.template().replace("\"MY_CLIENT\"", '"' + id + '"').replace(token, call.formatted(token)),
                "org/lib/Text", "package org.lib; public class Text { public static " + method + " }")).toString());
    }

    private static Tally run(Count count, Parameters cell, Map<String, Integer> said, URI calls) throws IOException {
        Map<String, Integer> limits = new TreeMap<>(Arms.USUAL);
        limits.putAll(said);
        Arm arm = Arm.of(cell, limits, limits.get("leaseMillis"));
        return ArmJvm.run(new Arms(count, arm, arm), true, new ArmJvm.Way(calls, SERVER.url(), null),
                ProcessBuilder.Redirect.INHERIT);
    }
}
