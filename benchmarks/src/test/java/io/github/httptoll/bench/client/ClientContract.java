// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.client;

import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.httptoll.bench.check.AsyncCalls;
import io.github.httptoll.bench.check.Batches;
import io.github.httptoll.bench.check.FailedCalls;
import io.github.httptoll.bench.check.Leftovers;
import io.github.httptoll.bench.check.ServedCalls;
import io.github.httptoll.bench.check.ShownDetails;
import io.github.httptoll.bench.check.Way;
import io.github.httptoll.client.ClientSettings.SessionPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What every client does in every [Way], as the real server sees it. A client's own test extends this class and hands it the client.
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
abstract class ClientContract extends ClientWays {
    private Set<Thread> threadsBefore;

    ClientContract(List<Client> clients) {
        super(clients);
    }

    @BeforeAll
    void lookAtThreads() {
        threadsBefore = Thread.getAllStackTraces().keySet();
    }

    /// Once for all ways: what has been closed needs up to ten seconds to be gone, and they pass for all of them together.
    @AfterAll
    void threadsAndSocketsAreGoneAfterClose() throws Exception {
        Leftovers.awaitNone(threadsBefore, server.control(), "junit-.*|boundedElastic-.*", Duration.ofMinutes(1));
    }

    /// Apache's asynchronous client calls back before its connection is free again; rarely, the next call finds it discarded.
    private ServedCalls served(Way way) {
        return new ServedCalls(target, way, way.client() == Client.APACHE_ASYNC && way.strategy().joinsEach() ? 1 : 0);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ways")
    void serverSeesExactlyTheCallsTheLimitAndTheConnections(Way way) throws Exception {
        served(way).limitAndConnections();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ways")
    void aMegabyteArrivesWholeAndSoDoesNothing(Way way) {
        served(way).wholeBodies();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ways")
    void aBodyArrivesOnceAndWholeAndLeavesTheConnectionUsable(Way way) throws Exception {
        served(way).sentBodies();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ways")
    void aClosedConnectionOrClientPerCallOpensOneConnectionEach(Way way) throws Exception {
        served(way).sessions();
        if (way.protocol().multiplexed()) {
            assertThrows(IllegalArgumentException.class,
                    () -> Batches.patient(1, SessionPolicy.KEEP_ALIVE_OFF).over(way.protocol(), target.trust()));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("plainWays")
    void failuresAreTypedOutcomes(Way way) throws Exception {
        new FailedCalls(target, way).typed();
    }

    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @MethodSource("secureWays")
    void aCertificateOfAnUnknownAuthorityIsRefused(Way way) {
        new FailedCalls(target, way).certificate();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forms")
    void aNewConnectionShowsWhatIsPromisedAndAPooledOneNoConnecting(Way form) {
        ShownDetails.asPromised(target, form.client(), form.strategy().blocking());
    }

    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @MethodSource("asyncForms")
    void startReturnsBeforeTheAnswer(Way form) throws Exception {
        new AsyncCalls(form.client()).startReturns();
    }

    /// A client that is said to hold to fewer connections than its caller's limit does so.
    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @MethodSource("boundedWays")
    void theServerNeverHoldsMoreCallsThanItsBound(Way way) throws Exception {
        served(way).bound();
    }
}
