// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.client;

import io.github.httptoll.client.ClientDescription;
import io.github.httptoll.client.ClientProvider;
import io.github.httptoll.client.Protocol;
import io.github.httptoll.client.RequestForm;
import io.github.httptoll.client.Setting;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
            if (all.put(found.id(), new Client(found, sends(provider), provider.settings(), null)) != null) {
                throw new IllegalStateException("two providers of one client: " + found.id());
            }
        }
        return all;
    }

    /// What of a request's form an adapter sends over each protocol.
    static Map<Protocol, Set<RequestForm.Feature>> sends(ClientProvider provider) {
        return Stream.of(Protocol.values())
                .collect(Collectors.toMap(Function.identity(), protocol -> whole(provider.sendsOver(protocol))));
    }

    /// What a provider states, and what that contains.
    private static Set<RequestForm.Feature> whole(Set<RequestForm.Feature> stated) {
        Set<RequestForm.Feature> whole = EnumSet.noneOf(RequestForm.Feature.class);
        whole.addAll(stated);
        if (whole.containsAll(
                Set.of(RequestForm.Feature.EXPECT_CONTINUE, RequestForm.Feature.UNKNOWN_LENGTH))) {
            whole.add(RequestForm.Feature.EXPECT_WITHOUT_LENGTH);
        }
        return Set.copyOf(whole);
    }

    /// Those of the suite, in the order of their registration.
    static List<Client> suite() {
        return List.copyOf(ALL.values());
    }

    /// Those that were brought until now.
    static synchronized List<Client> brought() {
        return List.copyOf(BROUGHT.values());
    }

    /// The suite's client with that id.
    ///
    /// @throws IllegalArgumentException if there is none; the message names those that there are, and one that looks like it
    private static Client ofSuite(String id) {
        Client client = ALL.get(id);
        if (client != null) {
            return client;
        }
        String similar = Spelling.nearest(id, ALL.keySet()).map(name -> "; did you mean " + name + "? there are ")
                .orElse("; there are ");
        throw new IllegalArgumentException(
                "there is no client '" + id + "'" + similar + String.join(", ", ALL.keySet()));
    }

    /// The class that describes a client of the suite.
    static String provider(Client client) {
        return ServiceLoader.load(ClientProvider.class, Registry.class.getClassLoader()).stream()
                .filter(each -> each.get().describe().id().equals(client.name())).map(each -> each.type().getName())
                .findFirst().orElseThrow();
    }

    static synchronized Client named(String id) {
        Client client = BROUGHT.get(id);
        if (client != null) {
            return client;
        }
        return !ALL.containsKey(id) && FoundClient.isSource(id) ? bring(id) : ofSuite(id);
    }

    private static Client bring(String source) {
        for (Client known : BROUGHT.values()) {
            if (known.brought().map(Brought::source).filter(source::equals).isPresent()) {
                return known;
            }
        }
        FoundClient found = FoundClient.open(source);
        check(source, found.description());
        Client client = new Client(found.description(), found.sends(), found.settings(), found);
        Client same = ALL.getOrDefault(client.name(), BROUGHT.get(client.name()));
        if (same == null) {
            BROUGHT.put(client.name(), client);
            return client;
        }
        if (!same.brought().map(found.origin()::isSameAs).orElse(false)) {
            String other = same.brought().map(origin -> origin.provider() + " in " + origin.source())
                    .orElse("a client of the suite");
            throw new Brought.Unusable(FoundClient.KIND, source, "its id " + client + " is that of " + other + ": "
                    + found.origin().provider() + " must have another", null);
        }
        return same;
    }

    private static void check(String source, ClientDescription description) {
        if (!ID.matcher(description.id()).matches()) {
            throw new Brought.Unusable(FoundClient.KIND, source, "its id is '" + description.id() + "', expected " + ID,
                    null);
        }
        if (description.role() != ClientDescription.Role.LIBRARY
                || (description.blocking() == null && description.async() == null)) {
            throw new Brought.Unusable(FoundClient.KIND, source,
                    "it describes no library with a blocking or an asynchronous form",
                    null);
        }
    }

    /// That a client has no setting of that name, which others may have, or which looks like one of its own.
    static String noSetting(Client client, String name) {
        List<String> names = client.settings().stream().map(Setting::name).toList();
        List<String> others = suite().stream()
                .filter(other -> other.settings().stream().anyMatch(one -> one.name().equals(name)))
                .map(Client::name).toList();
        String hint = others.isEmpty()
                ? Spelling.nearest(name, names).map(near -> "; did you mean " + near + "?").orElse("")
                : " but of " + String.join(", ", others);
        return "'" + name + "' is no setting of " + client + hint
                + (names.isEmpty()
                        ? "; it has none"
                        : (hint.endsWith("?") ? " there are " : "; there are ") + String.join(", ", names));
    }
}
