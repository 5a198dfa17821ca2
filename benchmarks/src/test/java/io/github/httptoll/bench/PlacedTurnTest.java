// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.httptoll.bench.fixture.FixtureProcess;
import io.github.httptoll.bench.placement.Allowed;
import io.github.httptoll.bench.placement.Placement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/// A turn as a contender runs it: JMH in this JVM, against a server that is another process.
@Isolated("pins the threads of this JVM")
class PlacedTurnTest {
    private static final List<String> PROPERTIES = List.of(BatchBenchmark.FIXTURE_URL, BatchBenchmark.FIXTURE_PID);
    private static FixtureProcess server;

    /// The cores of client and server at one time, in words.
    private final Set<String> seen = ConcurrentHashMap.newKeySet();

    @BeforeAll
    static void startServer() throws IOException {
        assumeTrue(Placement.APART.obstacle() == null);
        System.setProperty("jmh.ignoreLock", "true");
        server = FixtureProcess.startBrief(ProcessBuilder.Redirect.INHERIT);
    }

    @AfterAll
    static void endServer() {
        PROPERTIES.forEach(System::clearProperty);
        System.clearProperty("jmh.ignoreLock");
        OpenCallers.closeAll();
        if (server != null) {
            server.close();
        }
    }

    @ParameterizedTest
    @CsvSource({"SingleCallBenchmark, TOGETHER, true", "SingleCallBenchmark, APART, false",
            "OwnBenchmark, TOGETHER, true"})
    void clientAndServerSitWhereTheCellSaysAndAreGivenBack(String benchmark, String placement, boolean same)
            throws Exception {
        Set<String> before = Allowed.here();
        assertEquals(before, Allowed.of(server.pid()));
        turn(benchmark, placement, "" + server.pid());
        assertTrue(seen.stream().anyMatch(both -> both.matches(same ? "(\\d+) \\1" : "(\\d+) (?!\\1$)\\d+")),
                () -> "client and server were seen on " + seen);
        assertEquals(before, Allowed.here());
        assertEquals(before, Allowed.of(server.pid()));
    }

    @Test
    void aFreeTurnMovesNothing() throws Exception {
        turn("SingleCallBenchmark", "FREE", "" + server.pid());
        assertEquals(Set.of(words(Allowed.here()) + " " + words(Allowed.of(server.pid()))), seen);
    }

    @Test
    void aServerElsewhereIsRefusedWithOneLine() throws Exception {
        Set<String> before = Allowed.here();
        Throwable thrown = assertThrows(RunnerException.class, () -> turn("SingleCallBenchmark", "TOGETHER", null));
        while (thrown.getCause() != null || thrown.getSuppressed().length > 0) {
            thrown = thrown.getSuppressed().length > 0 ? thrown.getSuppressed()[0] : thrown.getCause();
        }
        assertTrue(thrown.getMessage().startsWith("placement TOGETHER: the fixture server is no process"),
                thrown.getMessage());
        assertEquals(before, Allowed.here());
    }

    private void turn(String benchmark, String placement, String pid) throws RunnerException, InterruptedException {
        System.setProperty(BatchBenchmark.FIXTURE_URL, server.url().toString());
        System.clearProperty(BatchBenchmark.FIXTURE_PID);
        if (pid != null) {
            System.setProperty(BatchBenchmark.FIXTURE_PID, pid);
        }
        AtomicBoolean ended = new AtomicBoolean();
        Thread watch = Thread.ofPlatform().start(() -> watch(ended));
        try {
            new Runner(new OptionsBuilder().include("\\." + benchmark + "\\.batch$").forks(0).warmupIterations(0)
                    .measurementIterations(1).measurementTime(TimeValue.milliseconds(300)).shouldFailOnError(true)
                    .param("client", "RAW_SOCKET").param("strategy", "SEQUENTIAL").param("calls", "5")
                    .param("delayMillis", "0").param(benchmark.startsWith("Own") ? "limit" : "replica", "1")
                    .param("placement", placement).build(),
                    OutputFormatFactory.createFormatInstance(System.err, VerboseMode.SILENT)).runSingle();
        } finally {
            ended.set(true);
            watch.join();
        }
    }

    private void watch(AtomicBoolean ended) {
        try {
            do {
                seen.add(words(Allowed.placed(ProcessHandle.current().pid())) + " "
                        + words(Allowed.placed(server.pid())));
                Thread.sleep(1);
            } while (!ended.get());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static String words(Set<String> cores) {
        return String.join("|", cores);
    }
}
