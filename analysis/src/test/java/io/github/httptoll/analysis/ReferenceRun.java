// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

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

    private static void unpack(Path packed, Path to) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(packed))) {
            Files.copy(in, to);
        }
    }

    /// A copy of what the study wrote, without its report. Its study.yaml can be changed as text.
    static SampleRun copy(Path reference, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(reference)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = file.getFileName().toString();
                if (name.equals("study.yaml.gz")) {
                    unpack(file, to.resolve("study.yaml"));
                } else if (!WRITTEN_BY_ANALYSIS.contains(name)) {
                    Files.copy(file, to.resolve(name));
                }
            }
        }
        return new SampleRun(to);
    }
}
