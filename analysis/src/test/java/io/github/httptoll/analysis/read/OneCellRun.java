// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.read;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// The directory of a run with one cell, and what a test needs to write its other files.
abstract class OneCellRun {
    @TempDir
    Path run = Path.of("");

    @BeforeEach
    void writeStudyOfOneCell() throws IOException {
        write("study.yaml", """
                run: r
                tier: smoke
                seed: 1
                remote: false
                leftOut: []
                clients: [{id: JDK, name: JDK, role: LIBRARY}]
                experiments:
                  - id: floor
                    question: "What?"
                    cells:
                      - {id: a, benchmark: B.b, params: {limit: "1", delay: 50.0}, client: JDK, strategy: FUTURES,
                         calls: 1, limit: 1, delaysMillis: [50], settings: TUNED, session: SHARED, callback: NOTHING,
                         floor: null, expected: {maxInFlight: null, connectionsLow: 0, connectionsHigh: null}}
                """);
        write("environment.json", "{\"clock\": {\"brackets\": 1, \"violations\": 0, \"crossProcess\": true}}");
        write("status.json", "{\"status\": \"complete\", \"planned\": 1, \"measured\": 1, \"seconds\": 1.5}");
        write("slots.jsonl", "{\"cell\": \"a\", \"set\": 0, \"millis\": 1}");
    }

    final Measurement measurement() throws UnreadableRun {
        return Objects.requireNonNull(RunReader.read(run).measurement("a"));
    }

    final void write(String file, String text) throws IOException {
        Files.writeString(run.resolve(file), text);
    }
}
