// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.analysis.SampleRun.Ended;
import io.github.httptoll.schema.RunSchemas;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// The shards of a study become one run, or a line that says why not.
@Tag("slow")
final class MergeTest {
    @TempDir
    private Path temporary = Path.of("");

    private Ended merge(List<Path> shards) {
        List<String> args = new ArrayList<>(List.of("merge"));
        shards.forEach(shard -> args.add(shard.toString()));
        args.addAll(List.of("--to", merged().toString()));
        return SampleRun.run(args.toArray(String[]::new));
    }

    private Path merged() {
        return temporary.resolve("merged");
    }

    private String read(String file) throws IOException {
        return Files.readString(merged().resolve(file));
    }

    @Test
    void shardsOfFiveMachinesBecomeOneRun() throws IOException {
        List<Path> shards = ShardSamples.of(temporary, 5).write();
        assertEquals("", merge(shards).err());
        String report = read("report.md");
        assertTrue(report.contains("5 of 5 machines count; intervals of claims are over machines."), report);
        assertTrue(report.contains("| over machines |"), report);
        assertEquals(lines(shards, "slots.jsonl"), Files.readAllLines(merged().resolve("slots.jsonl")).size());
        assertEquals(lines(shards, "trials.jsonl"), Files.readAllLines(merged().resolve("trials.jsonl")).size());
        assertEquals(List.of(), RunSchemas.violations(merged(), "environment.json", "status.json", "slots.jsonl",
                "trials.jsonl", "machines.json", "manifest.json"));
        assertEquals(List.of(), RunSchemas.violationsOfFindings(read("findings.json")));
        assertTrue(read("index.html").contains("Claims over the machines and on each"));
        assertTrue(read("environment.json").contains("node1 (node1); node2 (node2)"), read("environment.json"));
    }

    private static long lines(List<Path> shards, String file) throws IOException {
        long lines = 0;
        for (Path shard : shards) {
            lines += Files.readAllLines(shard.resolve(file)).size();
        }
        return lines;
    }

    /// As results/latest is one.
    @Test
    void shardMayBeNamedByALink() throws IOException {
        List<Path> shards = ShardSamples.of(temporary, 5).write();
        Path link = Files.createSymbolicLink(temporary.resolve("latest"), shards.getFirst());
        assertEquals("", merge(Stream.concat(Stream.of(link), shards.stream().skip(1)).toList()).err());
        assertEquals(lines(shards, "slots.jsonl"), Files.readAllLines(merged().resolve("slots.jsonl")).size());
    }

    @Test
    void mergedRunIsComparedWithAnother() throws IOException {
        merge(ShardSamples.of(temporary, 5).write());
        Ended ended = SampleRun.run(merged().toString(), "--against", merged().toString());
        assertEquals(0, ended.code(), ended.toString());
    }

    @Test
    void shardsOfOneHostAreOnOneMachine() throws IOException {
        List<Path> shards = ShardSamples.of(temporary, 5).write();
        for (int i = 1; i <= shards.size(); i++) {
            new SampleRun(shards.get(i - 1)).replace("environment.json", "node" + i, "node");
        }
        merge(shards);
        assertTrue(read("report.md").contains("| over sets of JVMs |"));
        assertFalse(read("report.md").contains("## Machines"));
    }

    @Test
    void noisyMachineIsFoundAndLeftOut() throws IOException {
        ShardSamples samples = new ShardSamples(temporary, 2, new double[]{0.01, 0.01, 0.01, 0.3, 0.01}, "",
                new double[5]);
        merge(samples.write());
        String report = read("report.md");
        assertTrue(report.contains(
                "4 of 5 machines count; below five, intervals are conditional on these machines; node4 is left out: "
                        + "its blocks vary "),
                report);
        assertTrue(report.contains("| over sets of JVMs, conditional on these machines |"), report);
        assertFalse(report.contains("on node4 |"), report);
    }

    @Test
    void machineWithOneCoreIsLeftOut() throws IOException {
        List<Path> shards = ShardSamples.of(temporary, 5).write();
        new SampleRun(shards.get(1)).replace("environment.json", "\"cores\": 2", "\"cores\": 1");
        merge(shards);
        assertTrue(read("report.md").contains("node2 is left out: it has one core"), read("report.md"));
    }

