// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.client.ClientSettings.LimitPolicy;
import io.github.httptoll.client.ClientSettings.SessionPolicy;
import io.github.httptoll.client.ClientSettings;
import io.github.httptoll.client.OwnSettings;
import io.github.httptoll.client.Protocol;
import io.github.httptoll.client.Setting;
import io.github.httptoll.client.TrustedCertificates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What the clients declare of their libraries' settings is what their adapters read, and what the page shows.
@Tag("slow")
class SettingsTest {
    private static final String BEGIN = "<!-- settings: java -jar benchmarks/target/benchmarks.jar settings -->\n\n";
    private static final String END = "<!-- end of settings -->";

    static Stream<Client> clients() {
        return Stream.of(Client.values()).filter(client -> !client.settings().isEmpty());
    }

    /// A client refuses to open with a setting that its adapter does not read.
    @ParameterizedTest
    @MethodSource("clients")
    void anAdapterReadsEverySettingThatItsProviderDeclares(Client client) {
        for (Protocol protocol : client.protocols()) {
            for (LimitPolicy level : client.ownsConnectionPool()
                    ? LimitPolicy.values()
                    : new LimitPolicy[]{LimitPolicy.TUNED}) {
                ClientSettings all = ClientSettings.of(7, level, SessionPolicy.SHARED)
                        .over(protocol, TrustedCertificates.SYSTEM)
                        .with(samples(client, protocol));
                client.forms().forEach(blocking -> close(blocking ? client.openBlocking(all) : client.openAsync(all)));
            }
        }
    }

    @Test
    void aSettingThatNoAdapterReadsIsNoSilentNothing() {
        ClientSettings settings = ClientSettings.of(1, LimitPolicy.DEFAULT, SessionPolicy.SHARED)
                .with(new OwnSettings(Map.of("pingInterval", "5", "http1MaxSize", "5")));
        assertTrue(assertThrows(IllegalArgumentException.class, () -> Client.OKHTTP.openAsync(settings)).getMessage()
                .startsWith("'http1MaxSize' is no setting of OKHTTP but of VERTX; there are maxRequests, "));
        ClientSettings http2 = ClientSettings.of(1, LimitPolicy.DEFAULT, SessionPolicy.SHARED)
                .with(new OwnSettings(Map.of("initialWindowSize", "70000")));
        assertEquals("the adapter of HELIDON does not read its setting [initialWindowSize]",
                assertThrows(IllegalStateException.class,
                        () -> Client.named("HELIDON").openBlocking(http2)).getMessage());
    }

    @Test
    void anUnknownNameIsAnsweredWithTheNearestAndTheList() {
        assertEquals(
                "'maxRequestPerhost' is no setting of OKHTTP; did you mean maxRequestsPerHost? there are maxRequests, "
                        + "maxRequestsPerHost, maxIdleConnections, keepAliveDuration, retryOnConnectionFailure, fastFallback, callTimeout, "
                        + "pingInterval, tcpNoDelay",
                unknown(Client.OKHTTP, "maxRequestPerhost"));
        assertEquals("'maxRequests' is no setting of RAW_NIO but of OKHTTP; it has none",
                unknown(Client.RAW_NIO, "maxRequests"));
    }

    @Test
    void aValueIsAllowedOrSaysWhatIs() {
        Setting whole = Client.OKHTTP.setting("maxRequests");
        assertTrue(whole.allows("1"));
        Stream.of("0", "-1", "10001", "99999999999", "1.0", "many", "", "+1")
                .forEach(text -> assertFalse(whole.allows(text), text));
        assertEquals("a whole number from 1 to 10000", whole.expected());
        assertEquals("milliseconds, a whole number from 0 to 3600000", Client.OKHTTP.setting("callTimeout").expected());
        assertFalse(Client.OKHTTP.setting("fastFallback").allows("yes"));
        assertEquals("one of [FIFO, LIFO]", Client.named("REACTOR_NETTY").setting("leasingStrategy").expected());
    }

    @Test
    void settingsAreWrittenAndReadBack() {
        OwnSettings two = new OwnSettings(Map.of("b", "2", "a", "x=1"));
        assertEquals("a=x=1;b=2", two.toString());
        assertEquals(two, OwnSettings.parse(two.toString()));
        assertEquals(OwnSettings.NONE, OwnSettings.parse("NONE"));
        assertThrows(IllegalArgumentException.class, () -> OwnSettings.parse("a"));
    }

    @Test
    void thePageHasTheTableThatTheProgramPrints() throws IOException {
        String page = Files.readString(Path.of("../docs/clients.md"));
        assertEquals(SettingsTable.markdown(), page.substring(page.indexOf(BEGIN) + BEGIN.length(), page.indexOf(END)));
    }

    private static String unknown(Client client, String name) {
        return String.valueOf(assertThrows(IllegalArgumentException.class, () -> client.setting(name)).getMessage());
    }

    private static OwnSettings samples(Client client, Protocol protocol) {
        Map<String, String> values = new TreeMap<>();
        client.settings().stream().filter(setting -> setting.protocols().contains(protocol)).forEach(setting -> {
            String value = sample(setting);
            assertTrue(setting.allows(value), setting.name() + " " + value);
            values.put(setting.name(), value);
        });
        return new OwnSettings(values);
    }

    /// Another value than the library's own, where both are numbers.
    private static String sample(Setting setting) {
        List<String> words = setting.words();
        return switch (setting.type()) {
            case WHOLE, MILLIS -> String.valueOf(Math.clamp(setting.allows(setting.standard())
                    ? Long.parseLong(setting.standard()) + 1
                    : 64, setting.least(), setting.most()));
            case FLAG -> setting.standard().equals("true") ? "false" : "true";
            case WORD -> words.getLast();
        };
    }

    private static void close(AutoCloseable client) {
        try {
            client.close();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
