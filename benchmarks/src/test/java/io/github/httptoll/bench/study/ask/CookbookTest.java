// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study.ask;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.bench.study.plan.PlannedClient;
import io.github.httptoll.bench.study.plan.Plans;
import io.github.httptoll.bench.study.plan.StudyPlan;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every symptom of docs/questions is a study file that can be planned, says how it is read, and stands in the index.
class CookbookTest {
    private static final Path FOLDER = Path.of("../docs/questions");
    private static final Pattern LINKED = Pattern.compile("\\]\\(([a-z0-9-]+\\.yaml)\\)");
    private static final Pattern FIRST = Pattern.compile("\\n  - id: ([a-z0-9-]+)\\R");
    private static final Pattern SYMPTOM = Pattern.compile("# Symptom: \"(.*?)\"\\R", Pattern.DOTALL);

    private static final String JARS = "httptoll.version.jars";
    private static final Pattern LIBRARIES = Pattern
            .compile("/(okhttp|okio|kotlin|http(client|core)5|slf4j|reactor|netty|reactive)[^/]*\\.jar$");

    @TempDir
    Path directory;

    static Stream<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(FOLDER)) {
            return all.filter(file -> file.toString().endsWith(".yaml")).sorted().toList().stream();
        }
    }

    /// Another version of a library is asked of a repository. Here the jars stand for it that the tests run with.
    @BeforeAll
    static void askNoRepository() {
        System.setProperty(JARS, Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(jar -> LIBRARIES.matcher(jar).find()).collect(Collectors.joining(File.pathSeparator)));
    }

    @AfterAll
    static void askARepository() {
        System.clearProperty(JARS);
    }

    @Test
    void upgradesArePlanned() throws IOException {
        StudyPlan plan = Plans.own(Path.of("../docs/upgrades.yaml"));
        assertEquals(List.of("OKHTTP_4_12_0", "APACHE_CLASSIC_5_5", "REACTOR_NETTY_1_2_16"),
                plan.clients().stream().filter(client -> client.brought() != null).map(PlannedClient::id).toList());
    }

    /// Some files name jars of this build.
    @Tag("slow")
    @ParameterizedTest
    @MethodSource("files")
    void fileIsPlannedAndItsFirstQuestionIsNamedAfterIt(Path file) throws IOException {
        StudyPlan plan = Plans.own(fromHere(file));
        assertEquals(plan.claims().isEmpty(), plan.generations().isEmpty());
        String name = file.getFileName().toString().replace(".yaml", "");
        assertEquals(name, FIRST.matcher(Files.readString(file)).results().map((MatchResult found) -> found.group(1))
                .findFirst().orElse(""));
    }

    /// A file names the jars of this build from the root of the project.
    private Path fromHere(Path file) throws IOException {
        return Files.writeString(directory.resolve(file.getFileName()),
                Files.readString(file).replace("layers/target/", "../layers/target/"));
    }

    @ParameterizedTest
    @MethodSource("files")
    void fileBeginsWithItsSymptomAndSaysHowTheAnswerIsRead(Path file) throws IOException {
        String text = Files.readString(file);
        assertTrue(SYMPTOM.matcher(text).lookingAt(), text);
        assertTrue(text.contains("\n# Read: "), text);
    }

    @Test
    void indexLinksEveryFileOnceAndNoOther() throws IOException {
        List<String> linked = LINKED.matcher(Files.readString(FOLDER.resolve("README.md"))).results()
                .map((MatchResult found) -> found.group(1)).sorted().toList();
        assertEquals(files().map(file -> file.getFileName().toString()).toList(), linked);
    }
}
