// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.httptoll.bench.study.ask.Question;
import io.github.httptoll.bench.study.ask.Tier;
import io.github.httptoll.bench.study.plan.Cell;
import io.github.httptoll.bench.study.plan.Plans;
import io.github.httptoll.client.ClientSettings.SessionPolicy;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/// Which turns are repeated, by the connections that they opened.
class FirstTurnsTest {
    private final FirstTurns turns = new FirstTurns();

    @Test
    void theFirstTurnIsRepeatedUntilItOpensNoConnection() {
        assertEquals(List.of(), left(cell(FirstTurnsTest::isShared), 35, 2, 0));
    }

    @Test
    void laterTurnsAreNot() {
        Cell cell = cell(FirstTurnsTest::isShared);
        assertEquals(List.of(), left(cell, 0));
        assertEquals(List.of(7), left(cell, 35, 7));
    }

    @Test
    void aClientThatOpensSomeInEachTurnIsMeasuredAsItIs() {
        assertEquals(List.of(95), left(cell(FirstTurnsTest::isShared), 95, 95, 95, 95, 95));
    }

    @Test
    void connectionsThatAreNotSharedAndLongBatchesAreNotWaitedFor() {
        assertEquals(List.of(9), left(cell(cell -> cell.isPrimed() && !isShared(cell)), 10, 9));
        assertEquals(List.of(9), left(cell(cell -> !cell.isPrimed()), 10, 9));
    }

    @Test
    void aTurnThatFailsIsNotRepeated() {
        Event failed = Event.failed("no room");
        assertEquals(failed, turns.take(cell(FirstTurnsTest::isShared), () -> failed));
    }

    /// Takes the turn of a cell whose turns would open so many connections.
    ///
    /// @return those of the turns that were not taken
    private List<Integer> left(Cell cell, Integer... connections) {
        Queue<Integer> opened = new ArrayDeque<>(Arrays.asList(connections));
        turns.take(cell, () -> Event.measured(new Event.Iteration(1,
                Map.of("connectionsOpened", opened.remove().doubleValue()), List.of(), null)));
        return List.copyOf(opened);
    }

    private static boolean isShared(Cell cell) {
        return cell.isPrimed() && cell.parameters().session() == SessionPolicy.SHARED;
    }

    private static Cell cell(Predicate<Cell> which) {
        return Plans.of(Tier.STANDARD, Question.SESSION, Question.FAN_OUT).cells().filter(which).findFirst()
                .orElseThrow();
    }
}
