// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.merge;

import io.github.httptoll.analysis.read.RunFiles;
import io.github.httptoll.analysis.read.RunReader;
import io.github.httptoll.analysis.read.UnreadableRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// The run directory of one shard, whole and as its study planned it.
///
/// @param digests SHA-256 of each file that it is merged from
record Shard(RunFiles files, ObjectNode study, ObjectNode environment, ObjectNode status,
        SortedMap<String, String> digests) {
    static final JsonMapper JSON = JsonMapper.builder().build();
    static final YAMLMapper YAML = YAMLMapper.builder(YAMLFactory.builder()
            .loadSettings(LoadSettings.builder().setCodePointLimit(Integer.MAX_VALUE).build()).build())
            .build();
    private static final String LINES = ".jsonl";

    /// Refuses what is damaged or truncated, and a run that is no shard.
    static Shard read(Path directory) throws UnreadableRun, IOException {
        RunReader.read(directory);
        RunFiles files = new RunFiles(directory);
        Shard shard = new Shard(files, (ObjectNode) YAML.readTree(files.text("study.yaml")),
                (ObjectNode) JSON.readTree(files.text("environment.json")),
                (ObjectNode) JSON.readTree(files.text("status.json")),
                files.digests());
        if (!shard.study.path("shard").isObject()) {
            throw new UnreadableRun(directory + " is a run of a whole study: study.yaml has no shard",
                    "merge runs that were made with --shard");
        }
        shard.refuseTruncated();
        return shard;
    }

    private void refuseTruncated() throws UnreadableRun {
        for (String file : lineFiles()) {
            String text = files.text(file);
            if (!text.isEmpty() && !text.endsWith("\n")) {
                throw new UnreadableRun(file + " in " + files.directory() + " is truncated: its last line has no end",
                        "resume the shard, or copy the file again");
            }
        }
        long counted = files.exists("slots.jsonl")
                ? files.text("slots.jsonl").lines().filter(line -> !line.isBlank())
                        .filter(line -> !JSON.readTree(line).path("void").asBoolean(false)).count()
                : 0;
        long measured = status.path("measured").asLong();
        if (counted != measured) {
            throw new UnreadableRun(
                    "slots.jsonl in " + files.directory() + " is truncated or changed: it has " + counted
                            + " measurements that count, and status.json says " + measured,
                    "resume the shard, or copy the file again");
        }
    }

    /// The names of its files of lines.
    List<String> lineFiles() {
        return digests.keySet().stream().filter(file -> file.endsWith(LINES)).toList();
    }

    String run() {
        return study.path("run").asString();
    }

    int number() {
        return study.path("shard").path("number").asInt();
    }

    int of() {
        return study.path("shard").path("of").asInt();
    }

    List<Integer> sets() {
        return study.path("shard").path("sets").valueStream().map(JsonNode::asInt).toList();
    }

    /// That fact as text; empty where the environment does not have it.
    String fact(String key) {
        JsonNode value = environment.path(key);
        return value.isMissingNode() ? "" : value.isValueNode() ? value.asString() : value.toString();
    }
}
