// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.schema;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/// The JSON Schemas of the run directory: the contract between benchmarks and analysis, checked from both sides.
public final class RunSchemas {
    private static final Path DOCS = Path.of("../docs");
    private static final Path OF_RUNS = DOCS.resolve("schemas/run-1");
    private static final String ENDING = ".schema.json";
    private static final SchemaRegistry REGISTRY = SchemaRegistry
            .withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private RunSchemas() {}

    /// How the files of a run violate their schemas; empty if they do not. Not every run has every file.
    public static List<String> violations(Path run) throws IOException {
        try (Stream<Path> schemas = Files.list(OF_RUNS)) {
            return violations(run, schemas.map(schema -> schema.getFileName().toString().replace(ENDING, "")).sorted()
                    .flatMap(name -> Stream.of(name + ".yaml", name + ".json", name + ".jsonl"))
                    .filter(file -> Files.exists(run.resolve(file)) || Files.exists(run.resolve(file + ".gz")))
                    .toArray(String[]::new));
        }
    }

    /// The same of files that must be there, packed or not. A line without an end is a torn one, which readers skip.
    public static List<String> violations(Path run, String... files) throws IOException {
        List<String> all = new ArrayList<>();
        for (String file : files) {
            String text = text(run.resolve(file));
            Schema schema = REGISTRY.getSchema(Files.readString(OF_RUNS.resolve(file.replaceFirst("\\..*", ENDING))));
            if (file.endsWith(".jsonl")) {
                List<String> lines = text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
                for (int i = 0; i < lines.size(); i++) {
                    all.addAll(violations(schema, lines.get(i), InputFormat.JSON, file + ":" + (i + 1)));
                }
            } else {
                all.addAll(violations(schema, text, file.endsWith(".yaml") ? InputFormat.YAML : InputFormat.JSON, file));
            }
        }
        return all;
    }

    /// How the text of a findings.json violates its schema.
    public static List<String> violationsOfFindings(String text) throws IOException {
        return violations(REGISTRY.getSchema(Files.readString(DOCS.resolve("findings" + ENDING))), text,
                InputFormat.JSON, "findings.json");
    }

    private static List<String> violations(Schema schema, String text, InputFormat format, String place) {
        return schema.validate(text, format).stream().map(error -> place + ": " + error).toList();
    }

    private static String text(Path file) throws IOException {
        if (Files.exists(file)) {
            return Files.readString(file);
        }
        try (InputStream in = new GZIPInputStream(
                Files.newInputStream(file.resolveSibling(file.getFileName() + ".gz")))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
