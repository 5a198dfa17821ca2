// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.bench.cell.Parameter;
import io.github.httptoll.bench.cell.Parameters;
import io.github.httptoll.bench.client.Client;
import io.github.httptoll.bench.fixture.FixtureProcess;
import io.github.httptoll.bench.fixture.LiveFixture;
import io.github.httptoll.bench.fixture.ServerProbe;
import io.github.httptoll.bench.strategy.Strategy;
import io.github.httptoll.schema.RunSchemas;
import io.github.httptoll.bench.study.ask.Network;
import io.github.httptoll.bench.study.record.RunDirectory;
import io.github.httptoll.bench.workload.NamedValues;
import io.github.httptoll.bench.workload.RequestShape;
import io.github.httptoll.bench.workload.ServerBehaviour;
import io.github.httptoll.bench.workload.WireShape;
import io.github.httptoll.client.Protocol;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What probes see of the real server, of clients and of names. What takes a time takes at least that; what is a number is that number.
@Tag("slow")
class DeliveryTest {
    private static final Parameters CELL = Parameters.of(Client.JDK, Strategy.SEQUENTIAL, 1, 1, 0);

    @RegisterExtension
    static final LiveFixture SERVER = new LiveFixture();

    @ParameterizedTest
    @CsvSource({"streams:7, streams, 7", "chunkBytes:300, chunkBytes, 300"})
    void aNumberIsDeliveredAsItIs(String behaviour, String name, double asked) throws IOException {
        exactly(behaviour, name, asked);
    }

    /// Segments are counted by the kernel, which no thread that stops for a while can change.
    @ParameterizedTest
    @EnabledOnOs(OS.LINUX)
    @CsvSource({"apart:true, apart, 1", "noDelay:false, noDelay, 0"})
    void segmentsShowHowTheServerWrites(String behaviour, String name, double asked) throws IOException {
        exactly(behaviour, name, asked);
    }

    /// Otherwise the test above could not fail.
    @Test
    @EnabledOnOs(OS.LINUX)
    void aServerThatWritesAsUsualIsSeen() throws IOException {
        ServerSide usual = new ServerSide(SERVER.url(), behaving("idleMillis:60000"));
        assertEquals(1, usual.noDelay());
        assertEquals(1, ServerProbe.segments(SERVER.url().resolve("/delay/0?bytes=16")).orElseThrow());
    }

    /// A burst that does not come all at once finds fewer threads at work, a slow machine has fewer answers in time, and neither has more.
    @ParameterizedTest
    @CsvSource({"threads:3, threads, 3", "maxConnections:3, maxConnections, 3"})
    void noMoreCallsAreInServiceThanAskedFor(String behaviour, String name, double asked) throws IOException {
        Delivery seen = only(behaving(behaviour));
        assertEquals(name, seen.name());
        double delivered = Objects.requireNonNull(seen.delivered());
        assertTrue(delivered >= 1 && delivered <= asked, seen.toString());
    }

    @ParameterizedTest
    @CsvSource({"idleMillis:1000, idleMillis, 900", "stallMillis:20.0+stallEveryMillis:80.0, stallMillis, 0"})
    void aTimeIsDelivered(String behaviour, String name, double least) throws IOException {
        Delivery seen = probed(List.of(behaving(behaviour))).getFirst();
        assertEquals(name, seen.name());
        assertTrue(Objects.requireNonNull(seen.delivered()) > least, seen.toString());
    }

    @ParameterizedTest
    @CsvSource({"idleMillis:60000, it would take longer than 5000 ms",
            "slots:1000, it would take more than 300 connections",
            "maxConnections:301, it would take more than 300 connections",
            "stallMillis:1000+stallEveryMillis:20000, it would take longer than 5000 ms",
            "chunkBytes:2000000, it would take an answer of more than 3000000 bytes"})
    void whatCannotBeSeenHasItsReason(String behaviour, String why) throws IOException {
        Delivery seen = probed(List.of(behaving(behaviour))).getFirst();
        assertNull(seen.delivered());
        assertEquals(why, seen.why());
        assertTrue(seen.isKept());
    }

    /// A call is never released before the delay that was drawn for it, and half of the calls would be with another seed.
    @ParameterizedTest
    @CsvSource({"UNIFORM, 4", "EXPONENTIAL, 9", "LOGNORMAL, 4"})
    void drawnDelaysAreThoseOfTheirSeed(String distribution, double mean) throws IOException {
        Parameters cell = behaving("distribution:" + distribution + "+jitterMillis:4+seed:9").with(Parameter.DELAY,
                distribution.equals("EXPONENTIAL") ? 5.0 : 4.0);
        List<Delivery> seen = probed(List.of(cell, cell.with(Parameter.CALLS, 2)));
        assertEquals(List.of("meanMillis", "p50Millis", "p99Millis", "largestDeviation", "partOfSeed"),
                seen.stream().map(Delivery::name).toList());
        assertEquals(mean, seen.getFirst().asked(), 1e-9);
        assertEquals(1.0, seen.getLast().delivered());
    }

    @Test
    void delaysOfAnotherSeedAreNotKept() {
        Parameters other = behaving("distribution:UNIFORM+jitterMillis:4+seed:8").with(Parameter.DELAY, 4.0);
        ServerBehaviour asked = NamedValues.parse("distribution:UNIFORM+jitterMillis:4+seed:9", ServerBehaviour.class);
        Delivery seen = Draws.probed(new ServerSide(SERVER.url(), other), asked, 4).getLast();
        assertEquals("partOfSeed", seen.name());
        assertFalse(seen.isKept(), seen.toString());
    }

