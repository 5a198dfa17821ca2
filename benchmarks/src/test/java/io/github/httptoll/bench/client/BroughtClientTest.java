// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Clients that do not come with the suite.
class BroughtClientTest {
    @TempDir
    Path directory;
    private OwnJars jars;

    @BeforeEach
    void begin() {
        jars = new OwnJars(directory);
    }

    @Test
    void aClientIsFoundInItsJarAndHasItsVersionAndDigest() throws IOException {
        Path jar = jars.template("IN_A_JAR");
        Client client = Client.named(jar.toString());
        assertEquals("IN_A_JAR", client.name());
        assertSame(client, Client.named("IN_A_JAR"));
        assertSame(client, Client.named(jar.toString()));
        assertSame(client, Client.named(jar + "!com.example.MyClient$Provider"), "the same, named otherwise");
        Brought origin = client.brought().orElseThrow();
        assertEquals("3.2.1", origin.version());
        assertEquals(List.of(Brought.Jar.of(jar)), origin.jars());
        assertEquals(64, origin.jars().getFirst().sha256().length());
        assertTrue(Stream.of(Client.values()).noneMatch(client::equals), "the suite's own stay what they are");
        assertEquals(Optional.empty(), Client.JDK.brought());
    }

    @Test
    void aDirectoryOfJarsIsOneClassPath() throws IOException {
        Path libraries = Files.createDirectories(directory.resolve("libraries"));
        Files.move(jars.template("IN_A_DIRECTORY"), libraries.resolve("b.jar"));
        Files.move(jars.jar("a.jar", List.of(), Map.of("com/example/Other", "package com.example; class Other {}")),
                libraries.resolve("a.jar"));
        Client client = Client.named(libraries.toString());
        assertEquals(List.of("a.jar", "b.jar"),
                client.brought().orElseThrow().jars().stream().map(Brought.Jar::name).toList());
    }

    /// The suite has okhttp3 and Jackson. The jar has an okhttp3 of its own, and no Jackson.
    @Test
    void itMeetsTheLibraryThatCameWithItAndNoneOfTheSuites() throws IOException {
        String provider = OwnJars.provider("Isolated", "ISOLATED")
                .replace("\"another\"", "okhttp3.OkHttpClient.NAME + jackson()")
                .replace("    public ClientDescription", """
                        private static String jackson() {
                            try {
                                Class.forName("tools.jackson.databind.json.JsonMapper");
                                return " with Jackson";
                            } catch (ClassNotFoundException e) {
                                return " alone";
                            }
                        }
                        public ClientDescription""");
        Path jar = jars.jar("isolated.jar", List.of("com.example.Isolated"), Map.of("com/example/Isolated", provider,
                "okhttp3/OkHttpClient",
                "package okhttp3; public class OkHttpClient { public static final Object NAME = \"brought\"; }"));
        assertEquals("brought alone", Client.named(jar.toString()).displayName());
        assertEquals("okhttp3.OkHttpClient", okhttp3.OkHttpClient.class.getName());
    }

    @Test
    void twoProvidersAreNamedWithTheirJars() throws IOException {
        Path both = Files.createDirectories(directory.resolve("both"));
        for (String name : List.of("First", "Second")) {
            Path jar = jars.jar(name + ".jar", List.of("com.example." + name),
                    Map.of("com/example/" + name, OwnJars.provider(name, name.toUpperCase(java.util.Locale.ROOT))));
            Files.move(jar, both.resolve(name + ".jar"));
        }
        refused("it has 2 providers: com.example.First in First.jar, com.example.Second in Second.jar; choose one: ",
                both.toString());
        assertEquals("SECOND", Client.named(both + "!com.example.Second").name());
    }

    @Test
    void twoOfOneIdAreNamedWithTheirJars() throws IOException {
        Client.named(jars.template("TAKEN").toString());
        Path other = jars.jar("other.jar", List.of("com.example.Other"),
                Map.of("com/example/Other", OwnJars.provider("Other", "TAKEN")));
        refused("its id TAKEN is that of com.example.MyClient$Provider in " + directory.resolve("TAKEN.jar")
                + ": com.example.Other must have another", other.toString());
        Path ours = jars.jar("ours.jar", List.of("com.example.Ours"),
                Map.of("com/example/Ours", OwnJars.provider("Ours", "JDK")));
        refused("its id JDK is that of a client of the suite", ours.toString());
    }

