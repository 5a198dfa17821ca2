// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.bench.check.ShownDetails;
import io.github.httptoll.client.ClientDescription.Role;
import io.github.httptoll.client.ClientProvider;
import io.github.httptoll.client.ClientSettings.LimitPolicy;
import io.github.httptoll.client.ClientSettings.SessionPolicy;
import io.github.httptoll.client.ClientSettings;
import io.github.httptoll.client.Detail;
import io.github.httptoll.client.Protocol;
import io.github.httptoll.client.TrustedCertificates;
import java.net.URI;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What holds of clients before one is opened.
class ClientTest {
    /// In the same order, since that of the file becomes that of the clients.
    @Test
    void everyClientIsFoundThroughItsProvider() {
        assertEquals(Stream.of(Client.values()).map(Client::name).toList(),
                ServiceLoader.load(ClientProvider.class).stream()
                        .map(provider -> provider.get().describe().id()).toList());
        assertEquals(Client.OKHTTP, Client.named("OKHTTP"));
        assertEquals("OkHttp", Client.OKHTTP.displayName());
    }

    @Test
    void anUnknownIdIsRefusedWithTheNearestAndTheList() {
        String list = "there are NO_TRANSPORT, RAW_SOCKET, RAW_NIO, RAW_NIO_HAND_OFF, JDK, ";
        refused("there is no client 'OKHTPP'; did you mean OKHTTP? " + list, "OKHTPP");
        refused("there is no client 'raw_nio'; did you mean RAW_NIO? " + list, "raw_nio");
        refused("there is no client 'CURL'; " + list, "CURL");
        refused("there is no client ''; " + list, "");
    }

    private static void refused(String message, String id) {
        String refusal = assertThrows(IllegalArgumentException.class, () -> Client.named(id)).getMessage();
        assertTrue(refusal.startsWith(message), refusal);
    }

    @Test
    void everyClientHasAFormAndAnIdThatCanStandInAFile() {
        Pattern id = Pattern.compile("[A-Z][A-Z0-9_]*");
        for (Client client : Client.values()) {
            assertTrue(client.hasBlockingForm() || client.hasAsyncForm(), client.name());
            assertTrue(id.matcher(client.name()).matches(), client.name());
        }
        assertEquals(List.of(Client.RAW_SOCKET, Client.RAW_NIO),
                Stream.of(Client.values()).filter(client -> client.role() == Role.FLOOR).toList());
    }

    @Test
    void whatALibraryDoesNotHaveHasNoFacts() {
        assertThrows(IllegalArgumentException.class, () -> Client.RAW_SOCKET.form(false));
        assertThrows(IllegalArgumentException.class, () -> Client.JETTY.form(true));
        assertThrows(IllegalArgumentException.class, () -> Client.APACHE_ASYNC.form(true));
    }

    @Test
    void noCallShowsWhatItsAdapterStamps() {
        ClientSettings settings = ClientSettings.of(1, LimitPolicy.TUNED, SessionPolicy.SHARED);
        for (boolean blocking : List.of(true, false)) {
            assertEquals(Set.of(Detail.HEAD, Detail.BODY), Client.NO_TRANSPORT.form(blocking).details());
            ShownDetails.check(Set.of(Detail.HEAD, Detail.BODY), Client.NO_TRANSPORT, blocking, settings,
                    URI.create("http://127.0.0.1:1"));
        }
    }

    @ParameterizedTest
    @MethodSource("io.github.httptoll.bench.client.Client#values")
    void whatAClientDoesNotSpeakIsRefusedInOneLine(Client client) {
        ClientSettings settings = ClientSettings.of(1, LimitPolicy.TUNED, SessionPolicy.SHARED);
        for (Protocol protocol : Protocol.values()) {
            if (!client.protocols().contains(protocol)) {
                ClientSettings over = settings.over(protocol, TrustedCertificates.SYSTEM);
                String message = assertThrows(IllegalArgumentException.class,
                        () -> (client.hasBlockingForm() ? client.openBlocking(over) : client.openAsync(over)).close())
                        .getMessage();
                assertEquals(client + " does not speak " + protocol + ", only " + client.protocols(), message);
            }
        }
    }

    @Test
    void whatIsNoCertificateIsNotTrusted() {
        assertTrue(assertThrows(IllegalArgumentException.class, () -> TrustedCertificates.of("nonsense")).getMessage()
                .startsWith("not a certificate"));
    }
}
