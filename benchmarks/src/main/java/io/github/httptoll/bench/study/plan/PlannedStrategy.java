// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study.plan;

import io.github.httptoll.bench.client.Brought;
import io.github.httptoll.bench.strategy.Strategy;
import java.util.List;
import java.util.stream.Stream;

/// What readers of a run must know of a strategy that is not of the suite.
///
/// @param id its name in cells
/// @param name as people write it
/// @param brought where it was found
public record PlannedStrategy(String id, String name, Brought brought) {
    /// A run that is taken up again has its brought strategies before the cells that name them.
    ///
    /// @throws IllegalArgumentException if one is not there any more, or its jars are others now
    public PlannedStrategy {
        brought.requireSame("strategy " + id, Strategy.named(brought.source()).brought().orElseThrow());
    }

    /// Those that are asked for and not of the suite.
    static List<PlannedStrategy> all(Stream<Strategy> asked) {
        return asked.distinct().flatMap(strategy -> strategy.brought()
                .map(brought -> new PlannedStrategy(strategy.name(), strategy.displayName(), brought)).stream())
                .toList();
    }
}
