// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The words that docs/writing.md bans are in no document and in no sentence that a program prints.
final class WritingTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern BANNED = Pattern.compile(
            "\\b(foretell\\w*|foretold|anew|whoever|nobody|is told|are told|goes away|alike|beside|thereby|wherever)\\b",
            Pattern.CASE_INSENSITIVE);
    /// What a run says is the run's.
    private static final Pattern OF_A_RUN = Pattern.compile("<!-- run: .*?<!-- end -->", Pattern.DOTALL);
    private static final Pattern MARKER = Pattern.compile("<!--.*?-->");
    private static final int MOST_WORDS_OF_README = 900;
    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\n]|\\\\.)*)\"");

    @Test
    void documentsHaveNoneOfThem() throws IOException {
        List<Path> documents = new ArrayList<>(
                List.of(ROOT.resolve("README.md"), ROOT.resolve("CONTRIBUTING.md"), ROOT.resolve("SECURITY.md"),
                        ROOT.resolve("CHANGELOG.md")));
        try (Stream<Path> files = Files.list(ROOT.resolve("docs"))) {
            files.filter(file -> file.toString().endsWith(".md") && !file.endsWith("writing.md"))
                    .forEach(documents::add);
        }
        assertTrue(documents.size() > 10);
        List<String> found = new ArrayList<>();
        for (Path document : documents) {
            found.addAll(banned(document, OF_A_RUN.matcher(Files.readString(document)).replaceAll("")));
        }
        assertEquals(List.of(), found);
    }

    @Test
    void readmeIsShort() throws IOException {
        String shown = MARKER.matcher(Files.readString(ROOT.resolve("README.md"))).replaceAll("");
        int words = shown.strip().split("\\s+").length;
        assertTrue(words <= MOST_WORDS_OF_README, words + " words");
    }

    /// A literal without a space is a key, not a sentence.
    @Test
    void sentencesOfTheProgramsHaveNoneOfThem() throws IOException {
        List<String> found = new ArrayList<>();
        for (String module : List.of("fixture-server", "benchmarks", "analysis")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/main"))) {
                for (Path file : files.filter(each -> each.toString().matches(".*\\.(java|jte|yaml)")).toList()) {
                    String text = Files.readString(file);
                    found.addAll(banned(file, file.toString().endsWith(".java") ? sentences(text) : text));
                }
            }
        }
        assertEquals(List.of(), found);
    }

    private static String sentences(String source) {
        return LITERAL.matcher(source).results().map(literal -> literal.group(1)).filter(words -> words.contains(" "))
                .collect(Collectors.joining("\n"));
    }

    private static List<String> banned(Path file, String text) {
        return BANNED.matcher(text).results().map(MatchResult::group).map(word -> ROOT.relativize(file) + ": " + word)
                .toList();
    }
}
