// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.github.httptoll.analysis.render.words.Names;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// A client, or a strategy, that is not of the suite.
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

    @Test
    void cellsHaveTheNameOfAStrategyThatWasBrought() {
        BroughtStrategy way = YAMLMapper.shared().readValue(
                """
                        {id: MINE, name: my way, brought: {source: my.jar!MINE, provider: P, jars: [{name: my.jar, sha256: ab}]}}
                        """,
                BroughtStrategy.class);
        Cell mine = CellBuilder.cell("mine").by("JDK", "MINE").build();
        Cell ours = CellBuilder.cell("ours").by("JDK", "FUTURES").build();
        assertEquals("my way (brought)", way.named(mine).strategy());
        assertEquals(mine, way.named(mine).by("MINE"), "nothing else is another");
        assertSame(ours, way.named(ours));
        assertEquals("my way (brought)", Names.word(way.named(mine).strategy()));
    }
}
