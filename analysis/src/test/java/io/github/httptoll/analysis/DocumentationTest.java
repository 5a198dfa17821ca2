// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.analysis.read.RunFiles;
import io.github.httptoll.analysis.read.UnreadableRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// What the documents name exists: packages of the architecture page, types of this page and of the glossary, and the target of every
/// relative link.
class DocumentationTest {
    private static final Path ROOT = Path.of("..");
    private static final List<String> MODULES = List.of("fixture-server", "client-api", "benchmarks", "analysis");
    private static final Pattern PACKAGE = Pattern.compile("`((?:bench|analysis|fixture)(?:\\.[a-z]+)?)`");
    private static final Pattern TYPE = Pattern.compile("`([A-Z][a-z]+[A-Za-z]*)(?:\\.[a-z]\\w*)?`");
    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\n]|\\\\.)+)\"");
    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:)([^)#\\s]+)");

    @Test
    void packagesOfTheArchitecturePageExist() throws IOException {
        Set<String> packages = named(PACKAGE, ROOT.resolve("docs/architecture.md"));
        assertFalse(packages.isEmpty());
        packages.removeIf(name -> MODULES.stream().anyMatch(module -> Files
                .isDirectory(ROOT.resolve(module + "/src/main/java/io/github/httptoll/" + name.replace('.', '/')))));
        assertEquals(Set.of(), packages);
    }

    @ParameterizedTest
    @ValueSource(strings = {"docs/architecture.md", "docs/glossary.md"})
    void typesInDocumentsExist(String document) throws IOException {
        Set<String> types = named(TYPE, ROOT.resolve(document));
        assertFalse(types.isEmpty());
        types.removeAll(sources());
        assertEquals(Set.of(), types);
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "CONTRIBUTING.md", "docs/architecture.md", "docs/fixture-server.md",
            "docs/diagnose.md",
            "docs/glossary.md", "docs/method.md", "docs/running.md", "docs/results.md", "docs/why-is-async-slower.md",
            "docs/run-directory.md", "docs/claims.md",
            "docs/clients.md",
            "docs/clients-behaviour.md"})
    void relativeLinksLeadSomewhere(String document) throws IOException {
        Path file = ROOT.resolve(document);
        Set<String> links = named(LINK, file);
        links.removeIf(link -> Files.exists(file.resolveSibling(link)));
        assertEquals(Set.of(), links);
    }

    @ParameterizedTest
    @MethodSource("io.github.httptoll.analysis.ReferenceRun#directories")
    void whatACommittedRunMeasuredHasAtMostFourMegabytes(Path run) throws IOException {
        long measured = 0;
        long made = 0;
        try (Stream<Path> files = Files.walk(run)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (run.relativize(file).toString()
                        .matches("index\\.html|report\\.md|findings\\.json\\.gz|tables/.*")) {
                    made += Files.size(file);
                } else {
                    measured += Files.size(file);
                }
            }
        }
        assertTrue(measured <= 4_000_000, measured + " bytes");
        assertTrue(made <= 3_500_000, made + " bytes made of them");
    }

    /// What is known of a client comes from study.yaml.
    @Test
    void theAnalysisNamesNoClient() throws IOException, UnreadableRun {
        Set<String> clients = new TreeSet<>();
        for (JsonNode client : YAMLMapper.shared()
                .readTree(new RunFiles(ReferenceRun.directories().findFirst().orElseThrow()).text("study.yaml"))
                .path("clients")) {
            if (client.path("role").asString().equals("LIBRARY")) {
                clients.addAll(List.of(client.path("id").asString(), client.path("name").asString()));
            }
        }
        assertTrue(clients.remove("JDK"), "it is also what runs Java");
        Set<String> literals = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                literals.addAll(named(LITERAL, file));
            }
        }
        assertTrue(literals.size() > 1_000);
        literals.removeIf(literal -> clients.stream().noneMatch(literal::contains));
        assertEquals(Set.of(), literals);
    }

    private static Set<String> named(Pattern pattern, Path document) throws IOException {
        return pattern.matcher(Files.readString(document)).results().map((MatchResult found) -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /// Names of types. Only sources are read: what others build or delete beside them at the same time does not matter.
    private static Set<String> sources() throws IOException {
        Set<String> sources = new TreeSet<>();
        for (String module : MODULES) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src"))) {
                files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".java"))
                        .map(name -> name.substring(0, name.length() - ".java".length())).forEach(sources::add);
            }
        }
        return sources;
    }
}
