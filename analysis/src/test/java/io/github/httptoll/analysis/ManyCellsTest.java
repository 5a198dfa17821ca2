// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// A run of 5,000 cells: the sample's, each many times over at delays that differ by a thousandth of a millisecond.
@Tag("slow")
final class ManyCellsTest {
    private static final int LEAST = 5_000;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    private Path temporary = Path.of("");

    /// The limit ends a hang: work that grows with the square of the cells would take hours.
    @Test
    @Timeout(value = 1, unit = TimeUnit.HOURS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void fiveThousandCellsAreReported() throws IOException {
        SampleRun run = SampleRun.copyInto(temporary);
        int cells = multiply(run);
        assertTrue(cells >= LEAST, cells + " cells");
        assertEquals(0, run.analyse().code());
        assertEquals(cells, JSON.readTree(run.read("findings.json")).get("experiments").valueStream()
                .mapToInt(experiment -> experiment.get("cells").size()).sum());
        assertEquals(cells, run.read("index.html").split("<li id=\"cell-", -1).length - 1);
    }

    private static int multiply(SampleRun run) throws IOException {
        JsonNode study = YAMLMapper.builder().build().readTree(run.read("study.yaml"));
        int once = study.get("experiments").valueStream().mapToInt(experiment -> experiment.get("cells").size()).sum();
        int copies = (LEAST + once - 1) / once;
        for (JsonNode experiment : study.get("experiments")) {
            times((ArrayNode) experiment.get("cells"), copies, ManyCellsTest::cell);
        }
        write(run, "study.yaml", study.toString());
        ArrayNode slots = JSON.createArrayNode();
        run.read("slots.jsonl").lines().map(JSON::readTree).forEach(slots::add);
        times(slots, copies, ManyCellsTest::slot);
        write(run, "slots.jsonl",
                StreamSupport.stream(slots.spliterator(), false).map(JsonNode::toString)
                        .collect(Collectors.joining("\n")));
        return once * copies;
    }

    private static void cell(ObjectNode cell, String copy) {
        cell.put("id", cell.get("id").asString() + copy);
        double more = Double.parseDouble(copy.substring(copy.indexOf('=') + 1)) / 1e3;
        ArrayNode delays = (ArrayNode) cell.get("delaysMillis");
        for (int i = 0; i < delays.size(); i++) {
            delays.set(i, JSON.getNodeFactory().numberNode(delays.get(i).asDouble() + more));
        }
        ((ObjectNode) cell.get("params")).put("copy", copy);
        if (cell.get("floor").isString()) {
            cell.put("floor", cell.get("floor").asString() + copy);
        }
    }

    private static void slot(ObjectNode slot, String copy) {
        slot.put("cell", slot.get("cell").asString() + copy);
        slot.put("group", slot.get("group").asString() + copy);
    }

    /// What makes a copy of something another one.
    private interface Rename {
        void rename(ObjectNode node, String copy);
    }

    /// The first copy keeps its name, so that claims and pairs find their cells.
    private static void times(ArrayNode nodes, int copies, Rename rename) {
        List<JsonNode> once = new ArrayList<>();
        nodes.forEach(once::add);
        for (int copy = 1; copy < copies; copy++) {
            for (JsonNode node : once) {
                ObjectNode other = (ObjectNode) node.deepCopy();
                rename.rename(other, "/copy=" + copy);
                nodes.add(other);
            }
        }
    }

    private static void write(SampleRun run, String file, String text) throws IOException {
        Files.writeString(run.directory().resolve(file), text);
    }
}
