// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.read;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// The built-in clients, as the sample run describes them.
public final class TestClients {
    static final List<Client> ALL = read();

    private record Described(List<Client> clients) {}

    private TestClients() {}

    private static List<Client> read() {
        try (InputStream study = Objects
                .requireNonNull(TestClients.class.getResourceAsStream("/sample/study.yaml"))) {
            return YAMLMapper.shared().readValue(study, Described.class).clients();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// That client, or a library that is not one of them.
    public static Client named(String id) {
        return ALL.stream().filter(client -> client.id().equals(id)).findFirst()
                .orElseGet(() -> new Client(id, id.toLowerCase(Locale.ROOT).replace('_', ' '), Client.Role.LIBRARY,
                        null, null, null, List.of(), null));
    }
}
