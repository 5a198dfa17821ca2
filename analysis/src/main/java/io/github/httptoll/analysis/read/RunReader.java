package io.github.httptoll.analysis.read;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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
/// slots.jsonl, certificates.jsonl, timelines.jsonl and trials.jsonl may be missing, as from older runs; their last line may be cut. Unknown fields are ignored. jmh.json may be missing only if status.json says that nothing was measured.
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
        boolean nothing = status.measured() == 0 && !Files.exists(directory.resolve("jmh.json"));
        JmhResults results = nothing ? JmhResults.NONE : JmhResults.of(tree("jmh.json"));
        Map<String, Measurement> measurements = results.byCell(study);
        return new Run(study, environment, status, slots(), measurements, results.size() - measurements.size(),
                certificates(), batches(), TrialLines.of(lines("trials.jsonl"), JSON));
    }

    private List<DrawnBatch> batches() throws UnreadableRun {
        return BatchLines.of(lines("timelines.jsonl"), JSON);
    }

    private List<Certificate> certificates() throws UnreadableRun {
        return CertificateLines.of(lines("certificates.jsonl"), JSON);
    }

    private List<Slot> slots() throws UnreadableRun {
        return SlotLines.of(lines("slots.jsonl"), JSON);
    }

    /// Empty where there is no such file.
    private String lines(String file) throws UnreadableRun {
        return Files.exists(directory.resolve(file)) ? text(file) : "";
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
        Path path = directory.resolve(file);
        if (!Files.isRegularFile(path)) {
            throw new UnreadableRun(file + " is missing in " + directory,
                    "give the directory of a run, such as results/latest, or run the study again");
        }
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UnreadableRun(file + " cannot be read: " + e.getMessage(), "check the file and its permissions");
        }
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
