// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The packages know each other in one direction only: each may import the ones above it that are written beside it. Full names
/// count as imports; the main class may know all.
final class ImportDirectionTest {
    private static final Path SOURCES = Path.of("src/main/java/io/github/httptoll/analysis");
    private static final Pattern OURS = Pattern.compile("io\\.github\\.httptoll\\.(\\w+(?:\\.[a-z]\\w*)*)");
    private static final List<String> WORDS = List.of("analysis.render.words", "analysis.findings",
            "analysis.findings.answer", "analysis.findings.cell", "analysis.findings.claim",
            "analysis.findings.compare",
            "analysis.findings.ledger", "analysis.findings.theory", "analysis.findings.trust", "analysis.read",
            "analysis.statistics");
    private static final Map<String, List<String>> ALLOWED = allowed();

    private static Map<String, List<String>> allowed() {
        Map<String, List<String>> allowed = new TreeMap<>();
        allowed.put("statistics", List.of());
        allowed.put("model", List.of());
        allowed.put("read", List.of("analysis.statistics"));
        List<String> below = List.of("analysis.read", "analysis.statistics", "analysis.model");
        allowed.put("findings.pair", below);
        allowed.put("findings.ledger", with(below, "analysis.findings.pair"));
        List<String> ledger = with(below, "analysis.findings.pair", "analysis.findings.ledger");
        allowed.put("findings.cell", ledger);
        List<String> cells = with(ledger, "analysis.findings.cell");
        Stream.of("claim", "answer", "theory", "trust", "compare")
                .forEach(subject -> allowed.put("findings." + subject, cells));
        allowed.put("findings", with(cells, "analysis.findings.claim", "analysis.findings.answer",
                "analysis.findings.theory", "analysis.findings.trust"));
        allowed.put("render.words", WORDS.subList(1, WORDS.size()));
        Stream.of("markdown", "csv", "json", "console", "page")
                .forEach(format -> allowed.put("render." + format, WORDS));
        allowed.put("render", with(WORDS, "analysis.render.markdown", "analysis.render.csv", "analysis.render.json",
                "analysis.render.console", "analysis.render.page"));
        return allowed;
    }

    private static List<String> with(List<String> some, String... more) {
        return Stream.concat(some.stream(), Stream.of(more)).toList();
    }

    @Test
    void packagesImportOnlyWhatIsWrittenDownHere() throws IOException {
        Map<String, Set<String>> found = new TreeMap<>();
        try (Stream<Path> sources = Files.walk(SOURCES)) {
            for (Path source : sources.filter(path -> path.toString().endsWith(".java")).toList()) {
                String from = SOURCES.relativize(source.getParent()).toString().replace('/', '.');
                Matcher names = OURS.matcher(Files.readString(source));
                while (!from.isEmpty() && names.find()) {
                    found.computeIfAbsent(from, _ -> new TreeSet<>()).add(names.group(1));
                }
            }
        }
        assertEquals(ALLOWED.keySet(), found.keySet());
        found.forEach((from, names) -> {
            names.remove("analysis." + from);
            names.removeAll(ALLOWED.getOrDefault(from, List.of()));
        });
        assertEquals(Set.of(), found.entrySet().stream().filter(names -> !names.getValue().isEmpty())
                .map(names -> names.getKey() + " -> " + names.getValue()).collect(Collectors.toSet()));
    }
}
