// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis;

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
import java.util.zip.GZIPInputStream;

/// The JSON Schemas of the run directory: the contract between benchmarks and analysis, checked from both sides.
final class RunSchemas {
    private static final Path DIRECTORY = Path.of("../docs/schemas/run-1");
    private static final SchemaRegistry REGISTRY = SchemaRegistry
            .withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private RunSchemas() {}

    /// How a file of a run, packed or not, violates its schema; empty if it does not. A line without an end is a torn one, which
    /// readers skip.
    static List<String> violations(Path run, String file) throws IOException {
        String text = text(run.resolve(file));
        Schema schema = REGISTRY
                .getSchema(Files.readString(DIRECTORY.resolve(file.replaceFirst("\\..*", ".schema.json"))));
        if (!file.endsWith(".jsonl")) {
            return violations(schema, text, file.endsWith(".yaml") ? InputFormat.YAML : InputFormat.JSON, file);
        }
        List<String> all = new ArrayList<>();
        List<String> lines = text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            all.addAll(violations(schema, lines.get(i), InputFormat.JSON, file + ":" + (i + 1)));
        }
        return all;
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
