package io.github.httptoll.bench.study;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One question, the cells that answer it, and its A/A pair.
record Experiment(String id, String question, @Nullable Pair aa, List<Cell> cells) {
    Experiment {
        cells = List.copyOf(cells);
    }

    /// The experiment of a question at a tier; the model says what its cells must take.
    ///
    /// The contender of the A/A pair exists twice, and its twin measures whatever it measures: a JVM that has run fewer levels
    /// is not the same, since its compiler knows less.
    static Experiment of(Asked asked, Tier tier, CostModel model) {
        Question question = asked.question();
        RegisteredClaims registered = asked.registered();
        List<CellSpec> specs = new ArrayList<>(asked.survey());
        registered.comparisons().stream().flatMap(claim -> Stream.of(claim.a(), claim.b()))
                .flatMap(spec -> Stream.of(spec, spec.floor()).filter(CellSpec::exists)).forEach(specs::add);
        CellSpec same = registered.same();
        if (same != null) {
            specs.add(same);
            specs.addAll(specs.stream()
                    .filter(spec -> spec.client() == same.client() && spec.strategy() == same.strategy())
                    .map(CellSpec::again).toList());
        }
        Map<String, Cell> cells = new LinkedHashMap<>();
        specs.stream().map(spec -> spec.cell(question, tier, model))
                .forEach(cell -> cells.putIfAbsent(cell.id(), cell));
        List<Cell> all = List.copyOf(cells.values());
        Set<String> compared = compared(question, registered);
        return new Experiment(question.id(), question.text(),
                same == null ? null : new Pair(same.id(question), same.again().id(question)),
                withEffort(all.stream().map(cell -> cell.withFloor(Floors.of(cell, all))).toList(), compared, tier));
    }

    private static Set<String> compared(Question question, RegisteredClaims registered) {
        Stream<CellSpec> pairs = registered.comparisons().stream().flatMap(claim -> Stream.of(claim.a(), claim.b()));
        return Stream.concat(pairs, Stream.ofNullable(registered.same())).map(spec -> spec.id(question))
                .collect(Collectors.toSet());
    }

    /// What is compared, its twins and its floors are measured in every set.
    private static List<Cell> withEffort(List<Cell> cells, Set<String> compared, Tier tier) {
        Set<String> judged = cells.stream().filter(cell -> compared.contains(cell.firstId()))
                .flatMap(cell -> Stream.concat(Stream.of(cell.id()), Stream.ofNullable(cell.floor())))
                .collect(Collectors.toSet());
        return cells.stream()
                .map(cell -> judged.contains(cell.id()) || judged.contains(cell.firstId())
                        ? cell.withEffort(tier.sets(), tier.claimBlocks())
                        : cell)
                .toList();
    }

    /// Cells that share their blocks: those of a claim or of the A/A pair with whatever these are compared with, their floors
    /// too, and the others by level, so that who calls is what differs within a block. Where the experiment has a control of its
    /// own, it is the other way round.
    ///
    /// @param studyClaims of all experiments
    List<Group> groups(List<Claim> studyClaims) {
        List<Claim> claims = studyClaims.stream().filter(claim -> claim.a().startsWith(id + "/")).toList();
        List<Set<String>> linked = new ArrayList<>();
        claims.forEach(claim -> link(linked, claim.a(), claim.b()));
        if (aa != null) {
            link(linked, aa.a(), aa.b());
        }
        cells.stream().filter(cell -> isLinked(linked, cell.firstId()))
                .forEach(cell -> Stream.concat(Stream.of(cell.id()), Stream.ofNullable(cell.floor()))
                        .forEach(id -> link(linked, cell.firstId(), id)));
        Map<String, List<Cell>> groups = cells.stream().collect(Collectors.groupingBy(cell -> linked.stream()
                .filter(ids -> ids.contains(cell.id())).findFirst()
                .map(ids -> name(ids, claims)).orElse(aa == null ? cell.contender() : cell.level()), LinkedHashMap::new,
                Collectors.toList()));
        return groups.entrySet().stream().map(group -> new Group(id + ": " + group.getKey(),
                linked.stream().anyMatch(ids -> ids.contains(group.getValue().getFirst().id())), group.getValue()))
                .toList();
    }

    /// What is judged with these cells.
    private String name(Set<String> linked, List<Claim> claims) {
        List<String> judged = new ArrayList<>(
                claims.stream().filter(claim -> linked.contains(claim.a())).map(Claim::id).toList());
        if (aa != null && linked.contains(aa.a())) {
            judged.add("A/A");
        }
        return judged.getFirst() + (judged.size() == 1 ? "" : " and " + (judged.size() - 1) + " more");
    }

    private static boolean isLinked(List<Set<String>> linked, String id) {
        return linked.stream().anyMatch(ids -> ids.contains(id));
    }

    private static void link(List<Set<String>> linked, String a, String b) {
        Set<String> joined = new HashSet<>(List.of(a, b));
        linked.removeIf(ids -> {
            boolean touches = ids.contains(a) || ids.contains(b);
            if (touches) {
                joined.addAll(ids);
            }
            return touches;
        });
        linked.add(joined);
    }

    /// Two cells.
    record Pair(String a, String b) {}
}
