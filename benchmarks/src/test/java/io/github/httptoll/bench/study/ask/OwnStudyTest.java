// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study.ask;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.bench.cell.Parameters;
import io.github.httptoll.bench.study.StudyCommand;
import io.github.httptoll.bench.study.plan.Cell;
import io.github.httptoll.bench.study.plan.Plans;
import io.github.httptoll.bench.study.plan.StudyPlan;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.dataformat.yaml.YAMLMapper;

class OwnStudyTest {
    private static final String GOOD = """
            questions:
              - id: mine
                a: {client: OKHTTP, strategy: FUTURES, limit: 20}
                b: {client: OKHTTP, strategy: VIRTUAL_THREADS, limit: 20}
            """;

    private static final String COUNTED = """
            counted:
              - id: after-idling
                count: FAILED
                a: {client: APACHE_CLASSIC, strategy: SEQUENTIAL, calls: 5, delayMillis: 0, batches: 2, pauseMillis: 31000, leaseMillis: 99}
                b: {client: JDK, strategy: SEQUENTIAL, calls: 5, delayMillis: 0, answerMillis: 100, warm: 3}
                direction: more
            """;

    @TempDir
    Path directory;

    @Test
    void theExampleOfTheReadmeIsAStudyOfThreeQuestions() {
        StudyPlan plan = Plans.own(Path.of("../docs/example-study.yaml"));
        assertEquals(List.of("enqueue-at-its-defaults", "futures-as-good-as-threads", "large-answers"),
                plan.claims().stream().map(Claim::id).toList());
        List<String> ids = plan.cells().map(Cell::id).toList();
        plan.claims().forEach(claim -> assertTrue(ids.containsAll(List.of(claim.a(), claim.b()))));
        assertTrue(plan.cells().allMatch(cell -> cell.client().name().startsWith("RAW_") || cell.floor() != null));
    }

