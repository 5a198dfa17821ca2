// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.merge;

import io.github.httptoll.analysis.read.UnreadableRun;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Whether shards are those of one study: the same commit, libraries, tier, seed and plan, and each shard once.
///
/// Machines may differ in CPU, kernel, JDK and all else. What a plan computes from the machine may therefore differ too. So may the cells
/// with a placement, which a machine with one core leaves out.
final class SameStudy {
    private static final List<String> OF_THE_STUDY = List.of("tier", "seed", "remote", "network", "sets", "repetitions",
            "profiled",
            "trials");
    private static final List<String> OF_THE_MACHINE = List.of("predictedMillis", "callbackThreads");
    private static final String FREE = "FREE";
    private static final String REMEDY = "merge the shards of one study at one commit";

    private SameStudy() {}

    /// Refuses the first difference that it finds, in the order of the shards.
    static void check(List<Shard> shards) throws UnreadableRun {
        Shard first = shards.getFirst();
        for (Shard shard : shards.subList(1, shards.size())) {
            same("commit", first, first.fact("commit"), shard, shard.fact("commit"));
            libraries(first, shard);
            for (String key : OF_THE_STUDY) {
                same(key, first, text(first.study().path(key)), shard, text(shard.study().path(key)));
            }
            Set<String> placed = Stream.concat(placed(first), placed(shard)).collect(Collectors.toSet());
            entries("client", first, byId(first.study().path("clients")), shard, byId(shard.study().path("clients")),
                    placed);
            entries("cell", first, cells(first), shard, cells(shard), placed);
            entries("claim", first, byId(first.study().path("claims")), shard, byId(shard.study().path("claims")),
                    placed);
            same("number of shards", first, "" + first.of(), shard, "" + shard.of());
        }
        once(shards);
    }

    private static void libraries(Shard first, Shard other) throws UnreadableRun {
        JsonNode a = first.environment().path("libraries");
        JsonNode b = other.environment().path("libraries");
        Set<String> names = new TreeSet<>(a.propertyNames());
        names.addAll(b.propertyNames());
        for (String name : names) {
            same("library " + name, first, text(a.path(name)), other, text(b.path(name)));
        }
    }

    /// One that only one of them has must be of a cell with a placement.
    private static void entries(String what, Shard first, Map<String, ObjectNode> a, Shard other,
            Map<String, ObjectNode> b, Set<String> placed) throws UnreadableRun {
        Set<String> ids = new TreeSet<>(a.keySet());
        ids.addAll(b.keySet());
        for (String id : ids) {
            ObjectNode one = a.get(id);
            ObjectNode two = b.get(id);
            if (one != null && two != null) {
                same(what + " " + id, first, text(one), other, text(two));
            } else if (Stream.of(id, cell(one, two, "a"), cell(one, two, "b")).noneMatch(placed::contains)) {
                same(what + " " + id, first, one == null ? "missing" : "planned", other,
                        two == null ? "missing" : "planned");
            }
        }
    }

    /// The cell that a claim names, of which there are two or one.
    private static String cell(@Nullable ObjectNode one, @Nullable ObjectNode two, String side) {
        return Stream.of(one, two).filter(Objects::nonNull).map(claim -> claim.path(side).asString(""))
                .findFirst().orElse("");
    }

    private static Stream<String> placed(Shard shard) {
        return cells(shard).entrySet().stream()
                .filter(cell -> !cell.getValue().path("params").path("placement").asString(FREE).equals(FREE))
                .map(Map.Entry::getKey);
    }

    private static Map<String, ObjectNode> cells(Shard shard) {
        Map<String, ObjectNode> cells = new HashMap<>();
        shard.study().path("experiments").forEach(experiment -> cells.putAll(byId(experiment.path("cells"))));
        return cells;
    }

    private static Map<String, ObjectNode> byId(JsonNode entries) {
        return entries.valueStream()
                .collect(Collectors.toMap(entry -> entry.path("id").asString(), SameStudy::withoutMachine));
    }

    private static ObjectNode withoutMachine(JsonNode entry) {
        ObjectNode copy = (ObjectNode) entry.deepCopy();
        copy.remove(OF_THE_MACHINE);
        copy.forEach(inner -> {
            if (inner instanceof ObjectNode object) {
                object.remove(OF_THE_MACHINE);
            }
        });
        return copy;
    }

    private static void once(List<Shard> shards) throws UnreadableRun {
        Map<Integer, Shard> seen = new HashMap<>();
        for (Shard shard : shards) {
            Shard before = seen.put(shard.number(), shard);
            if (before != null) {
                throw new UnreadableRun("shard " + shard.number() + " of " + shard.of() + " is given twice: "
                        + before.files().directory() + " and " + shard.files().directory(), "give each shard once");
            }
        }
        int of = shards.getFirst().of();
        String missing = IntStream.rangeClosed(1, of).filter(number -> !seen.containsKey(number))
                .mapToObj(String::valueOf)
                .collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            throw new UnreadableRun("of " + of + " shards these are missing: " + missing,
                    "run them with --shard, or give their directories");
        }
    }

    private static String text(JsonNode value) {
        return value.isMissingNode() || value.isNull()
                ? "missing"
                : value.isValueNode() ? value.asString() : value.toString();
    }

    private static void same(String what, Shard first, String a, Shard other, String b) throws UnreadableRun {
        if (!Objects.equals(a, b)) {
            throw new UnreadableRun(
                    "the shards differ in " + what + ": '" + around(a, b) + "' in " + first.files().directory() + ", '"
                            + around(b, a) + "' in " + other.files().directory(),
                    REMEDY);
        }
    }

    /// Of a long text the part around its first difference from the other.
    private static String around(String text, String other) {
        int most = 60;
        int at = 0;
        while (at < Math.min(text.length(), other.length()) && text.charAt(at) == other.charAt(at)) {
            at++;
        }
        int from = Math.max(0, at - most / 2);
        return text.length() <= most ? text : "…" + text.substring(from, Math.min(text.length(), from + most)) + "…";
    }
}
