// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The JSON Schemas of the run directory: the contract between benchmarks and analysis, checked from both sides.
public final class RunSchemas {
    private static final Path DIRECTORY = Path.of("../docs/schemas/run-1");
    private static final SchemaRegistry REGISTRY = SchemaRegistry
            .withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private RunSchemas() {}

    /// How the files of a run violate their schemas; empty if they do not. Not every run has every file.
    public static List<String> violations(Path run) throws IOException {
        String[] files = Stream.of("study.yaml", "environment.json", "status.json", "slots.jsonl", "certificates.jsonl",
                "timelines.jsonl", "trials.jsonl", "profiles.jsonl", "wakeups.jsonl",
                "rates.jsonl", "capacities.jsonl", "delivered.jsonl").filter(file -> Files.exists(run.resolve(file)))
                .toArray(String[]::new);
        return violations(run, files);
    }

    /// The same of files that must be there.
    static List<String> violations(Path run, String... files) throws IOException {
        List<String> all = new ArrayList<>();
        for (String file : files) {
            all.addAll(ofFile(run, file));
        }
        return all;
    }

    private static List<String> ofFile(Path run, String file) throws IOException {
        String text = Files.readString(run.resolve(file));
        Schema schema = REGISTRY
                .getSchema(Files.readString(DIRECTORY.resolve(file.replaceFirst("\\..*", ".schema.json"))));
        if (!file.endsWith(".jsonl")) {
            return violations(schema, text, file.endsWith(".yaml") ? InputFormat.YAML : InputFormat.JSON, file);
        }
        List<String> all = new ArrayList<>();
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            all.addAll(violations(schema, lines.get(i), InputFormat.JSON, file + ":" + (i + 1)));
        }
        return all;
    }

    private static List<String> violations(Schema schema, String text, InputFormat format, String place) {
        return schema.validate(text, format).stream().map(error -> place + ": " + error).toList();
    }
}
