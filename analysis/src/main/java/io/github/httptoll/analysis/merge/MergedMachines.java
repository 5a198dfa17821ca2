// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.merge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The machines that shards ran on: shards of one host are on one machine, unless its CPU, kernel or JDK changed in between.
///
/// `names` are unique, in the order of the shards. `of` are the shards of each.
record MergedMachines(List<String> names, List<List<Shard>> of) {
    private static final List<String> LEVELS = List.of("host", "cpu", "cores", "kernel", "java");

    static MergedMachines of(List<Shard> shards) {
        List<List<Shard>> groups = List.copyOf(shards.stream().collect(Collectors.groupingBy(
                shard -> LEVELS.stream().map(shard::fact).toList(), LinkedHashMap::new, Collectors.toList())).values());
        List<String> names = new ArrayList<>();
        for (List<Shard> group : groups) {
            String host = group.getFirst().fact("host");
            long before = names.stream().filter(name -> name.equals(host) || name.startsWith(host + " #")).count();
            names.add(before == 0 ? host : host + " #" + (before + 1));
        }
        return new MergedMachines(names, groups);
    }

    /// machines.json.
    record File(List<Entry> machines) {}

    /// One machine; `sets` are those that ran on it, `environment` is that of its first shard.
    record Entry(String name, List<Integer> sets, List<Origin> runs, ObjectNode environment) {}

    /// A shard that was merged, with the digests of its files.
    record Origin(String run, int shard, int of, Map<String, String> sha256) {}

    File file() {
        return new File(IntStream.range(0, names.size()).mapToObj(i -> entry(names.get(i), of.get(i))).toList());
    }

    private static Entry entry(String name, List<Shard> shards) {
        return new Entry(name, shards.stream().flatMap(shard -> shard.sets().stream()).sorted().toList(),
                shards.stream().map(shard -> new Origin(shard.run(), shard.number(), shard.of(), shard.digests()))
                        .toList(),
                shards.getFirst().environment());
    }

    /// environment.json: a fact that is not the same everywhere names the machines of each value.
    ObjectNode environment() {
        List<ObjectNode> all = of.stream().map(List::getFirst).map(Shard::environment).toList();
        ObjectNode merged = Shard.JSON.createObjectNode();
        all.stream().flatMap(facts -> facts.propertyNames().stream()).distinct()
                .forEach(key -> merged.set(key, fact(all.stream().map(facts -> facts.path(key)).toList())));
        List<ObjectNode> shards = of.stream().flatMap(List::stream).map(Shard::environment).toList();
        merged.set("clock", clock(shards.stream().map(facts -> facts.path("clock")).toList()));
        if (merged.has("wire")) {
            merged.set("wire", wire(shards.stream().map(facts -> facts.path("wire")).toList()));
        }
        return merged;
    }

    private JsonNode fact(List<JsonNode> values) {
        if (values.stream().distinct().count() == 1) {
            return values.getFirst();
        }
        Map<String, List<String>> machines = new LinkedHashMap<>();
        for (int i = 0; i < values.size(); i++) {
            JsonNode value = values.get(i);
            String text = value.isMissingNode() ? "missing" : value.isValueNode() ? value.asString() : value.toString();
            machines.computeIfAbsent(text, _ -> new ArrayList<>()).add(names.get(i));
        }
        return Shard.JSON.getNodeFactory().stringNode(machines.entrySet().stream()
                .map(entry -> entry.getKey() + " (" + String.join(", ", entry.getValue()) + ")")
                .collect(Collectors.joining("; ")));
    }

    /// Counts are added. A median of several checks is none of their medians, so it is there for one check only.
    private static ObjectNode clock(List<JsonNode> checks) {
        ObjectNode clock = Shard.JSON.createObjectNode();
        for (String count : List.of("checks", "brackets", "violations")) {
            clock.put(count, checks.stream().mapToLong(check -> check.path(count).asLong(1)).sum());
        }
        clock.put("crossProcess", checks.stream().allMatch(check -> check.path("crossProcess").asBoolean()));
        if (checks.size() == 1) {
            clock.set("medianBracketMicros", checks.getFirst().path("medianBracketMicros"));
        }
        return clock;
    }

    private static ObjectNode wire(List<JsonNode> wires) {
        ObjectNode wire = Shard.JSON.createObjectNode();
        wire.put("count", wires.stream().mapToLong(each -> each.path("count").asLong()).sum());
        wire.put("maxMicros",
                wires.stream().mapToDouble(each -> each.path("maxMicros").asDouble()).max().orElseThrow());
        return wire;
    }
}
