// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study.plan;

import io.github.httptoll.bench.cell.Parameter;
import io.github.httptoll.bench.cell.Parameters;
import io.github.httptoll.bench.study.ask.Claim;
import io.github.httptoll.bench.study.ask.ExperimentRequest;
import io.github.httptoll.bench.study.ask.Question;
import io.github.httptoll.bench.study.ask.Tier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One question, the cells that answer it, and its A/A pair.
public record Experiment(String id, String question, @Nullable Pair aa, List<Cell> cells) {
    public Experiment {
        cells = List.copyOf(cells);
    }

    /// The experiment of a question at a tier; the model says what its cells must take.
    ///
    /// What a claim compares brings its floor along, but for calls one by one that take half a second together: what the network
    /// takes of those is a detail of other cells.
    ///
    /// The contender of the A/A pair exists twice. Its twin measures that pair alone, which is why that is measured before anything
    /// else: a JVM that has run fewer levels is not the same, since its compiler knows less.
    static Experiment of(ExperimentRequest request, Tier tier, CostModel model) {
        Question question = request.question();
        List<Parameters> specs = new ArrayList<>(request.survey());
        request.claims().stream().flatMap(claim -> Stream.of(claim.a(), claim.b()))
                .flatMap(spec -> spec.strategy().isSequential() && Cell.of(question, spec, tier, model).isLong()
                        ? Stream.of(spec)
                        : Stream.of(spec, spec.floor()).filter(Parameters::exists))
                .forEach(specs::add);
        Parameters same = request.same();
        if (same != null) {
            specs.add(same);
            specs.add(same.with(Parameter.REPLICA, 2));
        }
        Map<String, Cell> cells = new LinkedHashMap<>();
        specs.stream().map(spec -> Cell.of(question, spec, tier, model))
                .forEach(cell -> cells.putIfAbsent(cell.id(), cell));
        List<Cell> all = cells.values().stream().map(cell -> cell.withFloorAmong(cells.keySet())).toList();
        Pair aa = same == null ? null : new Pair(question.id(same), question.id(same.with(Parameter.REPLICA, 2)));
        List<Pair> pairs = request.claims().stream()
                .map(claim -> new Pair(question.id(claim.a()), question.id(claim.b()))).toList();
        return new Experiment(request.id(), request.text(), aa,
                withEffort(all, Links.of(pairs, aa, all), question,
                        pairs.isEmpty() ? 1 : tier.sets(), tier));
    }

    /// The same with what claims compare in so many sets.
    ///
    /// @param studyClaims of all experiments
    Experiment withSets(int sets, List<Claim<String>> studyClaims) {
        Set<String> own = cells.stream().map(Cell::id).collect(Collectors.toSet());
        if (studyClaims.stream().noneMatch(claim -> own.contains(claim.a()))) {
            return this;
        }
        Set<String> compared = groups(studyClaims).stream().filter(Group::judged)
                .flatMap(group -> group.cells().stream()).map(Cell::id).collect(Collectors.toSet());
        return new Experiment(id, question, aa, cells.stream().map(cell -> compared.contains(cell.id())
                ? cell.withEffort(sets, cell.blocks(), cell.slotMillis())
                : cell).toList());
    }

    /// What is compared is measured in every set, in more blocks. Where no claim compares anything, one set is enough.
    ///
    /// The other cells draw a map, in shorter turns; where nothing is compared, each stands for itself.
    private static List<Cell> withEffort(List<Cell> cells, Links links, Question question, int sets, Tier tier) {
        Set<String> coarse = cells.stream()
                .filter(cell -> question.comparesMultiples() || cell.isLong())
                .flatMap(cell -> links.of(cell.id()).stream()).flatMap(Set::stream).collect(Collectors.toSet());
        return cells.stream().map(cell -> {
            if (question == Question.RATE) {
                return Level.of(cell, tier);
            }
            int millis = tier.slotMillis(!question.comparesMultiples() && (links.isEmpty() || links.has(cell.id())));
            return links.has(cell.id())
                    ? cell.withEffort(sets, tier.claimBlocks(coarse.contains(cell.id())), millis)
                    : cell.withEffort(1, tier.surveyBlocks(), millis);
        }).toList();
    }

    /// Cells that share their blocks: what is linked, and the others by level, so that who calls is what differs within a block.
    /// Where the experiment has a control of its own, it is the other way round.
    ///
    /// @param studyClaims of all experiments
    List<Group> groups(List<Claim<String>> studyClaims) {
        Set<String> own = cells.stream().map(Cell::id).collect(Collectors.toSet());
        List<Claim<String>> claims = studyClaims.stream().filter(claim -> own.contains(claim.a())).toList();
        Links links = Links.of(claims.stream().map(claim -> new Pair(claim.a(), claim.b())).toList(), aa, cells);
        Map<String, List<Cell>> groups = cells.stream().collect(Collectors.groupingBy(
                cell -> cell.question() == Question.RATE
                        ? cell.workload()
                        : links.of(cell.id()).map(ids -> name(ids, claims))
                                .orElseGet(() -> aa == null ? cell.contender() : cell.workload()),
                LinkedHashMap::new, Collectors.toList()));
        return groups.entrySet().stream().map(group -> new Group(id + ": " + group.getKey(),
                group.getValue().stream().anyMatch(cell -> links.has(cell.id())), group.getValue())).toList();
    }

    /// What is judged with these cells.
    private String name(Set<String> linked, List<Claim<String>> claims) {
        List<String> judged = new ArrayList<>(
                claims.stream().filter(claim -> linked.contains(claim.a())).map(Claim::id).toList());
        if (aa != null && linked.contains(aa.a())) {
            judged.add("A/A");
        }
        return judged.getFirst() + (judged.size() == 1 ? "" : " and " + (judged.size() - 1) + " more");
    }

    /// True where a study file asked it.
    public boolean asksOwn() {
        return cells.stream().allMatch(cell -> cell.question() == Question.OWN);
    }

    /// Two cells.
    public record Pair(String a, String b) {}
}
