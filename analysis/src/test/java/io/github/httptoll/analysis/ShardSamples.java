// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// Run directories of the shards of one study, each from a machine of its own: the small sample, with known differences between machines.
///
/// @param setsEach sets of JVMs on each machine
/// @param noise what varies from block to block on each machine, as a part
/// @param slowed by what the cells of that part of an id take longer on a machine
record ShardSamples(Path root, int setsEach, double[] noise, String slowed, double[] by) {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final YAMLMapper YAML = YAMLMapper.builder().build();
    private static final double JVMS = 0.005;

    /// Machines of 1 % noise that do not differ.
    static ShardSamples of(Path root, int machines) {
        return new ShardSamples(root, 1, IntStream.range(0, machines).mapToDouble(_ -> 0.01).toArray(), "",
                new double[machines]);
    }

    /// Writes all, and says where.
    List<Path> write() throws IOException {
        List<Path> shards = new ArrayList<>();
        for (int i = 0; i < noise.length; i++) {
            shards.add(write(i));
        }
        return shards;
    }

    private Path write(int machine) throws IOException {
        Path directory = root.resolve("shard" + (machine + 1));
        SampleRun run = SampleRun.smallInto(directory);
        List<Integer> sets = IntStream.range(0, setsEach).map(set -> set * noise.length + machine).boxed().toList();
        ObjectNode study = (ObjectNode) YAML.readTree(run.read("study.yaml"));
        study.put("run", "run-shard" + (machine + 1)).put("sets", noise.length * setsEach);
        ObjectNode shard = study.putObject("shard").put("number", machine + 1).put("of", noise.length);
        shard.set("sets", JSON.valueToTree(sets));
        shard.set("repetitions", JSON.valueToTree(machine < 3 ? List.of(machine) : List.of()));
        Files.writeString(directory.resolve("study.yaml"), YAML.writeValueAsString(study));
        List<JsonNode> base = run.read("slots.jsonl").lines().map(JSON::readTree)
                .filter(slot -> slot.get("set").asInt() == 0 && !slot.get("void").asBoolean()).toList();
        List<ObjectNode> slots = sets.stream().flatMap(set -> set(base, machine, set).stream()).toList();
        lines(directory, "slots.jsonl", slots);
        lines(directory, "trials.jsonl",
                run.read("trials.jsonl").lines().filter(line -> line.endsWith("}"))
                        .map(line -> (ObjectNode) JSON.readTree(line))
                        .filter(trial -> trial.get("repetition").asInt() == machine).toList());
        ObjectNode status = (ObjectNode) JSON.readTree(run.read("status.json"));
        status.put("planned", slots.size()).put("measured", slots.size());
        List.of("failed", "noSteadyState", "degraded").forEach(list -> ((ArrayNode) status.get(list)).removeAll());
        Files.writeString(directory.resolve("status.json"), status.toString());
        run.replace("environment.json", "\"host\": \"host\"", "\"host\": \"node" + (machine + 1) + "\"");
        return directory;
    }

    private List<ObjectNode> set(List<JsonNode> base, int machine, int set) {
        SplittableRandom random = new SplittableRandom(31L * set + 7);
        Map<String, Double> jvms = base.stream().map(slot -> slot.get("cell").asString()).distinct()
                .collect(Collectors.toMap(cell -> cell, _ -> JVMS * random.nextGaussian()));
        List<ObjectNode> slots = new ArrayList<>();
        for (JsonNode slot : base) {
            String cell = slot.get("cell").asString();
            double slower = !slowed.isEmpty() && cell.contains(slowed) ? by[machine] : 0;
            double factor = Math.exp(slower + jvms.get(cell) + noise[machine] * random.nextGaussian());
            slots.add(((ObjectNode) slot.deepCopy()).put("set", set).put("millis",
                    slot.get("millis").asDouble() * factor));
        }
        return slots;
    }

    private static void lines(Path directory, String file, List<ObjectNode> lines) throws IOException {
        Files.writeString(directory.resolve(file),
                lines.stream().map(line -> line + "\n").collect(Collectors.joining()));
    }
}
