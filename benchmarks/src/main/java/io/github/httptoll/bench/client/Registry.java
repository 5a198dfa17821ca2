// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.client;

import io.github.httptoll.client.ClientDescription;
import io.github.httptoll.client.ClientProvider;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.regex.Pattern;

/// The clients that this process knows: the suite's own, and those that were brought.
final class Registry {
    private static final Pattern ID = Pattern.compile("[A-Z][A-Z0-9_]*");
    private static final Map<String, Client> ALL = found();
    private static final Map<String, Client> BROUGHT = new LinkedHashMap<>();

    private Registry() {}

    private static Map<String, Client> found() {
        Map<String, Client> all = new LinkedHashMap<>();
        for (ClientProvider provider : ServiceLoader.load(ClientProvider.class, Registry.class.getClassLoader())) {
            ClientDescription found = provider.describe();
            if (all.put(found.id(), new Client(found, provider.sends(), null)) != null) {
                throw new IllegalStateException("two providers of one client: " + found.id());
            }
        }
        return all;
    }

    /// Those of the suite, in the order of their registration.
    static List<Client> suite() {
        return List.copyOf(ALL.values());
    }

    /// Those that were brought until now.
    static synchronized List<Client> brought() {
        return List.copyOf(BROUGHT.values());
    }

    /// The client with that id, or the one in those jars.
    static synchronized Client named(String id) {
        Client client = ALL.getOrDefault(id, BROUGHT.get(id));
        if (client != null) {
            return client;
        }
        if (BroughtLoader.isSource(id)) {
            return bring(id);
        }
        String similar = Spelling.nearest(id, ALL.keySet()).map(name -> "; did you mean " + name + "? there are ")
                .orElse("; there are ");
        throw new IllegalArgumentException(
                "there is no client '" + id + "'" + similar + String.join(", ", ALL.keySet()));
    }

    private static Client bring(String source) {
        for (Client known : BROUGHT.values()) {
            if (known.brought().map(BroughtClient::source).filter(source::equals).isPresent()) {
                return known;
            }
        }
        BroughtLoader.Found found = BroughtLoader.open(source);
        check(source, found.description());
        Client client = new Client(found.description(), found.sends(), found);
        Client same = ALL.getOrDefault(client.name(), BROUGHT.get(client.name()));
        if (same == null) {
            BROUGHT.put(client.name(), client);
            return client;
        }
        if (!same.brought().map(found.origin()::isSameAs).orElse(false)) {
            String other = same.brought().map(origin -> origin.provider() + " in " + origin.source())
                    .orElse("a client of the suite");
            throw new BroughtClient.Unusable(source, "its id " + client + " is that of " + other + ": "
                    + found.origin().provider() + " must have another", null);
        }
        return same;
    }

    private static void check(String source, ClientDescription description) {
        if (!ID.matcher(description.id()).matches()) {
            throw new BroughtClient.Unusable(source, "its id is '" + description.id() + "', expected " + ID, null);
        }
        if (description.role() != ClientDescription.Role.LIBRARY
                || (description.blocking() == null && description.async() == null)) {
            throw new BroughtClient.Unusable(source, "it describes no library with a blocking or an asynchronous form",
                    null);
        }
    }
}
