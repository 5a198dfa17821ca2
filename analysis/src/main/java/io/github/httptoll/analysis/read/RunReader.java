// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.read;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// Reads a run directory: study.yaml, environment.json, status.json, slots.jsonl and jmh.json.
///
/// Where a file is missing, its compressed form is read, which has `.gz` after the name. slots.jsonl, certificates.jsonl,
/// timelines.jsonl and trials.jsonl may be missing, as from older runs; their last line may be cut. Where jmh.json is missing, the
/// measurements are those of slots.jsonl. Both may be missing only if status.json says that nothing was measured. Unknown fields
/// are ignored.
public final class RunReader {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    /// Its usual limit would end a study at some thousands of cells.
    private static final YAMLMapper YAML = YAMLMapper
            .builder(YAMLFactory.builder()
                    .loadSettings(LoadSettings.builder().setCodePointLimit(Integer.MAX_VALUE).build()).build())
            .build();
    private static final TypeReference<Map<String, Object>> FACTS = new TypeReference<>() {
    };

    private final Path directory;

    private RunReader(Path directory) {
        this.directory = directory;
    }

    /// Everything the run directory says.
    public static Run read(Path directory) throws UnreadableRun {
        if (!Files.isDirectory(directory)) {
            throw new UnreadableRun(directory + " is not a directory",
                    "give the directory of a run, such as results/latest");
        }
        return new RunReader(directory).read();
    }

    private Run read() throws UnreadableRun {
        Study study = record(YAML, "study.yaml", Study.class);
        Environment environment = environment();
        RunStatus status = record(JSON, "status.json", RunStatus.class);
        List<Slot> slots = SlotLines.of(lines("slots.jsonl"), JSON);
        Results results = results(study, status, slots);
        return new Run(study, environment, status, slots, results.byCell(), results.strays(), certificates(), batches(),
                TrialLines.of(lines("trials.jsonl"), JSON));
    }

    private Results results(Study study, RunStatus status, List<Slot> slots) throws UnreadableRun {
        if (exists("jmh.json") || (slots.isEmpty() && status.measured() > 0)) {
            return JmhResults.of(tree("jmh.json")).of(study);
        }
        return status.measured() == 0 ? Results.NONE : Results.of(SlotResults.byCell(slots), study);
    }

    private List<DrawnBatch> batches() throws UnreadableRun {
        return BatchLines.of(lines("timelines.jsonl"), JSON);
    }

    private List<Certificate> certificates() throws UnreadableRun {
        return CertificateLines.of(lines("certificates.jsonl"), JSON);
    }

    /// Empty where there is no such file.
    private String lines(String file) throws UnreadableRun {
        return exists(file) ? text(file) : "";
    }

    private Environment environment() throws UnreadableRun {
        JsonNode root = tree("environment.json");
        try {
            if (!root.path("clock").isObject()) {
                throw UnreadableRun.damaged("environment.json", "clock is missing",
                        "the fields of docs/run-directory.md");
            }
            JsonNode wire = root.path("wire");
            return new Environment(JSON.convertValue(root, FACTS),
                    JSON.treeToValue(root.get("clock"), Environment.Clock.class),
                    wire.isObject() ? JSON.treeToValue(wire, Environment.Wire.class) : null);
        } catch (JacksonException e) {
            throw damaged("environment.json", e);
        }
    }

    private JsonNode tree(String file) throws UnreadableRun {
        return record(JSON, file, JsonNode.class);
    }

    private <T> T record(ObjectMapper mapper, String file, Class<T> type) throws UnreadableRun {
        try {
            T value = mapper.readValue(text(file), type);
            if (value == null || (value instanceof JsonNode node && node.isMissingNode())) {
                throw UnreadableRun.damaged(file, "it is empty", "the fields of docs/run-directory.md");
            }
            return value;
        } catch (JacksonException e) {
            throw damaged(file, e);
        }
    }

    private String text(String file) throws UnreadableRun {
        if (!exists(file)) {
            throw new UnreadableRun(file + " is missing in " + directory,
                    "give the directory of a run, such as results/latest, or run the study again");
        }
        boolean plain = Files.isRegularFile(directory.resolve(file));
        Path path = plain ? directory.resolve(file) : compressed(file);
        try (InputStream in = Files.newInputStream(path); InputStream text = plain ? in : new GZIPInputStream(in)) {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(text.readAllBytes())).toString();
        } catch (IOException e) {
            throw new UnreadableRun(path.getFileName() + " cannot be read: " + e.getMessage(),
                    "check the file and its permissions");
        }
    }

    private boolean exists(String file) {
        return Files.isRegularFile(directory.resolve(file)) || Files.isRegularFile(compressed(file));
    }

    private Path compressed(String file) {
        return directory.resolve(file + ".gz");
    }

    private static UnreadableRun damaged(String file, JacksonException e) {
        String problem = e.getCause() instanceof IllegalArgumentException cause
                ? String.valueOf(cause.getMessage())
                : e.getOriginalMessage();
        String line = e.getLocation() == null || e.getLocation().getLineNr() < 1
                ? ""
                : " (line " + e.getLocation().getLineNr() + ")";
        return UnreadableRun.damaged(file, problem + line, "the fields of docs/run-directory.md");
    }
}