    @Test
    void whatIsWrongWithAJarIsSaidInOneLine() throws IOException {
        refused("there is no such jar, nor a directory", directory.resolve("absent.jar").toString());
        refused("there is no jar in that directory", Files.createDirectories(directory.resolve("empty")).toString());
        Map<String, String> good = Map.of("com/example/Good", OwnJars.provider("Good", "GOOD"));
        refused("it has no META-INF/services/io.github.httptoll.client.ClientProvider that names its provider",
                jars.jar("no-entry.jar", List.of(), good).toString());
        refused("its provider does not load: java.util.ServiceConfigurationError: ",
                jars.jar("absent-class.jar", List.of("com.example.Absent"), good).toString());
        refused("its provider does not load: java.lang.ClassNotFoundException: com.example.Absent",
                jars.jar("chosen.jar", List.of(), good) + "!com.example.Absent");
        refused("its provider does not load: java.lang.IllegalStateException: in its constructor",
                jars.jar("throws.jar", List.of("com.example.Good"),
                        Map.of("com/example/Good", good.get("com/example/Good").replace(
                                "public ClientD",
                                "public Good() { throw new IllegalStateException(\"in its constructor\"); } public ClientD")))
                        .toString());
        refused("its provider describes nothing: java.lang.ClassNotFoundException: org.lib.Library",
                withoutItsLibrary().toString());
        refused("its id is 'good', expected ", jars.jar("id.jar", List.of("com.example.Good"),
                Map.of("com/example/Good", OwnJars.provider("Good", "good"))).toString());
    }

    /// A provider whose description needs a class that is compiled, but not in the jar.
    private Path withoutItsLibrary() throws IOException {
        Path jar = jars.jar("lacks.jar", List.of("com.example.Lacks"), Map.of("com/example/Lacks",
                OwnJars.provider("Lacks", "LACKS").replace("\"another\"", "org.lib.Library.name()"), "org/lib/Library",
                "package org.lib; public class Library { public static String name() { return \"\"; } }"));
        try (FileSystem files = FileSystems.newFileSystem(jar)) {
            Files.delete(files.getPath("org/lib/Library.class"));
        }
        return jar;
    }

    @Test
    void aClassForANewerJdkIsRefused() throws IOException {
        Path jar = jars.jar("newer.jar", List.of("com.example.Newer"),
                Map.of("com/example/Newer", OwnJars.provider("Newer", "NEWER")));
        try (FileSystem files = FileSystems.newFileSystem(jar)) {
            Path file = files.getPath("com/example/Newer.class");
            byte[] bytes = Files.readAllBytes(file);
            bytes[7] = (byte) 200;
            Files.write(file, bytes);
        }
        refused("its provider does not load: java.lang.UnsupportedClassVersionError: com/example/Newer",
                jar.toString());
    }

    private static void refused(String why, String source) {
        String message = assertThrows(Brought.Unusable.class, () -> Client.named(source)).getMessage();
        assertTrue(message.startsWith("client '" + source + "': " + why), message);
        assertEquals(1, message.lines().count());
    }

    @Test
    void twoClientsMeetDifferentVersionsOfOneLibrary() throws IOException {
        Client first = Client.named(versioned("ONE", "1").toString());
        Client second = Client.named(versioned("TWO", "2").toString());
        assertNotSame(first, second);
        assertEquals(List.of("1", "2"), List.of(first.displayName(), second.displayName()));
    }

    private Path versioned(String id, String version) throws IOException {
        return jars.jar(id + ".jar", List.of("com.example.Versioned"), Map.of("com/example/Versioned",
                OwnJars.provider("Versioned", id).replace("\"another\"", "org.lib.Library.name()"), "org/lib/Library",
                "package org.lib; public class Library { public static String name() { return \"" + version
                        + "\"; } }"));
    }
}