    @Test
    void anAnswerInGzipIsSeenAndDecoded() throws IOException {
        Parameters cell = CELL.with(Parameter.REQUEST, NamedValues.parse("gzip:true", RequestShape.class));
        assertEquals(new Delivery("request", null, "gzip:true", "gzip", 1, 1.0, 1.0, 1.0, null), only(cell));
    }

    @Test
    void aNameTakesItsTimeAndHasItsFailuresAndDeadAddresses() throws IOException {
        Parameters cell = CELL.with(Parameter.WIRE,
                NamedValues.parse("resolveMillis:30+resolveFailures:2+deadAddresses:2", WireShape.class));
        List<Delivery> seen = probed(List.of(cell, cell.with(Parameter.CALLS, 2)));
        assertEquals(List.of("resolveMillis", "resolveFailures", "deadAddresses"),
                seen.stream().map(Delivery::name).toList());
        assertTrue(Objects.requireNonNull(seen.getFirst().delivered()) >= 30, seen.toString());
        assertEquals(2.0, seen.get(1).delivered());
        assertEquals(2.0, seen.get(2).delivered());
    }

    /// Pieces that come while nothing reads are one read, so there may be fewer.
    @ParameterizedTest
    @CsvSource({"OKHTTP, pieces:3", "JDK, pieces:2+pauseMillis:20", "APACHE_CLASSIC, knownLength:false+pieces:2",
            "HTTP_URL_CONNECTION, pieces:2", "JETTY, pieces:2+pauseMillis:20", "HELIDON, knownLength:false+pieces:3",
            "ARMERIA, pieces:3+pauseMillis:1", "ASYNC_HTTP_CLIENT, knownLength:false+pieces:3",
            "REACTOR_NETTY, pieces:3",
            "VERTX, pieces:2+pauseMillis:20", "APACHE_ASYNC, knownLength:false+pieces:3+pauseMillis:20",
            "RAW_NIO, pieces:3+pauseMillis:20", "RAW_NIO, knownLength:false+pieces:2"})
    void aClientSendsNoMorePiecesThanItIsGiven(String client, String shape) throws IOException {
        Client sender = Client.named(client);
        Parameters cell = CELL.with(Parameter.CLIENT, sender).with(Parameter.REQUEST_BYTES, 100_000)
                .with(Parameter.STRATEGY, sender.hasBlockingForm() ? Strategy.SEQUENTIAL : Strategy.FUTURES)
                .with(Parameter.REQUEST, NamedValues.parse(shape, RequestShape.class));
        List<Delivery> seen = probed(List.of(cell));
        assertEquals("pieces", seen.getFirst().name());
        assertEquals(client, seen.getFirst().client());
        double pieces = Objects.requireNonNull(seen.getFirst().delivered(), seen.toString());
        assertTrue(pieces >= 1 && pieces <= seen.getFirst().asked(), seen.toString());
        assertEquals(shape.contains("pauseMillis"), seen.getLast().name().equals("pauseMillis"));
    }

    @Test
    void aBodyOverHttp2HasNoPiecesToSee() throws IOException {
        Parameters cell = CELL.with(Parameter.CLIENT, Client.OKHTTP).with(Parameter.REQUEST_BYTES, 100)
                .with(Parameter.PROTOCOL, Protocol.H2C)
                .with(Parameter.REQUEST, NamedValues.parse("pieces:2", RequestShape.class));
        assertEquals("a body over H2C is no stream of bytes of its own", only(cell).why());
    }

    @Test
    void whatIsBeyondItsRangeIsNotKept() {
        ServerBehaviour shape = NamedValues.parse("threads:5", ServerBehaviour.class);
        Delivery.Range range = Delivery.Range.of(5, 6);
        assertTrue(Delivery.seen("server", shape, "threads", 5, 6, range).isKept());
        assertFalse(Delivery.seen("server", shape, "threads", 5, 4, range).isKept());
        assertFalse(Delivery.seen("server", shape, "threads", 5, 7, range).isKept());
        assertTrue(Delivery.seen("server", shape, "threads", 5, 7, Delivery.Range.ANY).isKept());
    }

    @Test
    void linesKeepTheirSchema(@TempDir Path directory) throws IOException {
        ServerBehaviour shape = NamedValues.parse("threads:5", ServerBehaviour.class);
        Delivery seen = Delivery.seen("server", shape, "threads", 5, 4, Delivery.Range.exactly(5));
        new RunDirectory(directory).appendLines("delivered.jsonl",
                List.of(seen, seen.by("JDK"), Delivery.unseen("server", shape, "threads", 5, "it would take long")));
        assertEquals(List.of(), RunSchemas.violations(directory));
        assertEquals(3, Files.readAllLines(directory.resolve("delivered.jsonl")).size());
    }

    private static void exactly(String behaviour, String name, double asked) throws IOException {
        assertEquals(new Delivery("server", null, behaviour, name, asked, asked, asked, asked, null),
                only(behaving(behaviour)));
    }

    private static Parameters behaving(String behaviour) {
        return CELL.with(Parameter.PROTOCOL, behaviour.startsWith("streams") ? Protocol.H2C : Protocol.HTTP_1_1)
                .with(Parameter.SERVER, NamedValues.parse(behaviour, ServerBehaviour.class));
    }

    private static Delivery only(Parameters cell) throws IOException {
        List<Delivery> seen = probed(List.of(cell));
        assertEquals(1, seen.size(), seen.toString());
        return seen.getFirst();
    }

    private static List<Delivery> probed(List<Parameters> cells) throws IOException {
        FixtureProcess.Address address = new FixtureProcess.Address(SERVER.url(), SERVER.secure(), null);
        try (ServerAccess way = ServerAccess.open(address, new Network(0), cells)) {
            return Probes.of(way, cells);
        }
    }
}
