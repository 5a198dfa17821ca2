// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.github.httptoll.bench.client.Client;
import io.github.httptoll.client.ClientDescription;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/// What study.yaml says of the clients.
class PlannedClientTest {
    @Test
    void everyRegisteredClientIsDescribed() {
        assertEquals(Stream.of(Client.values()).map(Client::name).toList(),
                PlannedClient.all(Stream.of()).stream().map(PlannedClient::id).toList());
        PlannedClient raw = described("RAW_NIO");
        assertEquals(ClientDescription.Role.FLOOR, raw.role());
        assertEquals("raw NIO", raw.name());
    }

    @ParameterizedTest
    @CsvSource({"JDK,JDK", "APACHE_ASYNC,APACHE_CLASSIC", "APACHE_CLASSIC,APACHE_CLASSIC", "JETTY,", "RAW_NIO,"})
    void theSiblingMakesBlockingCallsWithTheSameLibrary(String client, String sibling) {
        assertEquals(sibling, described(client).blockingSibling());
    }

    @Test
    void whatAClientLacksIsAbsent() {
        PlannedClient okHttp = described("OKHTTP");
        PlannedClient.Form async = Objects.requireNonNull(okHttp.async());
        assertEquals(5, async.defaultLimit());
        assertNull(async.callbackThreads(), "one for each call");
        assertNull(described("JETTY").blocking());
        assertEquals("{\"handOffs\":4}", JsonMapper.shared().writeValueAsString(okHttp.blocking()));
    }

    @Test
    void theEntryIsReadAsItWasWritten() {
        List<PlannedClient> all = PlannedClient.all(Stream.of());
        JsonMapper json = JsonMapper.shared();
        assertEquals(all, Stream.of(json.readValue(json.writeValueAsString(all), PlannedClient[].class)).toList());
    }

    private static PlannedClient described(String id) {
        return PlannedClient.all(Stream.of()).stream().filter(client -> client.id().equals(id)).findFirst()
                .orElseThrow();
    }
}
