// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.client;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is known of a client before it is opened. Begins with [#of]; each further method adds one fact.
///
/// How its exceptions are classified is the adapter's part: it turns each into an [Outcome].
///
/// @param id its name in study files and results: capital letters, digits and underscores
/// @param displayName as people write it
/// @param library key of its version in `httptoll-libraries.properties`; empty: it is a part of the JDK, or of the suite, or from a jar
/// @param protocols what the library speaks, or its adapter
/// @param blocking null: the library has no blocking call
/// @param async null: the library has no asynchronous call
/// @param ownsPool false: settings and idle connections are the process's
/// @param processThreads names, as regular expressions, of threads that the library has once in a process: they come with its first
///        client, and no client's end is theirs
/// @param packages what the names of its library's classes begin with, without a dot at the end: a profile lays their CPU time to it
/// @param withoutBodies protocols that its adapter sends no body over
/// @param differences what cannot be made equal, as `docs/clients.md` says it; empty: nothing
public record ClientDescription(String id, String displayName, Role role, Optional<String> library, Set<Protocol> protocols,
        @Nullable Form<? extends BlockingClient> blocking, @Nullable Form<? extends AsyncClient> async, boolean ownsPool,
        List<String> processThreads, String differences, List<String> packages, Set<Protocol> withoutBodies) {
    public ClientDescription {
        protocols = Collections.unmodifiableSet(EnumSet.copyOf(protocols));
        processThreads = List.copyOf(processThreads);
        packages = List.copyOf(packages);
        withoutBodies = Set.copyOf(withoutBodies);
    }

    /// A library that speaks HTTP/1.1 over TCP, and has no form yet.
    public static ClientDescription of(String id, String displayName) {
        return new ClientDescription(id, displayName, Role.LIBRARY, Optional.empty(), EnumSet.of(Protocol.HTTP_1_1), null, null, true,
                List.of(), "", List.of(), Set.of());
    }

    /// It is no library. A client from a jar is always one.
    public ClientDescription role(Role other) {
        return new ClientDescription(id, displayName, other, library, protocols, blocking, async, ownsPool, processThreads,
                differences, packages, withoutBodies);
    }

    /// The key of its version in `httptoll-libraries.properties`.
    public ClientDescription library(String key) {
        return new ClientDescription(id, displayName, role, Optional.of(key), protocols, blocking, async, ownsPool, processThreads,
                differences, packages, withoutBodies);
    }

    /// It speaks these, in addition to HTTP/1.1 over TCP.
    public ClientDescription speaks(Protocol... more) {
        Set<Protocol> all = EnumSet.copyOf(protocols);
        Collections.addAll(all, more);
        return new ClientDescription(id, displayName, role, library, all, blocking, async, ownsPool, processThreads, differences,
                packages, withoutBodies);
    }

    /// It speaks every protocol.
    public ClientDescription speaksAll() {
        return speaks(Protocol.values());
    }

    /// It has a blocking call.
    public ClientDescription blocking(Form<? extends BlockingClient> form) {
        return new ClientDescription(id, displayName, role, library, protocols, form, async, ownsPool, processThreads,
                differences, packages, withoutBodies);
    }

    /// It has an asynchronous call.
    public ClientDescription async(Form<? extends AsyncClient> form) {
        return new ClientDescription(id, displayName, role, library, protocols, blocking, form, ownsPool, processThreads,
                differences, packages, withoutBodies);
    }

    /// Its settings and idle connections are the process's.
    public ClientDescription sharesPool() {
        return new ClientDescription(id, displayName, role, library, protocols, blocking, async, false, processThreads,
                differences, packages, withoutBodies);
    }

    /// Its library has threads with such names once in a process.
    public ClientDescription processThreads(String... names) {
        return new ClientDescription(id, displayName, role, library, protocols, blocking, async, ownsPool, List.of(names),
                differences, packages, withoutBodies);
    }

    /// What cannot be made equal, in one line of Markdown.
    public ClientDescription differences(String text) {
        return new ClientDescription(id, displayName, role, library, protocols, blocking, async, ownsPool, processThreads, text,
                packages, withoutBodies);
    }

    /// The names of its library's classes begin with these.
    public ClientDescription packages(String... prefixes) {
        return new ClientDescription(id, displayName, role, library, protocols, blocking, async, ownsPool, processThreads, differences,
                List.of(prefixes), withoutBodies);
    }

    /// Its adapter sends no body over these, though it speaks them.
    public ClientDescription withoutBodies(Protocol... these) {
        return new ClientDescription(id, displayName, role, library, protocols, blocking, async, ownsPool, processThreads, differences,
                packages, Set.of(these));
    }

    /// What a client is there for.
    public enum Role {
        /// People use it, or could.
        LIBRARY,
        /// The same bytes without a library: what the others are compared with under the same way of waiting.
        FLOOR,
        /// A floor with one thing more, to see what that costs.
        STEP,
        /// Sends nothing: what is left is the strategy's own cost.
        NO_CALL
    }
}
