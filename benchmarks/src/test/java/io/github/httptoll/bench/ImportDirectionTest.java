// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench;

import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Packages depend on each other in one direction: benchmark classes → strategy → client → workload.
class ImportDirectionTest {
    private static final Path SOURCES = Path.of("src/main/java/io/github/httptoll/bench");
    private static final Pattern IMPORT = Pattern
            .compile("import io\\.github\\.httptoll\\.bench((?:\\.[a-z]+)*)\\.[A-Z]");

    /// Package → what it may import. The root package holds the benchmark classes and `main`.
    private static final Map<String, Set<String>> ALLOWED = Map.ofEntries(entry("workload", Set.of()),
            entry("timeline", Set.of()), entry("fixture", Set.of()), entry("wire", Set.of()),
            entry("placement", Set.of()),
            entry("probe", Set.of("timeline")), entry("client", Set.of("workload", "timeline")),
            entry("strategy", Set.of("client", "workload", "timeline")),
            entry("trial", Set.of("client", "workload", "timeline", "fixture")),
            entry("cell", Set.of("client", "strategy", "workload", "timeline", "placement")),
            entry("study.ask",
                    Set.of("", "cell", "client", "strategy", "workload", "timeline", "placement", "trial")),
            entry("study.plan", Set.of("", "cell", "client", "strategy", "workload", "study.ask")),
            entry("study.record",
                    Set.of("", "client", "workload", "timeline", "trial", "study.ask", "study.plan")),
            entry("study.run",
                    Set.of("", "client", "strategy", "workload", "timeline", "fixture", "wire", "probe", "trial",
                            "study.ask", "study.plan", "study.record")),
            entry("study", Set.of("fixture", "placement", "study.ask", "study.plan", "study.record", "study.run")),
            entry("behaviour", Set.of("client", "workload", "timeline", "fixture", "study", "study.record")),
            entry("",
                    Set.of("cell", "strategy", "client", "workload", "timeline", "fixture", "wire", "placement",
                            "probe", "study", "behaviour")));

    @Test
    void packagesImportOnlyWhatTheyMay() throws IOException {
        Set<String> wrong = new TreeSet<>();
        List<Path> files;
        try (Stream<Path> walk = Files.walk(SOURCES)) {
            files = walk.filter(file -> file.toString().endsWith(".java")).toList();
        }
        assertFalse(files.isEmpty());
        for (Path file : files) {
            String from = SOURCES.relativize(file.getParent()).toString().replace('/', '.');
            Matcher imports = IMPORT.matcher(Files.readString(file));
            while (imports.find()) {
                String to = imports.group(1).replaceFirst("^\\.", "");
                if (!to.equals(from) && !ALLOWED.get(from).contains(to)) {
                    wrong.add(file.getFileName() + " imports " + to);
                }
            }
        }
        assertEquals(Set.of(), wrong);
    }

    @Test
    void noRoomOfTheStudyKnowsTheCommandLine() throws IOException {
        try (Stream<Path> walk = Files.walk(SOURCES.resolve("study"), 2)) {
            for (Path file : walk.filter(each -> each.getNameCount() == SOURCES.getNameCount() + 3).toList()) {
                assertFalse(Files.readString(file).contains("import picocli"), file.toString());
            }
        }
    }
}
