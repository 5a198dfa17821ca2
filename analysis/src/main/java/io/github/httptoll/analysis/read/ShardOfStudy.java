// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.read;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The part of a study that one shard measures. Its study.yaml has the whole plan.
final class ShardOfStudy {
    /// How the key of a shard begins its line.
    static final String KEY = "\nshard:";

    private ShardOfStudy() {}

    /// The plan without the cells whose sets of JVMs are all in other shards, and without what compares these.
    static ObjectNode reduced(ObjectNode study) {
        int first = study.path("shard").path("sets").valueStream().mapToInt(JsonNode::asInt).min().orElse(0);
        Set<String> elsewhere = new HashSet<>();
        for (JsonNode experiment : study.path("experiments")) {
            keep(experiment.path("cells"), cell -> {
                boolean here = cell.path("sets").asInt(Integer.MAX_VALUE) > first;
                if (!here) {
                    elsewhere.add(cell.path("id").asString());
                }
                return here;
            });
            if (compares(experiment.path("aa"), elsewhere) && experiment instanceof ObjectNode object) {
                object.putNull("aa");
            }
        }
        keep(study.path("experiments"), experiment -> !experiment.path("cells").isEmpty());
        keep(study.path("claims"), claim -> !compares(claim, elsewhere));
        if (!elsewhere.isEmpty() && study.path("leftOut") instanceof ArrayNode leftOut) {
            leftOut.add(elsewhere.size() + " cells and their claims: other shards measure them");
        }
        return study;
    }

    private static boolean compares(JsonNode pair, Set<String> cells) {
        return cells.contains(pair.path("a").asString("")) || cells.contains(pair.path("b").asString(""));
    }

    private static void keep(JsonNode nodes, Predicate<JsonNode> wanted) {
        for (int i = nodes.size() - 1; i >= 0; i--) {
            if (!wanted.test(nodes.get(i))) {
                ((ArrayNode) nodes).remove(i);
            }
        }
    }
}
