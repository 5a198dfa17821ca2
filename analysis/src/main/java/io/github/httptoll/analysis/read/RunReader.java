// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.read;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.deser.UnresolvedForwardReference;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// Reads a run directory: study.yaml, environment.json, status.json, and slots.jsonl, from which all measurements come.
///
/// Where a file is missing, its compressed form is read, which has `.gz` after the name. certificates.jsonl, timelines.jsonl,
/// trials.jsonl, profiles.jsonl, wakeups.jsonl, rates.jsonl and delivered.jsonl may be missing; slots.jsonl only if status.json says that
/// nothing was measured. Their last line may be cut, as a kill leaves it. Unknown fields are ignored. jmh.json is not read.
public final class RunReader {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    /// Its usual limit would end a study at some thousands of cells.
    private static final YAMLMapper YAML = YAMLMapper
            .builder(YAMLFactory.builder()
                    .loadSettings(LoadSettings.builder().setCodePointLimit(Integer.MAX_VALUE).build()).build())
            .build();
    private static final String SLOTS = "one slot a line as in docs/run-directory.md";
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
        OtherCore<List<Slot>> reading = OtherCore.reads("slots.jsonl", this::slots);
        Study study = study();
        Environment environment = environment();
        RunStatus status = record(JSON, "status.json", RunStatus.class);
        List<Slot> slots = slots(status, reading);
        List<Certificate> certificates = lines("certificates.jsonl", Certificate::of);
        List<DrawnBatch> batches = batches();
        List<Scenario.Repetition> scenarios = records("trials.jsonl", Scenario.Repetition.class);
        List<WakeUpPrice> wakeUps = lines("wakeups.jsonl", WakeUpPrice::of,
                "one price a line as in docs/run-directory.md");
        List<RateMeasurement> rates = lines("rates.jsonl", RateMeasurement::of,
                "one measured level a line as in docs/run-directory.md");
        try {
            return new Run(study, environment, status, slots, certificates, batches, scenarios, profiles(), wakeUps,
                    rates);
        } catch (IllegalArgumentException e) {
            throw UnreadableRun.damaged("slots.jsonl", String.valueOf(e.getMessage()), SLOTS);
        }
    }

    private Study study() throws UnreadableRun {
        if (!text("study.yaml").contains(ShardOfStudy.KEY)) {
            return record(YAML, "study.yaml", Study.class);
        }
        try {
            return YAML.treeToValue(ShardOfStudy.reduced(record(YAML, "study.yaml", ObjectNode.class)), Study.class);
        } catch (JacksonException e) {
            throw damaged("study.yaml", e);
        }
    }

    /// The slots, which were read on another core than the study: both are most of a run.
    private List<Slot> slots(RunStatus status, OtherCore<List<Slot>> reading) throws UnreadableRun {
        if (!exists("slots.jsonl") && status.measured() != 0) {
            throw exists("jmh.json")
                    ? new UnreadableRun(
                            directory + " is a run of an older version: it has jmh.json and no slots.jsonl, "
                                    + "from which this version takes all measurements",
                            "run the study again, or read it with the version that wrote it")
                    : new RunFiles(directory).missing("slots.jsonl");
        }
        return reading.ended(UnreadableRun.class);
    }

    /// None where there is no such file.
    private List<Slot> slots() throws UnreadableRun {
        if (!exists("slots.jsonl")) {
            return List.of();
        }
        List<String> lines = text("slots.jsonl").lines().filter(line -> !line.isBlank()).toList();
        List<Optional<Slot>> parsed = lines.parallelStream().map(RunReader::slot).toList();
        for (int i = 0; i < lines.size() - 1; i++) {
            if (parsed.get(i).isEmpty()) {
                throw UnreadableRun.damaged("slots.jsonl", "line " + (i + 1) + " is no slot", SLOTS);
            }
        }
        return parsed.stream().flatMap(Optional::stream).toList();
    }

    private static Optional<Slot> slot(String text) {
        try (JsonParser line = JSON.createParser(text)) {
            Slot slot = Slot.of(line);
            return line.nextToken() == null ? Optional.ofNullable(slot) : Optional.empty();
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }

    /// Of a cell the first one counts.
    private List<DrawnBatch> batches() throws UnreadableRun {
        try {
            Map<String, DrawnBatch> batches = new LinkedHashMap<>();
            lines("timelines.jsonl", DrawnBatch::of).forEach(batch -> batches.putIfAbsent(batch.cell(), batch));
            return List.copyOf(batches.values());
        } catch (IllegalArgumentException e) {
            throw UnreadableRun.damaged("timelines.jsonl", String.valueOf(e.getMessage()),
                    "one batch a line as in docs/run-directory.md");
        }
    }

    private List<Profile> profiles() throws UnreadableRun {
        List<Profile> profiles = new ArrayList<>();
        for (JsonNode line : lines("profiles.jsonl", Function.identity())) {
            try {
                profiles.add(Profile.of(line, text(Profile.file(line).replaceFirst("\\.gz$", ""))));
            } catch (IllegalArgumentException e) {
                throw UnreadableRun.damaged("profiles.jsonl", String.valueOf(e.getMessage()),
                        "one profile a line with its stacks as in docs/run-directory.md");
            }
        }
        return profiles;
    }

    /// What is wrong with a line that is whole ends the reading.
    private <T> List<T> lines(String file, Function<JsonNode, T> line, String expected) throws UnreadableRun {
        try {
            return lines(file, line);
        } catch (IllegalArgumentException e) {
            throw UnreadableRun.damaged(file, String.valueOf(e.getMessage()), expected);
        }
    }

    private <T> List<T> records(String file, Class<T> type) throws UnreadableRun {
        return lines(file, line -> JSON.treeToValue(line, type));
    }

    /// A line that is cut is left out; none where there is no such file.
    private <T> List<T> lines(String file, Function<JsonNode, @Nullable T> line) throws UnreadableRun {
        return exists(file)
                ? text(file).lines().filter(text -> !text.isBlank()).flatMap(text -> parsed(text, line).stream())
                        .toList()
                : List.of();
    }

    private static <T> Optional<T> parsed(String text, Function<JsonNode, @Nullable T> line) {
        try {
            return Optional.ofNullable(line.apply(JSON.readTree(text)));
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }

    private Environment environment() throws UnreadableRun {
        JsonNode root = record(JSON, "environment.json", JsonNode.class);
        try {
            if (!root.path("clock").isObject()) {
                throw UnreadableRun.damaged("environment.json", "clock is missing",
                        "the fields of docs/run-directory.md");
            }
            JsonNode wire = root.path("wire");
            return new Environment(JSON.convertValue(root, FACTS),
                    JSON.treeToValue(root.get("clock"), Environment.Clock.class),
                    wire.isObject() ? JSON.treeToValue(wire, Environment.Wire.class) : null, machines(),
                    records("delivered.jsonl", Delivery.class));
        } catch (JacksonException e) {
            throw damaged("environment.json", e);
        }
    }

    private List<Machine> machines() throws UnreadableRun {
        return exists("machines.json") ? record(JSON, "machines.json", Machine.All.class).machines() : List.of();
    }

    private <T> T record(ObjectMapper mapper, String file, Class<T> type) throws UnreadableRun {
        try {
            T value = mapper.readValue(text(file), type);
            if (value == null || (value instanceof JsonNode node && node.isMissingNode())) {
                throw UnreadableRun.damaged(file, "it is empty", "the fields of docs/run-directory.md");
            }
            return value;
        } catch (UnresolvedForwardReference e) {
            throw new UnreadableRun(file + " does not describe the client " + e.getUnresolvedId(),
                    "a run of an older version is read by the version that wrote it");
        } catch (JacksonException e) {
            throw damaged(file, e);
        }
    }

    private String text(String file) throws UnreadableRun {
        return new RunFiles(directory).text(file);
    }

    private boolean exists(String file) {
        return new RunFiles(directory).exists(file);
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
