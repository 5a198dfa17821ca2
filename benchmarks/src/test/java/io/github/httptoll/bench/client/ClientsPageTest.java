// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.client.Detail;
import io.github.httptoll.client.Protocol;
import io.github.httptoll.client.RequestForm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The table of the clients page says what the code says.
class ClientsPageTest {
    private static final String NONE = "–";
    private static final Path ROOT = Path.of("..");

    @Test
    void everyClientHasARowWithItsFacts() throws IOException {
        List<String> expected = Stream.of(Client.values()).filter(client -> client != Client.NO_TRANSPORT)
                .map(client -> String.join(" | ", client.name(), facts(client, true), facts(client, false),
                        hooks(client),
                        client.description().differences().isEmpty() ? NONE : client.description().differences()))
                .toList();
        assertEquals(expected, rows().map(row -> String.join(" | ", row.get(0).replace("`", ""), row.get(2),
                row.get(3), row.get(5), row.get(6))).toList());
    }

    @Test
    void versionsAreThoseThatAreBuilt() throws IOException {
        String pom = Files.readString(ROOT.resolve("pom.xml"));
        Set<String> versions = rows().map(row -> row.get(1)).filter(version -> !version.equals(NONE))
                .collect(Collectors.toCollection(TreeSet::new));
        versions.forEach(version -> assertTrue(pom.contains(".version>" + version + "<")
                || pom.contains("java.release>" + version + "<"), version));
    }

    @Test
    void protocolsAreThoseThatEachClientSpeaks() throws IOException {
        List<String> expected = Stream.of(Protocol.values()).filter(protocol -> protocol != Protocol.HTTP_1_1)
                .map(protocol -> protocol + " | " + Stream.of(Client.values())
                        .filter(client -> client.protocols().contains(protocol)).map(client -> "`" + client + "`")
                        .collect(Collectors.joining(", ")))
                .toList();
        String both = expected.get(1).substring("H2 | ".length());
        assertEquals(expected, lines().filter(row -> row.size() == 3 && !row.getFirst().equals("`HTTP_1_1`"))
                .map(row -> row.get(0).replace("`", "") + " | " + row.get(2).replace("the same as `H2`", both))
                .toList());
    }

    @Test
    void boundedClientsAreThoseThatAreTested() throws IOException {
        String page = Files.readString(ROOT.resolve("docs/clients.md")).replace('\n', ' ');
        for (Protocol protocol : List.of(Protocol.HTTP_1_1, Protocol.H2)) {
            String names = Stream.of(Client.values()).flatMap(client -> client.forms()
                    .filter(blocking -> client.form(blocking).bounded().contains(protocol))
                    .map(blocking -> "`" + client + "`" + (client.forms().count() == 1
                            ? ""
                            : blocking ? " (blocking)" : " (asynchronous)")))
                    .collect(Collectors.joining(", "));
            assertTrue(page.contains((protocol.multiplexed() ? "over HTTP/2: " : "over HTTP/1.1: ") + names + "."),
                    names);
        }
    }

    @Test
    void requestsAreSentByThoseThatSaySo() throws IOException {
        List<Client> all = Stream.of(Client.values()).filter(client -> client != Client.NO_TRANSPORT).toList();
        String page = Files.readString(ROOT.resolve("docs/clients.md"));
        for (RequestForm.Feature feature : RequestForm.Feature.values()) {
            List<Client> senders = all.stream().filter(client -> client.sends(Protocol.HTTP_1_1).contains(feature))
                    .toList();
            String row = "| " + feature.name().toLowerCase(Locale.ROOT).replace('_', ' ') + " | " + (senders.equals(all)
                    ? "all"
                    : senders.stream().map(client -> "`" + client + "`").collect(Collectors.joining(", "))) + " |\n";
            assertTrue(page.contains(row), row);
        }
    }

    private static Stream<List<String>> rows() throws IOException {
        return lines().filter(row -> row.size() > 3);
    }

    private static Stream<List<String>> lines() throws IOException {
        return Files.readAllLines(ROOT.resolve("docs/clients.md")).stream().filter(line -> line.startsWith("| `"))
                .map(line -> Stream.of(line.split("\\|")).skip(1).map(String::strip).toList());
    }

    private static String facts(Client client, boolean blocking) {
        if (blocking ? !client.hasBlockingForm() : !client.hasAsyncForm()) {
            return NONE;
        }
        int limit = client.form(blocking).limit();
        return (limit == Integer.MAX_VALUE ? "none" : String.valueOf(limit)) + " / " + client.form(blocking).handOffs();
    }

    private static String hooks(Client client) {
        Set<Detail> details = client.form(client.hasBlockingForm()).details();
        String named = Stream.of(Detail.LEASE, Detail.CONNECT, Detail.TLS, Detail.WRITE).filter(details::contains)
                .map(detail -> detail.name().toLowerCase(Locale.ROOT)).collect(Collectors.joining(", "));
        return named.isEmpty() ? NONE : named;
    }
}
