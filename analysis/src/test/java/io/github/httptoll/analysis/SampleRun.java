// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// A copy of the sample run directory that a test may change, and the program run on it.
record SampleRun(Path directory) {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String FAN_OUT = "fan-out/%s/calls=20/limit=10/delay=50/TUNED/SHARED/NOTHING";
    private static final String LOOP = "blocked-loop/JDK/FUTURES/calls=20/limit=10/delay=50/TUNED/SHARED/%s";
    private static final Set<String> SMALL = Set.of(FAN_OUT.formatted("RAW_SOCKET/PLATFORM_POOL"),
            FAN_OUT.formatted("JDK/VIRTUAL_THREADS"), FAN_OUT.formatted("JDK/VIRTUAL_THREADS") + "/replica=2",
            FAN_OUT.formatted("JDK/FUTURES"), FAN_OUT.formatted("OKHTTP/FUTURES"), LOOP.formatted("SLEEP_ON_CALLBACK"),
            LOOP.formatted("SLEEP_ON_VIRTUAL"));

    /// What the program said and how it ended.
    record Ended(int code, String out, String err) {}

    static SampleRun copyInto(Path directory) throws IOException {
        for (String file : List.of("study.yaml", "environment.json", "status.json", "slots.jsonl", "timelines.jsonl",
                "trials.jsonl")) {
            Files.createDirectories(directory);
            Files.copy(resource("sample/" + file), directory.resolve(file));
        }
        return new SampleRun(directory);
    }

    /// The same with seven of its cells, and the claims that compare them: what the approved files are made from.
    static SampleRun smallInto(Path directory) throws IOException {
        SampleRun run = copyInto(directory);
        ObjectNode study = (ObjectNode) YAMLMapper.builder().build().readTree(run.read("study.yaml"));
        for (JsonNode experiment : study.get("experiments")) {
            keep(experiment.get("cells"), cell -> SMALL.contains(cell.get("id").asString()));
        }
        keep(study.get("experiments"), experiment -> !experiment.get("cells").isEmpty());
        keep(study.get("claims"), claim -> SMALL.contains(claim.get("a").asString()));
        Files.writeString(directory.resolve("study.yaml"), study.toString());
        run.editSlots(slot -> SMALL.contains(slot.get("cell").asString()));
        return run;
    }

    /// Adds the profiles of two of its cells, which `ProfileSample` made.
    SampleRun withProfiles() throws IOException {
        Files.createDirectories(directory.resolve("profiles"));
        for (String file : List.of("profiles.jsonl", "profiles/FUTURES.folded.gz",
                "profiles/VIRTUAL_THREADS.folded.gz")) {
            Files.copy(resource("profiles/" + file), directory.resolve(file));
        }
        return this;
    }

    /// Adds an experiment at a rate, with simulated queues.
    SampleRun withRates() throws IOException {
        RateSample.addTo(directory);
        return this;
    }

    /// Rewrites the slots, of which those stay that are wanted; what that changes in them is written.
    void editSlots(Predicate<ObjectNode> wanted) throws IOException {
        String slots = read("slots.jsonl").lines().map(line -> (ObjectNode) JSON.readTree(line)).filter(wanted)
                .map(JsonNode::toString).collect(Collectors.joining("\n"));
        Files.writeString(directory.resolve("slots.jsonl"), slots + "\n");
    }

    /// Changes each value of a metric, or `millis`, of the JDK client's fan-out without delay.
    void edit(String strategy, String metric, DoubleUnaryOperator change) throws IOException {
        editSlots(slot -> {
            if (slot.get("cell").asString().startsWith("fan-out/JDK/" + strategy + "/calls=20/limit=10/delay=0/")) {
                ObjectNode values = metric.equals("millis") ? slot : (ObjectNode) slot.get("metrics");
                values.put(metric, change.applyAsDouble(values.path(metric).asDouble()));
            }
            return true;
        });
    }

    private static void keep(JsonNode nodes, Predicate<JsonNode> wanted) {
        for (int i = nodes.size() - 1; i >= 0; i--) {
            if (!wanted.test(nodes.get(i))) {
                ((ArrayNode) nodes).remove(i);
            }
        }
    }

    static Path resource(String name) {
        URL url = Objects.requireNonNull(SampleRun.class.getResource("/" + name), name);
        try {
            return Path.of(url.toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    void replace(String file, String old, String changed) throws IOException {
        String text = read(file);
        if (!text.contains(old)) {
            throw new IllegalArgumentException(file + " holds no '" + old + "'");
        }
        Files.writeString(directory.resolve(file), text.replace(old, changed));
    }

    String read(String file) throws IOException {
        return Files.readString(directory.resolve(file));
    }

    Ended analyse() {
        return run(directory.toString());
    }

    static Ended run(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Main.run(new PrintWriter(out, true), new PrintWriter(err, true), args);
        return new Ended(code, out.toString(), err.toString());
    }

    /// Names of all files below the directory, hidden ones too.
    List<String> files() throws IOException {
        try (Stream<Path> paths = Files.walk(directory)) {
            return paths.filter(Files::isRegularFile)
                    .map(path -> directory.relativize(path).toString().replace('\\', '/')).sorted().toList();
        }
    }
}
