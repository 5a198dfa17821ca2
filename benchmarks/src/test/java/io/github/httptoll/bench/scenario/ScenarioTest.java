// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.bench.client.Client;
import io.github.httptoll.bench.fixture.LiveFixture;
import java.io.IOException;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Scenarios whose counts do not depend on how fast the machine is.
@Order(1)
@Tag("slow")
class ScenarioTest {
    @RegisterExtension
    static final LiveFixture SERVER = new LiveFixture();

    @ParameterizedTest
    @CsvSource({"SYNC_CALL_IN_CALLBACK, VERTX, 20, 20", "BODIES_STAY_UNREAD, APACHE_CLASSIC, 20, 30",
            "ONE_OF_TEN_FAILS, JDK, 9, 9"})
    void aMistakeLosesWhatItsAlternativeKeeps(Scenario scenario, Client client, int lost, int of)
            throws IOException {
        assertEquals(new Tally(lost, of), run(scenario, client, true));
        assertEquals(new Tally(0, of), run(scenario, client, false));
    }

    @ParameterizedTest
    @CsvSource({"ERROR_STATUSES, JDK", "BODIES_ARE_POSTED, JDK"})
    void nothingIsLostInEitherWay(Scenario scenario, Client client) throws IOException {
        Tally first = run(scenario, client, true);
        assertTrue(first.of() > 0);
        assertEquals(0, first.value());
        assertEquals(first, run(scenario, client, false));
    }

    @Test
    void callsFailWhereDescriptorsRunOut() throws IOException {
        assertTrue(run(Scenario.DESCRIPTORS_RUN_OUT, Client.JDK, true).value() > 0);
    }

    @Test
    void clientsThatStayOpenHoldThreads() throws IOException {
        assertTrue(run(Scenario.CLIENTS_STAY_OPEN, Client.JETTY, true).value() >= 10);
    }

    @Test
    void whatIsMeasuredIsAboveNothing() throws IOException {
        assertTrue(run(Scenario.FIRST_CALL, Client.JDK, true).value() > 0);
        assertTrue(run(Scenario.COMPUTING_BESIDE_WAITING, Client.JDK, true).value() > 0);
    }

    @Test
    void aScenarioThatCannotRunSaysSo() {
        String message = assertThrows(IOException.class, () -> run(Scenario.CLIENTS_STAY_OPEN,
                Client.APACHE_CLASSIC, true)).getMessage();
        assertEquals("its JVM ended with exit code 1; run.log says why", message);
    }

    private static Tally run(Scenario scenario, Client client, boolean first) throws IOException {
        return ScenarioJvm.run(scenario, client, first, SERVER.url(), ProcessBuilder.Redirect.INHERIT);
    }
}
