// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.behaviour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.bench.behaviour.Observation.After.Connection;
import io.github.httptoll.bench.client.Client;
import io.github.httptoll.bench.fixture.LiveFixture;
import io.github.httptoll.client.Outcome;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What is reported of clients whose behaviour is known: the kind, what was thrown, which connection served afterwards.
@Order(1)
@Tag("slow")
@Execution(ExecutionMode.CONCURRENT)
class MishapTest {
    private static final Subject RAW = new Subject(Client.RAW_SOCKET, true);
    private static final Subject JDK = new Subject(Client.JDK, false);
    private static final Subject APACHE = new Subject(Client.APACHE_CLASSIC, true);
    private static final Subject OKHTTP = new Subject(Client.OKHTTP, false);

    private static final Duration NONE = Duration.ofMinutes(1);
    /// Longer than a thread may get no core.
    private static final Duration LONG = Duration.ofSeconds(6);
    /// No limit ends a call: a thread that gets no core for some seconds fails none.
    private static final Limits UNLIMITED = new Limits(NONE, NONE, Duration.ofSeconds(1), NONE);
    /// Here and below the calls before and after are limited, too, as they are the same client's; so the limit is a long one.
    private static final Limits TO_CONNECT = new Limits(LONG, NONE, NONE, NONE);
    private static final Limits TO_ANSWER = new Limits(NONE, LONG, LONG.multipliedBy(3), NONE);

    @RegisterExtension
    static final LiveFixture SERVER = new LiveFixture();

    /// Loads the classes, so that none of the short timeouts below is spent on that.
    @BeforeAll
    static void warmUp() throws Exception {
        for (Subject subject : List.of(RAW, JDK, APACHE, OKHTTP)) {
            MishapResult.of(subject, Mishap.NOT_FOUND, 2, SERVER.secure().url(), UNLIMITED);
        }
    }

    @ParameterizedTest
    @CsvSource({"REFUSED, REFUSED, ConnectException, NEW",
            "CONNECT_TIMEOUT, TIMEOUT, SocketTimeoutException, NEW",
            "NO_ANSWER, TIMEOUT, SocketTimeoutException, OTHER",
            "RESET_IN_BODY, RESET, SocketException, OTHER", "CLOSED, RESET, EOFException, OTHER",
            "NO_HTTP, OTHER, IOException, OTHER"})
    void theFloorsFailuresAreTheSystemsOwn(Mishap mishap, Outcome.Kind kind, String thrown, Connection after)
            throws Exception {
        Observation seen = once(RAW, mishap);
        Outcome.Failure failure = assertInstanceOf(Outcome.Failure.class, seen.outcome());
        assertEquals(kind, failure.kind());
        assertEquals(List.of(thrown), failure.classes());
        assertEquals(after, seen.after());
        assertTrue(seen.knownMillis() >= 0);
    }

    @ParameterizedTest
    @CsvSource({"REFUSED, REFUSED, ConnectException, ClosedChannelException, NEW",
            "CONNECT_TIMEOUT, TIMEOUT, HttpConnectTimeoutException, ConnectException, NEW",
            "NO_ANSWER, TIMEOUT, HttpTimeoutException, HttpTimeoutException, OTHER",
            "RESET_IN_BODY, OTHER, IOException, SocketException, OTHER",
            "NO_HTTP, OTHER, ProtocolException, ProtocolException, OTHER",
            "CANCELLED, OTHER, CancellationException, , OTHER"})
    void aLibrarysFailureIsNamedAndItsCause(Mishap mishap, Outcome.Kind kind, String thrown, String cause,
            Connection after)
            throws Exception {
        Observation seen = once(JDK, mishap);
        Outcome.Failure failure = assertInstanceOf(Outcome.Failure.class, seen.outcome());
        // Whether the library's own thread notices a cancellation first is a race; then it has a cause.
        String innermost = cause == null ? failure.classes().getLast() : cause;
        assertEquals(List.of(kind.name(), thrown, innermost, after.name()), List.of(failure.kind().name(),
                failure.classes().getFirst(), failure.classes().getLast(), seen.after().toString()));
    }

