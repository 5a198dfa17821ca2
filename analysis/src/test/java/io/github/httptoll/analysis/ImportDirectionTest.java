// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The packages know each other in one direction only. Full names count as imports; the main class may know all.
final class ImportDirectionTest {
    private static final Path SOURCES = Path.of("src/main/java/io/github/httptoll/analysis");
    private static final Pattern OURS = Pattern.compile("io\\.github\\.httptoll\\.(\\w+)(?:\\.([a-z]\\w*))?");

    @Test
    void packagesImportOnlyWhatIsWrittenDownHere() throws IOException {
        Set<String> found = new TreeSet<>();
        try (Stream<Path> sources = Files.walk(SOURCES)) {
            for (Path source : sources.filter(path -> path.toString().endsWith(".java")).toList()) {
                String from = SOURCES.relativize(source).getNameCount() == 1
                        ? ""
                        : source.getParent().getFileName().toString();
                Matcher names = OURS.matcher(Files.readString(source));
                while (!from.isEmpty() && names.find()) {
                    found.add(from + " -> " + names.group(1) + "." + names.group(2));
                }
            }
        }
        found.removeIf(pair -> pair.matches("(\\w+) -> analysis\\.\\1"));
        assertEquals(new TreeSet<>(
                Set.of("page -> analysis.render", "page -> analysis.findings", "page -> analysis.statistics",
                        "json -> analysis.render", "json -> analysis.findings", "json -> analysis.read",
                        "json -> analysis.statistics",
                        "render -> analysis.findings", "render -> analysis.read", "render -> analysis.statistics",
                        "read -> analysis.statistics", "findings -> analysis.read",
                        "findings -> analysis.statistics", "findings -> analysis.model")),
                found);
    }
}
