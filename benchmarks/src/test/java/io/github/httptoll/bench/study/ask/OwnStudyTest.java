// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study.ask;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.bench.cell.Parameters;
import io.github.httptoll.bench.study.StudyCommand;
import io.github.httptoll.bench.study.plan.Cell;
import io.github.httptoll.bench.study.plan.StudyPlan;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnStudyTest {
    private static final String GOOD = """
            questions:
              - id: mine
                a: {client: OKHTTP, strategy: FUTURES, limit: 20}
                b: {client: OKHTTP, strategy: VIRTUAL_THREADS, limit: 20}
            """;

    @TempDir
    Path directory;

    @Test
    void theExampleOfTheReadmeIsAStudyOfThreeQuestions() {
        StudyPlan plan = plan(OwnStudy.read(Path.of("../docs/example-study.yaml")));
        assertEquals(List.of("enqueue-at-its-defaults", "futures-as-good-as-threads", "large-answers"),
                plan.claims().stream().map(Claim::id).toList());
        List<String> ids = plan.cells().map(Cell::id).toList();
        plan.claims().forEach(claim -> assertTrue(ids.containsAll(List.of(claim.a(), claim.b()))));
        assertTrue(plan.cells().allMatch(cell -> cell.client().name().startsWith("RAW_") || cell.floor() != null));
    }

    @Test
    void whatIsNotSaidIsAsInAPlainProgram() throws IOException {
        Claim<Parameters> claim = OwnStudy.read(write(GOOD)).questions().getFirst().claim();
        assertEquals(100, claim.a().calls());
        assertEquals(50, claim.a().delayMillis());
        assertEquals(Claim.Direction.SLOWER, claim.direction());
        assertEquals(0.05, claim.delta());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "OKHTTP, strategy: FUTURES | OKHTP, strategy: FUTURES | :3: | 'client' is 'OKHTP', expected one of "
                    + "[NO_TRANSPORT, RAW_SOCKET, RAW_NIO",
            "OKHTTP, strategy: FUTURES | JETTY, strategy: SEQUENTIAL | :3: | one that drives JETTY",
            "strategy: VIRTUAL_THREADS, limit: 20 | strategy: SEQUENTIAL, limit: 20 | :4: | expected 1, since SEQUENTIAL calls one by one",
            "OKHTTP, strategy: VIRTUAL_THREADS | HTTP_URL_CONNECTION, level: DEFAULT, strategy: VIRTUAL_THREADS | : | "
                    + "TUNED, since HTTP_URL_CONNECTION",
            "limit: 20} | delay: 20} | :3: | there is no 'delay' here, expected one of [arrivals, bytes, callback",
            "limit: 20} | calls: many} | :3: | 'calls' is 'many', expected a whole number from 1 to 10000",
            "limit: 20} | limit: 20, rate: fast} | :3: | 'rate' is 'fast', expected requests per second up to 100000",
            "limit: 20} | limit: 20, rate: 50%, calls: 9} | :3: | 'calls' is '9', expected none with a rate",
            "limit: 20} | limit: 20, arrivals: CONSTANT} | :3: | 'arrivals' is 'CONSTANT', expected none without a rate",
            "id: mine | id: My Question | : | lower-case letters, digits and dashes",
            "VIRTUAL_THREADS | FUTURES | : | something that differs from a",
            "limit: 20} | limit: 20, limit: 10} | :3: | Duplicate",
            "limit: 20} | limit: 20.5} | :3: | 'limit' is '20.5', expected a whole number",
            "client: OKHTTP | client: 3 | :3: | 'client' is '3', expected one of",
            "limit: 20} | limit: 20, endpoint: CPU_POOL, delayMillis: 1001} | :3: | 0 to 1000 for each call, with endpoint CPU_POOL",
            "limit: 20} | limit: 20, endpoint: CPU_POOL, delayMillis: 600, pattern: FIVE_PAGES} | :3: | 0 to 1000 for each call",
            "limit: 20} | limit: 20, endpoint: GATEWAY_SHARED, bytes: 100000} | :3: | 0 to 65536 with endpoint GATEWAY_SHARED",
            "limit: 20} | limit: 20, delayMillis: 10001} | :3: | expected 0 to 10000",
            "limit: 20} | limit: 20, requestBytes: -1} | :3: | 'requestBytes' is '-1', expected 0 to 3355443 with 20 calls at once",
            "limit: 20} | limit: 20, requestBytes: 3355444} | :3: | expected 0 to 3355443 with 20 calls at once",
            "limit: 20} | calls: 1, requestBytes: 16777217} | :3: | expected 0 to 16777216 with 1 calls at once",
            "limit: 20} | limit: 20, requestBytes: 1.5} | :3: | 'requestBytes' is '1.5', expected a whole number",
            "questions: | claims: | : | a list of at least one"})
    void aBadFileIsRefusedWithFileLineAndWhatWasExpected(String good, String bad, String line, String expected)
            throws IOException {
        Path file = write(GOOD.replaceFirst(java.util.regex.Pattern.quote(good), bad));
        String message = assertThrows(IllegalArgumentException.class, () -> OwnStudy.read(file)).getMessage();
        assertTrue(message.startsWith(file + line), message);
        assertTrue(message.contains(expected), message);
        assertEquals(1, message.lines().count());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"JDK, strategy: FUTURES | JDK (asynchronous)",
            "JDK, strategy: VIRTUAL_THREADS | JDK (blocking)",
            "ASYNC_HTTP_CLIENT, strategy: FUTURES | ASYNC_HTTP_CLIENT",
            "HELIDON, strategy: VIRTUAL_THREADS | HELIDON", "ARMERIA, strategy: FUTURES | ARMERIA",
            "HTTP_URL_CONNECTION, strategy: VIRTUAL_THREADS | HTTP_URL_CONNECTION",
            "OKHTTP, strategy: VIRTUAL_THREADS | OKHTTP (blocking)", "RAW_NIO, strategy: FUTURES | RAW_NIO"})
    void fewerConnectionsThanCallsAtOnceAreForClientsThatHoldToThem(String client, String named) throws IOException {
        assertEquals("'connections' is '5', expected 20 or more, since " + named
                + " cannot hold to fewer over HTTP_1_1; these can: APACHE_CLASSIC, APACHE_ASYNC, OKHTTP (asynchronous),"
                + " JETTY, REACTOR_NETTY, VERTX", refused(client + ", connections: 5"));
        OwnStudy.read(sideOf(client + ", connections: 20"));
        OwnStudy.read(sideOf("JETTY, strategy: FUTURES, connections: 5"));
        OwnStudy.read(sideOf("JDK, strategy: FUTURES, calls: 5, connections: 5"));
    }

    @Test
    void fewerConnectionsThanCallsAtOnceNeedAPoolOfTheirOwn() throws IOException {
        assertTrue(refused("APACHE_ASYNC, strategy: FUTURES, level: DEFAULT, connections: 30")
                .contains("expected 0 with level DEFAULT"));
        assertTrue(refused("APACHE_ASYNC, strategy: FUTURES, session: PER_REQUEST, connections: 5")
                .contains("with session PER_REQUEST"));
        assertTrue(refused("JETTY, strategy: FUTURES, protocol: H2, connections: 5")
                .endsWith("JETTY cannot hold to fewer over H2; these can: OKHTTP (asynchronous)"));
        OwnStudy.read(sideOf("OKHTTP, strategy: FUTURES, protocol: H2, connections: 5"));
    }

    @Test
    void aBodyNeedsAClientThatSendsItOverTheProtocolThatIsAskedFor() throws IOException {
        assertEquals("'requestBytes' is '9', expected 0, since JDK sends no body over H2C",
                refused("JDK, strategy: FUTURES, protocol: H2C, requestBytes: 9"));
        assertEquals("'requestBytes' is '9', expected 0, since NO_TRANSPORT sends nothing",
                refused("NO_TRANSPORT, strategy: FUTURES, requestBytes: 9"));
        OwnStudy.read(sideOf("JDK, strategy: FUTURES, protocol: H2, requestBytes: 9"));
    }

    @Test
    void tlsIsNotKnownOfAServerThatRunsElsewhere() throws IOException {
        StringWriter err = new StringWriter();
        int code = StudyCommand.commandLine().setErr(new PrintWriter(err, true)).execute("--plan",
                "--study=" + sideOf("JDK, strategy: FUTURES, protocol: H2"), "--fixture-url=http://127.0.0.1:1");
        assertEquals(2, code);
        assertTrue(err.toString().contains("study.yaml asks for TLS, and --fixture-url says nothing of that"),
                err.toString());
    }

    private String refused(String side) throws IOException {
        Path file = sideOf(side);
        String message = assertThrows(IllegalArgumentException.class, () -> OwnStudy.read(file)).getMessage();
        assertTrue(message.startsWith(file + ":3: "), message);
        return message.substring((file + ":3: ").length());
    }

    private Path sideOf(String client) throws IOException {
        return write(GOOD.replaceFirst("OKHTTP, strategy: FUTURES", client));
    }

    @Test
    void aMissingFileIsNamed() {
        String message = assertThrows(IllegalArgumentException.class,
                () -> OwnStudy.read(directory.resolve("nothing.yaml"))).getMessage();
        assertTrue(message.endsWith("nothing.yaml: there is no such file"), message);
    }

    private static StudyPlan plan(OwnStudy study) {
        return StudyPlan.of("test", Tier.STANDARD, 1, false, new Network(0), study.requests(Tier.STANDARD), List.of());
    }

    private Path write(String text) throws IOException {
        return Files.writeString(directory.resolve("study.yaml"), text);
    }
}
