// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.client;

import io.github.httptoll.bench.client.Brought.Unusable;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;

/// A client of the suite with another version of its library, which a Maven repository has: `OKHTTP@4.12.0`.
///
/// Its adapter is the suite's own, loaded a second time, next to the jars of that version.
///
/// @param source as it was named
/// @param client the suite's
record LibraryVersion(String source, Client client, String version) {
    /// The jars of the version, as a class path: a JVM that measures looks into no repository.
    static final String JARS = "httptoll.version.jars";
    private static final String COORDINATES = "/library-coordinates.properties";
    private static final char MARK = '@';

    /// True where a client's name stands for a version of one.
    static boolean isOne(String name) {
        return name.indexOf(MARK) > 0 && !BroughtLoader.isFile(name);
    }

    /// @throws Unusable if there is no such client, or the suite has no library for it
    static LibraryVersion of(String source) {
        int mark = source.indexOf(MARK);
        try {
            LibraryVersion named = new LibraryVersion(source, Client.named(source.substring(0, mark)),
                    source.substring(mark + 1));
            named.coordinates();
            return named;
        } catch (IllegalArgumentException e) {
            throw new Unusable(FoundClient.KIND, source, String.valueOf(e.getMessage()), e);
        }
    }

    /// The jars, from a repository where this JVM was not given them.
    ///
    /// @throws Unusable if no repository has them
    List<Path> jars() {
        String given = System.getProperty(JARS);
        if (given != null) {
            return Stream.of(given.split(File.pathSeparator)).map(Path::of).toList();
        }
        try {
            return MavenJars.of(coordinates(), version);
        } catch (IOException e) {
            throw new Unusable(FoundClient.KIND, source, String.valueOf(e.getMessage()), e);
        }
    }

    /// Its id, as `OKHTTP_4_12_0`.
    String id() {
        return (client.name() + "_" + version).toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }

    private List<String> coordinates() {
        String library = client.library().orElseThrow(
                () -> new IllegalArgumentException(client + " has no library with versions of its own"));
        Properties all = new Properties();
        try (var in = Objects.requireNonNull(LibraryVersion.class.getResourceAsStream(COORDINATES), COORDINATES)) {
            all.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.of(Objects.requireNonNull(all.getProperty(library), library).split(" "));
    }
}