    @Test
    void aLevelIsAsLongAsThePeriodOfAStall() throws IOException {
        StudyPlan plan = Plans.own(write(GOOD.replace("limit: 20}",
                "limit: 20, rate: 50, server: {stallMillis: 100, stallEveryMillis: 5000}}")));
        assertTrue(plan.cells().anyMatch(Cell::isOpen));
        assertTrue(plan.cells().allMatch(cell -> cell.slotMillis() >= 5_000 || !cell.isOpen()));
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
            "OKHTTP, strategy: VIRTUAL_THREADS | JDK, version: 5.10, strategy: VIRTUAL_THREADS | :4: | client 'JDK@5.10': JDK has no "
                    + "library with versions of its own",
            "limit: 20} | limit: 20, server: {threads: 65}} | :3: | 'threads' is '65', expected 0 to 64",
            "limit: 20} | limit: 20, server: {thread: 5}} | :3: | there is no 'thread' here, expected one of [apart, chunkBytes",
            "limit: 20} | limit: 20, server: slow} | :3: | 'server' is 'slow', expected in braces some of threads, slots",
            "limit: 20} | limit: 20, server: {stallMillis: 1000}} | :3: | 'stallEveryMillis' is '0.0', expected more than stallMillis",
            "limit: 20} | limit: 20, server: {maxConnections: 5}} | :3: | 'session' is 'SHARED', expected PER_REQUEST or "
                    + "KEEP_ALIVE_OFF with server maxConnections:5",
            "limit: 20} | limit: 20, server: {streams: 5}} | :3: | no streams over HTTP_1_1",
            "limit: 20} | limit: 20, endpoint: VIRTUAL, server: {threads: 5}} | :3: | 'endpoint' is 'VIRTUAL', expected DELAY with server",
            "limit: 20} | limit: 20, server: {distribution: LOGNORMAL}} | :3: | 'jitterMillis' is '0.0', expected more than 0",
            "limit: 20} | limit: 20, request: {method: PATCH}} | :3: | 'method' is 'PATCH', expected one of [USUAL, GET",
            "limit: 20} | limit: 20, request: {headers: Cookie=a}} | :3: | 'headers' is 'Cookie=a', expected X-Name=value",
            "limit: 20} | limit: 20, request: {pieces: 2}} | :3: | 'requestBytes' is '0', expected more than 0 with request pieces:2",
            "limit: 20} | limit: 20, requestBytes: 9, request: {method: GET}} | :3: | 'requestBytes' is '9', expected 0 with method GET",
            "limit: 20} | limit: 20, requestBytes: 9, request: {pauseMillis: 5}} | :3: | 'pauseMillis' is '5.0', expected 0 without pieces",
            "limit: 20} | limit: 20, wire: {heldShare: 0.1}} | :3: | 'heldMillis' is '0.0', expected more than 0, up to 10000",
            "limit: 20} | limit: 20, protocol: H2, wire: {resolveMillis: 5}} | :3: | no name over H2, since no certificate has it",
            "OKHTTP, strategy: FUTURES | VERTX, wire: {deadAddresses: 1}, strategy: FUTURES | :3: | VERTX does not look it up in the JDK",
            "limit: 20} | limit: 20, wire: {roundTripMillis: -1}} | :3: | 'roundTripMillis' is '-1.0', expected 0 to 10000",
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
    void aRequestNeedsAClientThatSendsIt() throws IOException {
        String message = refused("VERTX, strategy: FUTURES, request: {answer: LEFT}");
        assertTrue(
                message.startsWith(
                        "'request' is 'answer:LEFT', expected no [UNREAD], since the adapter of VERTX does not "
                                + "send that over HTTP_1_1; these do: JDK, APACHE_CLASSIC, OKHTTP"),
                message);
        assertEquals(
                "'server' is 'chunkBytes:5', expected no chunkBytes, since RAW_NIO reads no answer without a length over HTTP_1_1",
                refused("RAW_NIO, strategy: FUTURES, server: {chunkBytes: 5}"));
        OwnStudy.read(sideOf("OKHTTP, strategy: FUTURES, requestBytes: 9, request: {pieces: 2, knownLength: false}"));
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
    void aCountedQuestionHasTwoSidesThatMayBeDifferentClients() throws IOException {
        ScenarioClaim claim = OwnStudy.read(write(COUNTED)).counted().getFirst();
        assertEquals("after-idling", claim.id());
        assertEquals("calls without a right answer: a has more", claim.says());
        assertEquals("client APACHE_CLASSIC, strategy SEQUENTIAL, calls 5, settings connectionRequestTimeout=99, "
                + "batches 2, pauseMillis 31000", claim.a());
        assertEquals("client JDK, strategy SEQUENTIAL, calls 5, answerMillis 100, warm 3", claim.b());
        assertEquals(31_000, Objects.requireNonNull(claim.asked()).a().pauseMillis());
        StudyPlan plan = StudyPlan.of("test", Tier.STANDARD, 1, false, new Network(0), List.of(), List.of(claim));
        assertEquals(plan.scenarios(),
                YAMLMapper.shared().readValue(YAMLMapper.shared().writeValueAsString(plan), StudyPlan.class)
                        .scenarios());
        assertTrue(plan.scenarioMillis() > 31_000);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "count: FAILED | count: LOST | :3: | 'count' is 'LOST', expected one of [FAILED, TIMED_OUT",
            "batches: 2 | batches: 0 | :4: | 'batches' is '0', expected a whole number from 1 to 600000",
            "batches: 2 | batches: two | :4: | 'batches' is 'two', expected a whole number",
            "pauseMillis: 31000 | pauseMillis: -1 | :4: | 'pauseMillis' is '-1', expected a whole number from 0",
            "warm: 3 | leaseMillis: 3 | :5: | 'leaseMillis' is '3', expected nothing: JDK has no limit for waiting for a connection",
            "warm: 3 | warmth: 3 | :5: | there is no 'warmth' here, expected one of [answerMillis, arrivals, batches, bytes",
            "id: after-idling | id: After | : | lower-case letters, digits and dashes",
            "direction: more | direction: within | : | least and most of a / b"})
    void aWrongCountedQuestionIsRefusedWithFileLineAndWhatWasExpected(String good, String bad, String line,
            String expected)
            throws IOException {
        Path file = write(COUNTED.replace(good, bad));
        String message = assertThrows(IllegalArgumentException.class, () -> OwnStudy.read(file)).getMessage();
        assertTrue(message.startsWith(file + line), message);
        assertTrue(message.contains(expected), message);
        assertEquals(1, message.lines().count());
    }

    @Test
    void aMissingFileIsNamed() {
        String message = assertThrows(IllegalArgumentException.class,
                () -> OwnStudy.read(directory.resolve("nothing.yaml"))).getMessage();
        assertTrue(message.endsWith("nothing.yaml: there is no such file"), message);
    }

    private Path write(String text) throws IOException {
        return Files.writeString(directory.resolve("study.yaml"), text);
    }
}
