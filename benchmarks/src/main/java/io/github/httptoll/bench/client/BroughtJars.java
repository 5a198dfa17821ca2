// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.client;

import io.github.httptoll.bench.client.Brought.Unusable;
import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The jars that a name stands for.
///
/// @param kind what is to be found in them, for people
/// @param source as it was named
/// @param files in their order on the class path
record BroughtJars(String kind, String source, List<Path> files) {
    /// A jar, or all of a directory.
    ///
    /// @throws Unusable if there is none, or it cannot be read
    static BroughtJars of(String kind, String source, String place) {
        BroughtJars none = new BroughtJars(kind, source, List.of());
        try {
            Path path = Path.of(place);
            if (!Files.isDirectory(path)) {
                if (!Files.isRegularFile(path)) {
                    throw none.unusable("there is no such jar, nor a directory", null);
                }
                return new BroughtJars(kind, source, List.of(path));
            }
            try (Stream<Path> files = Files.list(path)) {
                List<Path> jars = files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
                if (jars.isEmpty()) {
                    throw none.unusable("there is no jar in that directory", null);
                }
                return new BroughtJars(kind, source, jars);
            }
        } catch (IOException | InvalidPathException e) {
            throw none.unreadable(e);
        }
    }

    /// That they are not what they were named as.
    Unusable unusable(String why, @Nullable Throwable cause) {
        return new Unusable(kind, source, why, cause);
    }

    private Unusable unreadable(Exception why) {
        return unusable("it cannot be read: " + why.getMessage(), why);
    }

    URL[] urls() {
        URL[] urls = new URL[files.size()];
        try {
            for (int i = 0; i < urls.length; i++) {
                urls[i] = files.get(i).toUri().toURL();
            }
        } catch (MalformedURLException e) {
            throw unreadable(e);
        }
        return urls;
    }

    List<Brought.Jar> digests() {
        List<Brought.Jar> jars = new ArrayList<>();
        try {
            for (Path file : files) {
                jars.add(Brought.Jar.of(file));
            }
        } catch (IOException e) {
            throw unreadable(e);
        }
        return jars;
    }

    String classPath() {
        return files.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    /// The name of the one that a class is from.
    String holding(Class<?> type) {
        String place = String.valueOf(type.getProtectionDomain().getCodeSource().getLocation().getPath());
        return files.stream().map(file -> String.valueOf(file.getFileName())).filter(place::endsWith).findFirst()
                .orElse(place);
    }
}
