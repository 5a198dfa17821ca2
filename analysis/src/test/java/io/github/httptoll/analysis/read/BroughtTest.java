// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// A client that is not of the suite.
class BroughtTest {
    private record Described(List<Client> clients) {}

    @Test
    void itsNameSaysThatItWasBrought() {
        List<Client> clients = YAMLMapper.shared()
                .readValue(
                        """
                                clients:
                                  - {id: MINE, name: my client, role: LIBRARY, packages: [],
                                     brought: {source: my.jar, provider: com.example.P, version: "2", jars: [{name: my.jar, sha256: ab}]}}
                                  - {id: OURS, name: ours, role: LIBRARY}
                                """,
                        Described.class)
                .clients();
        assertEquals(List.of("my client (brought)", "ours"), clients.stream().map(Client::name).toList());
        assertEquals(new Client.Brought("my.jar", "2"), clients.getFirst().brought());
        assertNull(clients.getLast().brought());
    }
}
