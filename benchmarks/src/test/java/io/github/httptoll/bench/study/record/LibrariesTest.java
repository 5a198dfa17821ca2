// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.bench.client.Client;
import io.github.httptoll.client.ClientDescription.Role;
import io.github.httptoll.bench.placement.Shares;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A run says of each client which version of it ran: its library's, or that of the JDK that it belongs to.
class LibrariesTest {
    @ParameterizedTest
    @MethodSource("io.github.httptoll.bench.client.Client#values")
    void everyClientHasAVersion(Client client) {
        boolean isOfTheJdk = client.description().packages().stream()
                .allMatch(name -> name.matches("(java|jdk|sun)\\..*"));
        assertEquals(client.role() != Role.LIBRARY || isOfTheJdk, client.library().isEmpty());
        client.library().ifPresent(library -> assertTrue(Environment.libraries().containsKey(library), library));
    }

    @Test
    void theVersionsAreThoseOfTheClassPath() {
        List<String> jars = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.endsWith(".jar")).toList();
        Environment.libraries().forEach((library, version) -> assertTrue(
                jars.stream().anyMatch(jar -> jar.endsWith("-" + version + ".jar")
                        && Stream.of(library.split("-")).allMatch(jar::contains)),
                library + " is said to be " + version + ", which is not in " + jars));
    }

    @Test
    void aRunSaysThem() {
        Environment.Facts facts = Environment.describe("0123abc", List.of(), List.of(new ClockCheck(1, 0, 60)), null,
                Map.of(), Shares.NONE);
        assertEquals(Environment.libraries(), facts.libraries());
        assertEquals(System.getProperty("java.runtime.version"), facts.java(),
                "the JDK's clients have its version");
    }

    @Test
    void theClientsPageHasThem() throws IOException {
        Map<String, String> versions = Environment.libraries();
        List<String> expected = Stream.of(Client.values())
                .flatMap(client -> client.library().map(library -> client + " " + versions.get(library)).stream())
                .toList();
        Set<String> libraries = Stream.of(Client.values()).filter(client -> client.library().isPresent())
                .map(Client::name).collect(Collectors.toSet());
        assertEquals(expected, Files.readAllLines(Path.of("../docs/clients.md")).stream()
                .filter(line -> line.startsWith("| `")).map(line -> List.of(line.split("\\s*\\|\\s*")))
                .filter(row -> row.size() > 5 && libraries.contains(row.get(1).replace("`", "")))
                .map(row -> row.get(1).replace("`", "") + " " + row.get(2)).toList());
    }
}
