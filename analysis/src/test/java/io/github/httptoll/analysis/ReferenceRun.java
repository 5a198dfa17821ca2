// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/// The runs that are committed.
final class ReferenceRun {
    private static final Path RUNS = Path.of("../results/reference");
    private static final List<String> WRITTEN_BY_ANALYSIS = List.of("index.html", "report.md", "findings.json.gz",
            "manifest.json", "tables");

    private static final Map<Path, SampleRun> ANALYSED = new HashMap<>();

    private ReferenceRun() {}

    static Stream<Path> directories() throws IOException {
        try (Stream<Path> runs = Files.list(RUNS)) {
            return runs.filter(Files::isDirectory).sorted().toList().stream();
        }
    }

    private static void unpack(Path packed, Path to) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(packed))) {
            Files.copy(in, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /// A copy of what the study wrote, without its report, over one that is there. Its study.yaml can be changed as text.
    static SampleRun copy(Path reference, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(reference)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path name = reference.relativize(file);
                if (!WRITTEN_BY_ANALYSIS.contains(name.getName(0).toString())) {
                    Files.createDirectories(to.resolve(name).getParent());
                    Files.copy(file, to.resolve(name), StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
        unpack(reference.resolve("study.yaml.gz"), to.resolve("study.yaml"));
        Files.delete(to.resolve("study.yaml.gz"));
        return new SampleRun(to);
    }

    /// The same with its report, once for all that read it and change nothing: it takes seconds.
    static synchronized SampleRun analysed(Path reference) throws IOException {
        SampleRun run = ANALYSED.get(reference);
        if (run == null) {
            run = copy(reference, Path.of("target", "reference").resolve(reference.getFileName()));
            assertEquals(0, run.analyse().code());
            ANALYSED.put(reference, run);
        }
        return run;
    }
}
