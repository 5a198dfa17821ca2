// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.behaviour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.bench.client.Client;
import io.github.httptoll.bench.fixture.BriefJvm;
import io.github.httptoll.bench.fixture.LiveFixture;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.json.JsonMapper;

/// What clients hold in a JVM of their own, whose threads and descriptors are no other test's.
@Tag("slow")
class ResourcesTest {
    private static final JsonMapper JSON = JsonMapper.shared();

    @RegisterExtension
    static final LiveFixture SERVER = new LiveFixture();

    @Test
    void aClientsThreadsAndConnectionsAreCountedAndGoneAfterwards() throws Exception {
        Resources raw = held(Client.RAW_SOCKET, true);
        assertEquals(0, raw.one().threads());
        assertEquals(1, raw.one().connections());
        assertEquals(Resources.MANY, raw.unclosed().connections());
        Resources nio = held(Client.RAW_NIO, false);
        assertEquals(1, nio.one().threads());
        assertEquals(Resources.MANY, nio.unclosed().threads());
        assertEquals(0, nio.left().threads());
        assertEquals(0, nio.left().connections());
    }

    /// Its event loops end two seconds after it was closed.
    @Test
    void whatGoesLaterThanItsClientWasNotThereBefore() throws Exception {
        Resources lingering = held(Client.ARMERIA, false);
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

    private static Resources held(Client client, boolean blocking) throws IOException {
        BriefJvm.Ended ended = BriefJvm.run(ResourcesTest.class, client.name(), String.valueOf(blocking),
                SERVER.url().toString());
        assertEquals(0, ended.code(), ended.out());
        return JSON.readValue(ended.out(), Resources.class);
    }

    static void main(String[] arguments) throws IOException, InterruptedException {
        Subject subject = new Subject(Client.named(arguments[0]), Boolean.parseBoolean(arguments[1]));
        System.out.println(JSON.writeValueAsString(
                Resources.of(subject, URI.create(arguments[2]), 1, Duration.ofMinutes(1))));
        System.exit(0);
    }
}
