// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study.plan;

import io.github.httptoll.bench.cell.Parameter;
import io.github.httptoll.bench.strategy.Strategy;
import io.github.httptoll.bench.study.ask.Question;
import io.github.httptoll.bench.study.ask.Tier;
import io.github.httptoll.client.ClientDescription.Role;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Which cells are profiled: each way to call without a delay, one call at a time, and as many at once as the usual batch has.
///
/// Where calls wait, for the server or on a wire, a profile would be of the same code with fewer samples. Floors are profiled too: what a
/// client does is what it does more than its floor. A study file may place the cells that it asks for. The smoke tier shows that it works,
/// so with calls of a library alone, and of the suite's questions with one way to make them.
final class ProfiledCells {
    private static final Set<Question> ASKED = Set.of(Question.SINGLE_CALL, Question.FAN_OUT, Question.OWN);
    private static final Set<Strategy> ONE_AT_A_TIME = Set.of(Strategy.SEQUENTIAL, Strategy.AWAIT_EACH);
    private static final int AT_ONCE = 100;
    private static final List<Parameter<?>> VARIED = List.of(Parameter.CLIENT, Parameter.STRATEGY, Parameter.CALLS,
            Parameter.LIMIT,
            Parameter.DELAY, Parameter.PART);

    private ProfiledCells() {}

    /// Their ids, in the order in which they are profiled.
    static List<String> of(List<Experiment> experiments, Tier tier) {
        Stream<Cell> fitting = experiments.stream().flatMap(experiment -> experiment.cells().stream())
                .filter(ProfiledCells::fits);
        return (tier == Tier.SMOKE ? fitting.filter(ProfiledCells::isShown) : fitting).map(Cell::id)
                .limit(tier.profiles()).toList();
    }

    private static boolean isShown(Cell cell) {
        return cell.client().role() == Role.LIBRARY
                && (cell.question() == Question.OWN || cell.strategy() == Strategy.SEQUENTIAL);
    }

    private static boolean fits(Cell cell) {
        return ASKED.contains(cell.question()) && Double.valueOf(0).equals(cell.predictedMillis())
                && Parameter.ALL.stream().allMatch(each -> VARIED.contains(each) || each.isPlain(cell.parameters())
                        || (cell.question() == Question.OWN && each == Parameter.PLACEMENT))
                && (cell.strategy().isSequential()
                        ? cell.question() != Question.FAN_OUT && ONE_AT_A_TIME.contains(cell.strategy())
                        : cell.question() == Question.OWN || cell.limit() == AT_ONCE);
    }
}
