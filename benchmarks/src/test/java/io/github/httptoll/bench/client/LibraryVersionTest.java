// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.bench.check.Batches;
import io.github.httptoll.bench.timeline.Timeline;
import io.github.httptoll.client.BlockingClient;
import io.github.httptoll.client.Call;
import io.github.httptoll.client.ClientSettings;
import io.github.httptoll.client.ClientSettings.SessionPolicy;
import io.github.httptoll.client.Outcome;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.hc.client5.http.classic.HttpClient;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http2.H2Error;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.Logger;

/// The jars are those that the tests run with: a test asks no repository.
class LibraryVersionTest {
    private static final LibraryVersion OTHER = LibraryVersion.of("APACHE_CLASSIC@5.0-beta1");
    private static final ClientSettings SETTINGS = Batches.patient(1, SessionPolicy.SHARED);

    @Test
    void anAdapterIsLoadedAgainForOtherJars() throws Exception {
        Client client = client(jars(HttpClient.class, HttpHost.class, H2Error.class, Logger.class));
        assertEquals("APACHE_CLASSIC_5_0_BETA1", client.name());
        assertEquals("Apache classic 5.0-beta1", client.displayName());
        assertEquals("5.0-beta1", client.brought().orElseThrow().version());
        assertTrue(client.library().isEmpty(), "its version is not the build's");
        try (ScriptedServer server = new ScriptedServer(socket -> {
            ScriptedServer.request(socket);
            socket.getOutputStream().write(ScriptedServer.ANSWER.getBytes(StandardCharsets.ISO_8859_1));
        }); BlockingClient blocking = client.openBlocking(SETTINGS)) {
            assertEquals(ApacheClassicClient.class.getName(), blocking.getClass().getName());
            assertNotSame(ApacheClassicClient.class, blocking.getClass());
            Outcome outcome = blocking.call(new Call(server.url().resolve("/x"), "t", 3), new Timeline());
            assertEquals("t", assertInstanceOf(Outcome.Reply.class, outcome, outcome.toString()).token());
        }
    }

    @Test
    void aClassThatIsMissingIsNamed() throws Exception {
        List<Path> jars = jars(HttpClient.class);
        Brought.Unusable unusable = assertThrows(Brought.Unusable.class, () -> client(jars));
        assertTrue(String.valueOf(unusable.getMessage()).contains("org.apache.hc.core5."), unusable.getMessage());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"JDK@17 | client 'JDK@17': JDK has no library with versions of its own",
            "OKHTPP@4.12.0 | client 'OKHTPP@4.12.0': there is no client 'OKHTPP'; did you mean OKHTTP? there are "})
    void whatHasNoVersionsIsSaid(String source, String message) {
        Brought.Unusable unusable = assertThrows(Brought.Unusable.class, () -> Client.named(source));
        assertTrue(String.valueOf(unusable.getMessage()).startsWith(message), unusable.getMessage());
    }

    private static Client client(List<Path> jars) {
        FoundClient found = FoundClient.version(OTHER, jars);
        return new Client(found.description(), found.sends(), found.settings(), found);
    }

    private static List<Path> jars(Class<?>... types) throws URISyntaxException {
        List<Path> jars = new ArrayList<>();
        for (Class<?> type : types) {
            jars.add(Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()));
        }
        return jars;
    }
}
