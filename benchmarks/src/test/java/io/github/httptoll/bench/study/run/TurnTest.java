// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.httptoll.bench.BatchBenchmark;
import io.github.httptoll.bench.cell.Parameters;
import io.github.httptoll.bench.client.Client;
import io.github.httptoll.bench.fixture.ChildJvm;
import io.github.httptoll.bench.strategy.Strategy;
import io.github.httptoll.bench.study.ask.Question;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.json.JsonMapper;

/// What a contender's JVM asks of the server in its turns, as the server sees it. The server answers at once, and without a token.
@Tag("slow")
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TurnTest {
    private static final Pattern ASKED = Pattern.compile("/delay/([0-9.]+)\\?.*token=([0-9a-z]+)-([0-9]+)(&.*)?");
    private static final Command.Measure TURN = new Command.Measure(Question.OWN.benchmark(),
            Question.OWN.params(Parameters.of(Client.named("HTTP_URL_CONNECTION"), Strategy.PLATFORM_POOL, 5, 2, 3)), 1,
            1,
            false, 0);

    /// @param delay in its path
    /// @param batch number of the batch
    private record Asked(String delay, String batch, int call) {}

    private final ConcurrentLinkedQueue<Asked> asked = new ConcurrentLinkedQueue<>();
    private HttpServer server;
    private Process contender;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        String url = "http://127.0.0.1:" + server.getAddress().getPort();
        contender = new ProcessBuilder(Stream.of(List.of(ChildJvm.java()), ChildJvm.BRIEF,
                List.of("--sun-misc-unsafe-memory-access=allow", "--enable-native-access=ALL-UNNAMED",
                        "-Djmh.ignoreLock=true", "-D" + BatchBenchmark.FIXTURE_URL + "=" + url, "-cp",
                        ManagementFactory.getRuntimeMXBean().getClassPath(), ContenderMain.class.getName()))
                .flatMap(List::stream).toList()).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    @AfterEach
    void end() {
        contender.destroyForcibly().onExit().join();
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        URI uri = exchange.getRequestURI();
        Matcher call = ASKED.matcher(uri.toString());
        if (call.matches()) {
            asked.add(new Asked(call.group(1), call.group(2), Integer.parseInt(call.group(3))));
        }
        byte[] body = "{\"maxInFlight\":0}".getBytes(StandardCharsets.US_ASCII);
        try (exchange) {
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    /// Two calls for each of two places, of the five that a batch has. What is counted begins with batch 1.
    @Test
    void whatPrimesATurnWaitsOnlyThroughAClientThatWasJustOpened() throws IOException {
        BufferedReader events = contender.inputReader();
        for (String delay : List.of("3.0", "0.0")) {
            Event.Iteration measured = turn(events);
            List<Asked> primed = asked.stream().filter(call -> call.batch().equals("0")).toList();
            List<Asked> counted = asked.stream().filter(call -> !call.batch().equals("0")).toList();
            assertEquals(List.of(0, 1, 2, 3), List.copyOf(new TreeSet<>(primed.stream().map(Asked::call).toList())));
            assertTrue(primed.stream().allMatch(call -> call.delay().equals(delay)), primed::toString);
            assertEquals(List.of(0, 1, 2, 3, 4), counted.stream().filter(call -> call.batch().equals("1"))
                    .map(Asked::call).sorted().toList());
            assertTrue(counted.stream().allMatch(call -> call.delay().equals("3.0")), counted::toString);
            assertEquals((double) counted.size(), measured.metrics().get("requests"));
            assertEquals(primed.size() + counted.size(), new ArrayList<>(asked).size());
            asked.clear();
        }
    }

    private Event.Iteration turn(BufferedReader events) throws IOException {
        contender.outputWriter().append(JsonMapper.shared().writeValueAsString(TURN)).append('\n').flush();
        Event event = JsonMapper.shared().readValue(events.readLine(), Event.class);
        assertTrue(event.measured() != null, () -> "it failed: " + event.failure());
        return event.measured();
    }
}
