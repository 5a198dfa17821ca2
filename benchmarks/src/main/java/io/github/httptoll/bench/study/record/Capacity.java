// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study.record;

import io.github.httptoll.bench.cell.Parameter;
import io.github.httptoll.bench.cell.Parameters;
import java.util.List;
import java.util.stream.Collectors;

/// How many calls a second a contender makes in the stride of a closed loop, with all places behind its limit taken. A line of
/// `capacities.jsonl`.
///
/// @param level what all contenders of one level have in common
/// @param perSecond requests
/// @param reference whether it is the slowest of its level, of which rates are shares
public record Capacity(String experiment, String level, String client, String strategy, double perSecond,
        boolean reference) {
    private static final List<Parameter<?>> OF_CONTENDERS = List.of(Parameter.CLIENT, Parameter.STRATEGY,
            Parameter.CALLS,
            Parameter.REPLICA);

    /// What was measured in a closed loop, which so far is no reference.
    public static Capacity of(String experiment, Parameters closed, double perSecond) {
        return new Capacity(experiment, level(closed), Parameter.CLIENT.text(closed), Parameter.STRATEGY.text(closed),
                perSecond,
                false);
    }

    /// The level of a closed loop, for any client and strategy.
    public static String level(Parameters closed) {
        return Parameter.ALL.stream().filter(parameter -> !OF_CONTENDERS.contains(parameter))
                .flatMap(parameter -> parameter.inId(closed)).collect(Collectors.joining("/"));
    }

    /// True where it is that of the contender of a closed loop.
    public boolean isOf(Parameters closed) {
        return level.equals(level(closed)) && client.equals(Parameter.CLIENT.text(closed))
                && strategy.equals(Parameter.STRATEGY.text(closed));
    }

    /// The same, as the reference of its level or not.
    public Capacity asReference(boolean isReference) {
        return new Capacity(experiment, level, client, strategy, perSecond, isReference);
    }
}
