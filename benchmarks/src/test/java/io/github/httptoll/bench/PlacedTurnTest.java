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
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormat;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/// A turn as a contender runs it: JMH in this JVM, against a server that is another process.
@Tag("slow")
@Isolated("pins the threads of this JVM")
class PlacedTurnTest {
    private static final List<String> PROPERTIES = List.of(BatchBenchmark.FIXTURE_URL, BatchBenchmark.FIXTURE_PID);
    private static FixtureProcess server;

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
        String seen = turn(benchmark, placement, "" + server.pid());
        assertTrue(seen.matches(same ? "(\\d+) \\1" : "(\\d+) (?!\\1$)\\d+"),
                () -> "client and server were seen on " + seen);
        assertEquals(before, Allowed.here());
        assertEquals(before, Allowed.of(server.pid()));
    }

    @Test
    void aFreeTurnMovesNothing() throws Exception {
        assertEquals(cores(), turn("SingleCallBenchmark", "FREE", "" + server.pid()));
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

    /// One turn of two iterations.
    ///
    /// @return the cores of client and server between the two, in words; empty: there was no first iteration
    private static String turn(String benchmark, String placement, String pid) throws RunnerException {
        System.setProperty(BatchBenchmark.FIXTURE_URL, server.url().toString());
        System.clearProperty(BatchBenchmark.FIXTURE_PID);
        if (pid != null) {
            System.setProperty(BatchBenchmark.FIXTURE_PID, pid);
        }
        StringBuilder seen = new StringBuilder();
        new Runner(new OptionsBuilder().include("\\." + benchmark + "\\.batch$").forks(0).warmupIterations(0)
                .measurementIterations(2).measurementTime(TimeValue.milliseconds(50)).shouldFailOnError(true)
                .param("client", "RAW_SOCKET").param("strategy", "SEQUENTIAL").param("calls", "5")
                .param("delayMillis", "0").param(benchmark.startsWith("Own") ? "limit" : "replica", "1")
                .param("placement", placement).build(), afterTheFirstIteration(() -> seen.append(cores())))
                .runSingle();
        return seen.toString();
    }

    /// JMH says what an iteration came to before it begins the next one. What the trial set up is there until the last one ends.
    private static OutputFormat afterTheFirstIteration(Runnable look) {
        OutputFormat silent = OutputFormatFactory.createFormatInstance(System.err, VerboseMode.SILENT);
        return (OutputFormat) Proxy.newProxyInstance(OutputFormat.class.getClassLoader(),
                new Class<?>[]{OutputFormat.class}, (_, method, arguments) -> {
                    if (method.getName().equals("iterationResult") && arguments[2].equals(1)) {
                        look.run();
                    }
                    return method.invoke(silent, arguments);
                });
    }

    private static String cores() {
        try {
            return words(Allowed.placed(ProcessHandle.current().pid())) + " " + words(Allowed.placed(server.pid()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String words(Set<String> cores) {
        return String.join("|", cores);
    }
}
