// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.behaviour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.bench.client.Client;
import io.github.httptoll.bench.fixture.LiveFixture;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Isolated;

@Tag("slow")
@Isolated("counts the threads of this JVM")
class ResourcesTest {
    private static final Duration A_MINUTE = Duration.ofMinutes(1);

    @RegisterExtension
    static final LiveFixture SERVER = new LiveFixture();

    @Test
    void aClientsThreadsAndConnectionsAreCountedAndGoneAfterwards() throws Exception {
        Resources raw = Resources.of(new Subject(Client.RAW_SOCKET, true), SERVER.url(), 1, A_MINUTE);
        assertEquals(0, raw.one().threads());
        assertEquals(1, raw.one().connections());
        assertEquals(Resources.MANY, raw.unclosed().connections());
        Resources nio = Resources.of(new Subject(Client.RAW_NIO, false), SERVER.url(), 1, A_MINUTE);
        assertEquals(1, nio.one().threads());
        assertEquals(Resources.MANY, nio.unclosed().threads());
        assertEquals(0, nio.left().threads());
        assertEquals(0, nio.left().connections());
    }

    /// Its event loops end two seconds after it was closed.
    @Test
    void whatGoesLaterThanItsClientWasNotThereBefore() throws Exception {
        Resources lingering = Resources.of(new Subject(Client.ARMERIA, false), SERVER.url(), 1, A_MINUTE);
        assertEquals(0, Objects.requireNonNullElse(lingering.left().descriptors(), 0));
    }

    @Test
    void everyFormOfWhatSendsIsASubject() {
        assertEquals(2, Subject.of(Arrays.asList(Client.JDK)).size());
        assertTrue(Subject.of(Arrays.asList(Client.values())).stream()
                .allMatch(subject -> subject.blocking()
                        ? subject.client().hasBlockingForm()
                        : subject.client().hasAsyncForm()));
    }
}
