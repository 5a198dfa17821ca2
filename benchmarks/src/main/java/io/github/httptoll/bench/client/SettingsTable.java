// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.client;

import io.github.httptoll.client.Protocol;
import io.github.httptoll.client.Setting;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The settings of all clients as a table of Markdown, for `docs/clients.md` and for `benchmarks.jar settings`.
public final class SettingsTable {
    private static final String HEAD = """
            | client | setting | value | default | effect |
            |---|---|---|---|---|
            """;

    private SettingsTable() {}

    /// All of the suite's clients, in the order of their registration.
    public static String markdown() {
        return HEAD + Arrays.stream(Client.values())
                .flatMap(client -> client.settings().stream().map(setting -> row(client, setting)))
                .collect(Collectors.joining());
    }

    private static String row(Client client, Setting setting) {
        return "| %s | `%s` | %s | %s | %s |%n".formatted(client, setting.name(), value(setting), setting.standard(),
                setting.effect() + remarks(setting)).replace(System.lineSeparator(), "\n");
    }

    private static String value(Setting setting) {
        return switch (setting.type()) {
            case WHOLE -> setting.least() + " to " + setting.most();
            case MILLIS -> "ms, from " + setting.least();
            case FLAG -> "true, false";
            case WORD -> String.join(", ", setting.words());
        };
    }

    private static String remarks(Setting setting) {
        return Stream.of(
                setting.protocols().contains(Protocol.HTTP_1_1)
                        ? setting.protocols().contains(Protocol.H2) ? "" : "; HTTP/1.1 only"
                        : "; HTTP/2 only",
                setting.ofProcess() ? "; a system property" : "",
                setting.part() == Setting.Part.UNKNOWN ? "; no prediction" : "").collect(Collectors.joining());
    }
}
