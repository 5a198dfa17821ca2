// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.statistics;

import io.github.httptoll.analysis.statistics.Decision.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A pair on one machine of several, and the verdict there. Its p is adjusted over the machines (Holm).
public record OnMachine(int machine, Comparison comparison, Verdict verdict) {
    /// The pair on each machine, in the order of their numbers; none where there is one machine.
    public static List<OnMachine> of(Paired pair, @Nullable Paired identical, double delta, long seed) {
        List<Integer> machines = pair.logs().machines().stream().distinct().sorted().toList();
        List<Paired> own = machines.stream().map(machine -> new Paired(Objects.requireNonNull(pair.logs().on(machine))))
                .toList();
        List<Double> adjusted = Holm.adjusted(own.stream().map(one -> excludesOne(one) ? one.p(seed) : 1).toList());
        List<OnMachine> all = new ArrayList<>();
        for (int i = 0; i < own.size(); i++) {
            Paired equal = identical == null ? null : identical.on(machines.get(i));
            all.add(new OnMachine(machines.get(i), own.get(i).comparison(),
                    Decision.of(own.get(i), equal, delta, adjusted.get(i)).verdict()));
        }
        return all;
    }

    /// Only then the p has a say in the verdict.
    private static boolean excludesOne(Paired pair) {
        Interval interval = pair.comparison().interval();
        return interval != null && interval.excludesOne();
    }

    /// True where the machines differ beyond chance, and the verdict on one is not the verdict on another.
    public static boolean contradict(List<OnMachine> all, Paired pair, @Nullable Paired identical) {
        Set<Verdict> verdicts = all.stream().map(OnMachine::verdict).filter(verdict -> verdict != Verdict.UNDECIDED)
                .collect(Collectors.toSet());
        return verdicts.size() > 1 && MachineVariance.differ(pair, identical);
    }
}
