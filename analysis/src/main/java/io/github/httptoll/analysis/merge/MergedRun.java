// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.merge;

import io.github.httptoll.analysis.read.UnreadableRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The run directory that the shards of one study make together.
///
/// Sets of JVMs and repetitions have their numbers from the whole study, so lines are joined as they are. `machines.json` says which set
/// ran where, and what each shard's files were.
public final class MergedRun {
    private static final String PROFILES = "profiles/";

    private final List<Shard> shards;
    private final Path directory;

    private MergedRun(List<Shard> shards, Path directory) {
        this.shards = shards;
        this.directory = directory;
    }

    /// Reads all shards, refuses those that are not of one study or not whole, and writes their run into a directory that is new or empty.
    public static void write(List<Path> from, Path to) throws UnreadableRun, IOException {
        List<Shard> shards = new ArrayList<>();
        for (Path path : from) {
            shards.add(Shard.read(path));
        }
        SameStudy.check(shards);
        refuseUsed(to);
        new MergedRun(shards.stream().sorted(Comparator.comparingInt(Shard::number)).toList(), to).write();
    }

    private static void refuseUsed(Path to) throws UnreadableRun, IOException {
        if (Files.isDirectory(to)) {
            try (Stream<Path> files = Files.list(to)) {
                if (files.findAny().isEmpty()) {
                    return;
                }
            }
        } else if (!Files.exists(to)) {
            return;
        }
        throw new UnreadableRun(to + " exists and is not empty", "give another --to");
    }

    private void write() throws UnreadableRun, IOException {
        MergedMachines machines = MergedMachines.of(shards);
        Files.createDirectories(directory);
        for (String file : new TreeSet<>(shards.stream().flatMap(shard -> shard.lineFiles().stream()).toList())) {
            lines(file);
        }
        write("environment.json",
                Shard.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(machines.environment()) + "\n");
        write("machines.json", Shard.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(machines.file()) + "\n");
        write("status.json", Shard.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(status()) + "\n");
        write("study.yaml", Shard.YAML.writeValueAsString(study()));
    }

    private void lines(String file) throws UnreadableRun, IOException {
        StringBuilder all = new StringBuilder();
        for (Shard shard : shards) {
            if (shard.files().exists(file)) {
                String text = shard.files().text(file);
                all.append(file.equals("profiles.jsonl") ? profiles(shard, text) : text);
            }
        }
        write(file, all.toString());
    }

    /// The stacks of two shards may have one name, so the shard's number goes before it.
    private String profiles(Shard shard, String lines) throws IOException {
        StringBuilder renamed = new StringBuilder();
        for (String line : lines.lines().filter(text -> !text.isBlank()).toList()) {
            ObjectNode profile = (ObjectNode) Shard.JSON.readTree(line);
            String old = profile.path("stacks").asString();
            String name = PROFILES + shard.number() + "-" + old.substring(old.lastIndexOf('/') + 1);
            Files.createDirectories(directory.resolve(PROFILES));
            Files.copy(shard.files().directory().resolve(old), directory.resolve(name));
            renamed.append(profile.put("stacks", name)).append('\n');
        }
        return renamed.toString();
    }

    /// The plan of the shard with the most cells, since a machine with one core leaves some out; without a shard.
    private ObjectNode study() {
        ObjectNode study = shards.stream().map(Shard::study).max(Comparator.comparingInt(MergedRun::cells))
                .orElseThrow().deepCopy();
        study.remove("shard");
        Path name = directory.toAbsolutePath().normalize().getFileName();
        study.put("run", String.valueOf(name));
        return study;
    }

    private static int cells(ObjectNode study) {
        return study.path("experiments").valueStream().mapToInt(experiment -> experiment.path("cells").size()).sum();
    }

    private ObjectNode status() {
        ObjectNode status = shards.getFirst().status().deepCopy();
        List<Shard> open = shards.stream().filter(shard -> !shard.status().path("status").asString().equals("complete"))
                .toList();
        status.put("status", open.isEmpty() ? "complete" : "partial");
        if (!open.isEmpty()) {
            Shard first = open.getFirst();
            status.put("reason", "shard " + first.number() + " is " + first.status().path("status").asString() + ": "
                    + first.status().path("reason").asString("for no reason that it gives"));
        }
        for (String sum : List.of("planned", "measured")) {
            status.put(sum, shards.stream().mapToLong(shard -> shard.status().path(sum).asLong()).sum());
        }
        status.put("seconds", sum(shards.stream().map(shard -> shard.status().path("seconds"))));
        for (String list : List.of("failed", "noSteadyState", "degraded", "measuredAgain", "resumed")) {
            ArrayNode all = status.putArray(list);
            shards.stream().flatMap(shard -> shard.status().path(list).valueStream()).distinct().forEach(all::add);
        }
        status.put("startedAt", shards.stream().map(shard -> shard.status().path("startedAt").asString()).sorted()
                .findFirst().orElseThrow());
        spent(status);
        return status;
    }

    private void spent(ObjectNode status) {
        if (shards.stream().allMatch(shard -> shard.status().path("spent").isObject())) {
            ObjectNode spent = status.putObject("spent");
            shards.getFirst().status().path("spent").propertyNames().forEach(purpose -> spent.put(purpose,
                    sum(shards.stream().map(shard -> shard.status().path("spent").path(purpose)))));
        }
    }

    private static double sum(Stream<JsonNode> values) {
        return values.mapToDouble(JsonNode::asDouble).sum();
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(directory.resolve(file), text);
    }
}
