// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study.run;

import io.github.httptoll.bench.study.plan.Cell;
import io.github.httptoll.client.ClientSettings.SessionPolicy;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;

/// Repeats the first turn of a cell whose calls share connections, until the turn opens none.
///
/// The uncounted batch opens as many connections as it needs. That is fewer than a later batch needs where its first answers come back
/// before its last calls are made, as they do in a JVM that has just begun. Then the counted batch would open the rest.
final class FirstTurns {
    /// A client that does not keep its connections opens some in each turn.
    private static final int MOST_REPEATS = 3;

    private final Set<Cell> begun = new HashSet<>();

    /// Takes the turn of a cell, and repeats it where it must.
    ///
    /// @param turn takes the turn once
    /// @return what came of the last one
    Event take(Cell cell, Supplier<Event> turn) {
        Event event = turn.get();
        if (begun.add(cell) && cell.isPrimed() && cell.parameters().session() == SessionPolicy.SHARED) {
            for (int repeat = 0; repeat < MOST_REPEATS && opensConnections(event); repeat++) {
                event = turn.get();
            }
        }
        return event;
    }

    private static boolean opensConnections(Event event) {
        return event.measured() != null && event.measured().metrics().getOrDefault("connectionsOpened", 0.0) > 0;
    }
}
