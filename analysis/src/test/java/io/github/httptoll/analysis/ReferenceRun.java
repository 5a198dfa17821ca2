// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The runs that are committed.
final class ReferenceRun {
    private static final Path RUNS = Path.of("../results/reference");
    private static final List<String> WRITTEN_BY_ANALYSIS = List.of("index.html", "report.md", "findings.json.gz",
            "manifest.json");

    private ReferenceRun() {}

    static Stream<Path> directories() throws IOException {
        try (Stream<Path> runs = Files.list(RUNS)) {
            return runs.filter(Files::isDirectory).sorted().toList().stream();
        }
    }

    /// A copy of what the study wrote, without its report.
    static SampleRun copy(Path reference, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(reference)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (!WRITTEN_BY_ANALYSIS.contains(file.getFileName().toString())) {
                    Files.copy(file, to.resolve(file.getFileName()));
                }
            }
        }
        return new SampleRun(to);
    }
}
