// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.client;

import io.github.httptoll.client.ClientDescription;
import io.github.httptoll.client.ClientProvider;
import io.github.httptoll.client.Protocol;
import io.github.httptoll.client.RequestForm;
import io.github.httptoll.client.Setting;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A client that was brought, as its provider describes it, and where it was found.
///
/// @param sends what of a request's form its adapter sends
/// @param settings that the library has by its own names
record FoundClient(Brought origin, ClientDescription description, Map<Protocol, Set<RequestForm.Feature>> sends,
        List<Setting> settings,
        BroughtLoader loader) {
    static final String KIND = "client";

    /// True where a client's name stands for jars.
    static boolean isSource(String name) {
        return BroughtLoader.isFile(name) || LibraryVersion.isOne(name);
    }

    /// Finds the provider and asks it for its description.
    ///
    /// @throws Brought.Unusable if there is none, or more than one, or it cannot be loaded
    static FoundClient open(String source) {
        if (LibraryVersion.isOne(source)) {
            LibraryVersion other = LibraryVersion.of(source);
            return version(other, other.jars());
        }
        int mark = source.lastIndexOf(BroughtLoader.MARK);
        BroughtLoader loader = BroughtLoader.of(KIND, source, mark < 0 ? source : source.substring(0, mark));
        ClientProvider provider = mark < 0
                ? loader.only(ClientProvider.class)
                : loader.named(ClientProvider.class, source.substring(mark + 1));
        return of(loader, provider, loader.asked(provider::describe), loader.origin(source, provider));
    }

    /// The suite's adapter with these jars.
    static FoundClient version(LibraryVersion other, List<Path> files) {
        BroughtLoader loader = BroughtLoader.withAdapters(new BroughtJars(KIND, other.source(), files));
        ClientProvider provider = loader.named(ClientProvider.class, Registry.provider(other.client()));
        ClientDescription suites = loader.asked(provider::describe);
        return of(loader, provider, suites.named(other.id(), suites.displayName() + " " + other.version()),
                loader.origin(other.source(), provider, other.version()));
    }

    private static FoundClient of(BroughtLoader loader, ClientProvider provider, ClientDescription description,
            Brought origin) {
        return new FoundClient(origin, description, loader.asked(() -> Registry.sends(provider)),
                loader.asked(provider::settings),
                loader);
    }
}