    /// A machine with one core plans no cell with a placement, and no claim about one.
    @Test
    void placedCellsAndTheirClaimsMayBeMissing() throws IOException {
        List<Path> shards = ShardSamples.of(temporary, 3).write();
        SampleRun first = new SampleRun(shards.getFirst());
        ObjectNode study = (ObjectNode) YAMLMapper.shared().readTree(first.read("study.yaml"));
        ArrayNode cells = (ArrayNode) study.path("experiments").path(0).path("cells");
        ObjectNode placed = cells.get(0).deepCopy().asObject().put("id", "placed").put("floor", (String) null);
        ((ObjectNode) placed.path("params")).put("placement", "APART");
        cells.add(placed);
        ArrayNode claims = (ArrayNode) study.path("claims");
        claims.add(claims.get(0).deepCopy().asObject().put("id", "of-placed").put("a", "placed"));
        Files.writeString(shards.getFirst().resolve("study.yaml"), YAMLMapper.shared().writeValueAsString(study));
        assertEquals("", merge(shards).err());
    }

    @Test
    void claimThatHoldsOnSomeMachinesDepends() throws IOException {
        merge(new ShardSamples(temporary, 5, new double[]{0.01, 0.01, 0.01}, "fan-out/JDK/FUTURES",
                new double[]{0, 0, 0.3}).write());
        String report = read("report.md");
        assertTrue(report.contains("### Depends: 1 of 3 claims"), report);
        assertTrue(report.contains("holds on node1, node2, and not on node3"), report);
        assertTrue(read("findings.json").contains("\"holds\" : \"depends\""));
    }

    @Test
    void shardAloneIsARunOfWhatItMeasures() throws IOException {
        Path shard = ShardSamples.of(temporary, 3).write().getLast();
        SampleRun run = new SampleRun(shard);
        String text = run.read("study.yaml");
        int cell = text.indexOf("- id: \"fan-out/OKHTTP");
        Files.writeString(shard.resolve("study.yaml"),
                text.substring(0, cell)
                        + text.substring(cell).replaceFirst("(?m)^( +)benchmark:", "$1sets: 1\n$1benchmark:"));
        run.editSlots(slot -> !slot.get("cell").asString().startsWith("fan-out/OKHTTP"));
        assertEquals(0, run.analyse().code(), run.analyse().toString());
        assertTrue(run.read("report.md").contains("1 cells and their claims: other shards measure them"));
        assertFalse(run.read("report.md").contains("was not measured"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
            "environment.json;\"commit\": \"0123abc\";\"commit\": \"4567def\";the shards differ in commit: '0123abc' in ",
            "environment.json;\"okhttp\": \"5.5.1\";\"okhttp\": \"5.5.2\";the shards differ in library okhttp: '5.5.1' in ",
            "study.yaml;tier: \"standard\";tier: \"full\";the shards differ in tier: 'standard' in ",
            "study.yaml;seed: 42;seed: 43;the shards differ in seed: '42' in ",
            "study.yaml;limit: 10;limit: 11;the shards differ in cell ",
            "study.yaml;direction: \"slower\";direction: \"faster\";the shards differ in claim ",
            "study.yaml;number: 2;number: 1;shard 1 of 3 is given twice: ",
            "study.yaml;shard:;piece:;is a run of a whole study: study.yaml has no shard; merge runs",
            "slots.jsonl;\"void\":false;\"void\":true;is truncated or changed: it has "})
    void shardsOfOtherStudiesAreRefused(String file, String old, String changed, String says) throws IOException {
        List<Path> shards = ShardSamples.of(temporary, 3).write();
        new SampleRun(shards.get(1)).replace(file, old, changed);
        refused(merge(shards), says);
    }

    private void refused(Ended ended, String says) {
        assertEquals(2, ended.code(), ended.toString());
        assertTrue(ended.err().contains(says), ended.err());
        assertEquals(1, ended.err().lines().count(), ended.err());
        assertFalse(Files.exists(merged()));
    }

    @Test
    void missingShardIsNamed() throws IOException {
        refused(merge(ShardSamples.of(temporary, 3).write().subList(0, 2)), "of 3 shards these are missing: 3");
    }

    @Test
    void truncatedFileIsNamed() throws IOException {
        List<Path> shards = ShardSamples.of(temporary, 3).write();
        String slots = Files.readString(shards.getLast().resolve("slots.jsonl"));
        Files.writeString(shards.getLast().resolve("slots.jsonl"), slots.substring(0, slots.length() - 20));
        refused(merge(shards), "slots.jsonl in " + shards.getLast() + " is truncated: its last line has no end");
    }

    @Test
    void directoryWithFilesIsNotOverwritten() throws IOException {
        List<Path> shards = ShardSamples.of(temporary, 3).write();
        merge(shards);
        Ended again = merge(shards);
        assertEquals(2, again.code());
        assertTrue(again.err().contains("exists and is not empty; give another --to"), again.err());
    }
}
