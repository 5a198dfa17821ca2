package io.github.httptoll.bench.study;

import io.github.httptoll.bench.client.Client;
import io.github.httptoll.bench.client.ClientSettings.SessionPolicy;
import io.github.httptoll.bench.strategy.Strategy;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One question, the cells that answer it, and its A/A pair.
record Experiment(String id, String question, Pair aa, List<Cell> cells) {
    Experiment {
        cells = List.copyOf(cells);
    }

    /// The experiment of a question at a tier.
    ///
    /// The contender of the A/A pair exists twice, and its twin measures whatever it measures: a JVM that has run fewer levels
    /// is not the same, since its compiler knows less.
    static Experiment of(Asked asked, Tier tier) {
        Question question = asked.question();
        RegisteredClaims registered = asked.registered();
        CellSpec same = registered.same();
        Pair aa = new Pair(same.id(question), same.again().id(question));
        List<CellSpec> specs = new ArrayList<>(asked.survey());
        registered.comparisons().forEach(comparison -> specs.addAll(List.of(comparison.a(), comparison.b())));
        specs.add(same);
        specs.addAll(specs.stream().filter(spec -> spec.client() == same.client() && spec.strategy() == same.strategy())
                .map(CellSpec::again).toList());
        Set<String> compared = registered.comparisons().stream()
                .flatMap(claim -> Stream.of(claim.a().id(question), claim.b().id(question)))
                .collect(Collectors.toCollection(HashSet::new));
        compared.add(aa.a());
        Map<String, Cell> cells = new LinkedHashMap<>();
        for (CellSpec spec : specs) {
            Cell cell = spec.cell(question, tier);
            boolean judged = compared.contains(spec.first().id(question));
            cells.putIfAbsent(cell.id(), judged ? cell.withEffort(tier.sets(), tier.claimBlocks()) : cell);
        }
        List<Cell> all = List.copyOf(cells.values());
        return new Experiment(question.id(), question.text(), aa,
                all.stream().map(cell -> cell.withFloor(floorOf(cell, all))).toList());
    }

    /// Cells that share their blocks: those of a claim or of the A/A pair with whatever these are compared with, and the
    /// others by level, so that who calls is what differs within a block.
    ///
    /// @param studyClaims of all experiments
    List<Group> groups(List<Claim> studyClaims) {
        List<Claim> claims = studyClaims.stream().filter(claim -> claim.a().startsWith(id + "/")).toList();
        List<Set<String>> linked = new ArrayList<>();
        claims.forEach(claim -> link(linked, claim.a(), claim.b()));
        link(linked, aa.a(), aa.b());
        cells.stream()
                .filter(cell -> cell.replica() != 1 && linked.stream().anyMatch(ids -> ids.contains(cell.firstId())))
                .toList().forEach(twin -> link(linked, twin.firstId(), twin.id()));
        Map<String, List<Cell>> groups = cells.stream().collect(Collectors.groupingBy(cell -> linked.stream()
                .filter(ids -> ids.contains(cell.id())).findFirst()
                .map(ids -> name(ids, claims)).orElse(cell.level()), LinkedHashMap::new, Collectors.toList()));
        return groups.entrySet().stream().map(group -> new Group(id + ": " + group.getKey(),
                linked.stream().anyMatch(ids -> ids.contains(group.getValue().getFirst().id())), group.getValue()))
                .toList();
    }

    /// What is judged with these cells.
    private String name(Set<String> linked, List<Claim> claims) {
        List<String> judged = new ArrayList<>(
                claims.stream().filter(claim -> linked.contains(claim.a())).map(Claim::id).toList());
        if (linked.contains(aa.a())) {
            judged.add("A/A");
        }
        return judged.getFirst() + (judged.size() == 1 ? "" : " and " + (judged.size() - 1) + " more");
    }

    private static void link(List<Set<String>> linked, String a, String b) {
        Set<String> joined = new HashSet<>(Set.of(a, b));
        linked.removeIf(ids -> {
            boolean touches = ids.contains(a) || ids.contains(b);
            if (touches) {
                joined.addAll(ids);
            }
            return touches;
        });
        linked.add(joined);
    }

    /// The raw socket at the same level, under the same way of waiting. Asynchronous strategies have no raw socket of
    /// their own: one call at a time is compared with the sequential one, many with that of virtual threads. A client for
    /// each call is compared with a connection for each call.
    private static @Nullable String floorOf(Cell cell, List<Cell> cells) {
        if (cell.client() == Client.RAW_SOCKET || cell.client() == Client.NO_TRANSPORT) {
            return null;
        }
        Strategy strategy = floorStrategy(cell.strategy());
        SessionPolicy session = floorSession(cell.session());
        return cells.stream()
                .filter(other -> other.client() == Client.RAW_SOCKET && other.strategy() == strategy
                        && other.session() == session && other.calls() == cell.calls()
                        && Objects.equals(other.params().get("bytes"), cell.params().get("bytes"))
                        && other.limit() == cell.limit() && other.delaysMillis().equals(cell.delaysMillis()))
                .findFirst().map(Cell::id).orElse(null);
    }

    static Strategy floorStrategy(Strategy strategy) {
        return switch (strategy) {
            case SEQUENTIAL, AWAIT_EACH -> Strategy.SEQUENTIAL;
            case PLATFORM_POOL -> Strategy.PLATFORM_POOL;
            case VIRTUAL_THREADS, FUTURES -> Strategy.VIRTUAL_THREADS;
        };
    }

    static SessionPolicy floorSession(SessionPolicy session) {
        return session == SessionPolicy.SHARED ? SessionPolicy.SHARED : SessionPolicy.KEEP_ALIVE_OFF;
    }

    /// Two cells.
    record Pair(String a, String b) {}
}