    @ParameterizedTest
    @CsvSource({"NOT_FOUND, 404", "TOO_MANY, 429", "ERROR, 500", "UNAVAILABLE, 503"})
    void aStatusIsAnAnswerAndKeepsItsConnection(Mishap mishap, int status) throws Exception {
        for (Subject subject : List.of(RAW, JDK)) {
            Observation seen = once(subject, mishap);
            assertEquals(status, assertInstanceOf(Outcome.Reply.class, seen.outcome()).status());
            assertEquals(Connection.SAME, seen.after());
            assertEquals(1, seen.sent());
        }
    }

    static List<Client> onNetty() {
        return List.of(Client.ARMERIA, Client.ASYNC_HTTP_CLIENT, Client.named("REACTOR_NETTY"), Client.named("VERTX"));
    }

    /// What becomes of the next call is not looked at, so the limit is a short one.
    @ParameterizedTest
    @MethodSource("onNetty")
    void aConnectTimeoutOfNettyIsNoRefusal(Client client) throws Exception {
        Limits brief = new Limits(Duration.ofMillis(500), NONE, NONE, NONE);
        assertEquals(Outcome.Kind.TIMEOUT,
                failure(once(new Subject(client, false), Mishap.CONNECT_TIMEOUT, brief)).kind());
    }

    @Test
    void aCertificateThatIsNotTrustedIsAFailureOfTls() throws Exception {
        for (Subject subject : List.of(RAW, JDK, APACHE, OKHTTP)) {
            assertEquals(Outcome.Kind.TLS, failure(once(subject, Mishap.UNTRUSTED)).kind());
        }
    }

    @Test
    void aHeadThatIsTooLargeIsRefused() throws Exception {
        for (Subject subject : List.of(RAW, JDK, OKHTTP)) {
            failure(once(subject, Mishap.OVERSIZED));
        }
    }

    @Test
    void aRepeatedRequestIsCounted() throws Exception {
        assertEquals(2, once(OKHTTP, Mishap.UNAVAILABLE).sent());
    }

    @Test
    void whoHasNoLimitOpensASecondConnectionAndWhoHasOneWaits() throws Exception {
        Limits longBody = new Limits(NONE, NONE, TO_ANSWER.slowBody(), NONE);
        assertEquals(Connection.OTHER, once(JDK, Mishap.BUSY, longBody).after());
        Observation waited = once(OKHTTP, Mishap.BUSY);
        assertInstanceOf(Outcome.Reply.class, waited.outcome());
        assertEquals(Connection.SAME, waited.after());
        Outcome.Failure failure = failure(once(APACHE, Mishap.BUSY, TO_ANSWER));
        assertEquals("ConnectionRequestTimeoutException", failure.classes().getFirst());
    }

    @Test
    void aSocketReadHeedsTheInterruptOfAVirtualThreadOnly() throws Exception {
        assertEquals(Outcome.Kind.TIMEOUT, failure(once(RAW, Mishap.CANCELLED, TO_ANSWER)).kind());
        assertEquals(Outcome.Kind.RESET, failure(once(RAW, Mishap.INTERRUPTED)).kind());
    }

    @Test
    void whatAFormHasNotIsNotTried() throws Exception {
        Subject nio = new Subject(Client.RAW_NIO, false);
        assertEquals(List.of(), tries(JDK, Mishap.INTERRUPTED));
        assertEquals(List.of(), tries(nio, Mishap.CANCELLED));
        assertEquals(List.of(), tries(new Subject(Client.RAW_NIO_HAND_OFF, false), Mishap.UNTRUSTED));
        assertEquals(Outcome.Kind.TLS, failure(once(nio, Mishap.UNTRUSTED)).kind());
    }

    /// Under the limit that must end it, and no other.
    private static Observation once(Subject subject, Mishap mishap) throws Exception {
        return once(subject, mishap, switch (mishap) {
            case CONNECT_TIMEOUT -> TO_CONNECT;
            case NO_ANSWER -> TO_ANSWER;
            default -> UNLIMITED;
        });
    }

    private static Observation once(Subject subject, Mishap mishap, Limits limits) throws Exception {
        return MishapResult.of(subject, mishap, 1, SERVER.secure().url(), limits).tries().getFirst();
    }

    private static List<Observation> tries(Subject subject, Mishap mishap) throws Exception {
        return MishapResult.of(subject, mishap, 1, SERVER.secure().url(), UNLIMITED).tries();
    }

    private static Outcome.Failure failure(Observation seen) {
        return assertInstanceOf(Outcome.Failure.class, seen.outcome());
    }
}
