// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study.plan;

import io.github.httptoll.bench.cell.Jvm;
import io.github.httptoll.bench.cell.Parameter;
import io.github.httptoll.bench.study.ask.Tier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// One generation of JVMs: a JVM for each client of a set, started and warmed once, which measures all that is asked of the client in
/// that set.
///
/// A client's JVM needs about ten seconds of calls until its compiler is done. A generation pays for that once a set. What one
/// experiment leaves behind in a JVM for the next one differs from set to set, because the order does: so it is variance between sets,
/// which the intervals see.
///
/// @param coarse whether only multiples are asked for, so that a short warm-up is enough
public record Generation(int set, List<StudyPlan.Stage> stages, boolean coarse) {
    /// The JVM flags every contender runs with. A set of JVMs lives at once: a young generation of a fixed size bounds what each of
    /// them touches, and none writes performance data for others.
    public static final List<String> FLAGS = List.of("-Xms256m", "-Xmx256m", "-Xmn48m", "-XX:+ExitOnOutOfMemoryError",
            "-XX:-UsePerfData",
            "--sun-misc-unsafe-memory-access=allow",
            "--enable-native-access=ALL-UNNAMED", "-Djmh.ignoreLock=true");

    /// Some thousands of calls.
    private static final int COARSE_MILLIS = 1_000;
    /// Memory that a JVM needs: its young generation, its code, its threads.
    private static final int JVM_MIB = 330;
    /// What the rest of the system keeps.
    private static final int RESERVED_MIB = 1_500;
    /// Starting a JVM; its warm-up comes on top.
    private static final double START_MILLIS = 900;

    public Generation {
        stages = List.copyOf(stages);
    }

    public Set<String> jvms() {
        return stages.stream().flatMap(stage -> stage.jvms().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /// What starts that JVM, apart from what all have.
    public Jvm process(String jvm) {
        return cells().stream().filter(cell -> cell.jvm().equals(jvm)).findFirst().orElseThrow().parameters().process();
    }

    /// The code paths of a JVM that are warmed before it measures. A second JVM of identical code is warmed on all paths of the first one,
    /// whatever it measures itself.
    public List<WarmPath> paths(String jvm) {
        return paths(jvm, byOriginal());
    }

    private static List<WarmPath> paths(String jvm, Map<String, List<Cell>> byOriginal) {
        String original = Cell.original(jvm);
        List<Cell> cells = byOriginal.getOrDefault(original, List.of());
        return jvm.equals(original) ? WarmPath.before(cells) : WarmPath.of(cells);
    }

    /// The cells of each JVM and of those of identical code.
    private Map<String, List<Cell>> byOriginal() {
        return cells().stream().collect(Collectors.groupingBy(cell -> Cell.original(cell.jvm())));
    }

    /// The same in a random order, divided where not all of its JVMs fit into memory.
    ///
    /// @param freeMiB memory that is free now
    public List<Generation> parts(Random random, long freeMiB) {
        List<StudyPlan.Stage> order = new ArrayList<>(stages);
        Collections.shuffle(order, random);
        int most = Math.clamp((freeMiB - RESERVED_MIB) / JVM_MIB, 1, Integer.MAX_VALUE);
        List<Generation> parts = new ArrayList<>();
        List<StudyPlan.Stage> part = new ArrayList<>();
        for (StudyPlan.Stage stage : order) {
            part.add(stage);
            if (part.size() > 1 && new Generation(set, part, coarse).jvms().size() > most) {
                parts.add(new Generation(set, part.subList(0, part.size() - 1), coarse));
                part = new ArrayList<>(List.of(stage));
            }
        }
        parts.add(new Generation(set, part, coarse));
        return parts;
    }

    public Generation with(Predicate<Group> kept) {
        return new Generation(set, stages.stream().map(stage -> stage.with(kept))
                .filter(stage -> !stage.groups().isEmpty()).toList(), coarse);
    }

    /// Rough time until its JVMs are warm.
    public double startMillis(Tier tier) {
        long protocols = cells().stream().filter(cell -> !Parameter.PROTOCOL.isPlain(cell.parameters()))
                .map(cell -> List.of(cell.jvm(), cell.parameters().protocol())).distinct().count();
        Map<String, List<Cell>> byOriginal = byOriginal();
        return jvms().stream().mapToDouble(jvm -> START_MILLIS + plannedMillis(paths(jvm, byOriginal), tier)).sum()
                + (coarse ? 0 : protocols * WarmPath.protocolMillis(tier));
    }

    private double plannedMillis(List<WarmPath> paths, Tier tier) {
        double planned = WarmPath.plannedMillis(paths, tier);
        return coarse ? Math.min(planned, paths.size() * (double) COARSE_MILLIS) : planned;
    }

    /// Longest warm-up of a path of a JVM. The first one brings most of the code that the others run too.
    ///
    /// @param isFirst whether it is the JVM's first
    /// @param isNew whether it is the JVM's first over its protocol
    public int capMillis(Tier tier, boolean isFirst, boolean isNew) {
        int cap = isFirst
                ? tier.warmUpCapMillis()
                : isNew ? tier.protocolCapMillis() : tier.furtherCapMillis();
        return coarse ? Math.min(cap, COARSE_MILLIS) : cap;
    }

    /// Rough time of its blocks.
    double blockMillis(Tier tier) {
        return stages.stream().mapToDouble(stage -> stage.blockMillis(tier)).sum();
    }

    /// Rough time of all of it.
    double plannedMillis(Tier tier) {
        return startMillis(tier) + blockMillis(tier);
    }

    public Collection<Cell> cells() {
        return stages.stream().flatMap(stage -> stage.groups().stream()).flatMap(group -> group.cells().stream())
                .toList();
    }
}
