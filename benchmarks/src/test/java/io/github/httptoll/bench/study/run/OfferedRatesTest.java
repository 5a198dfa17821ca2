// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.bench.cell.Parameters;
import io.github.httptoll.bench.rate.RateLevel;
import io.github.httptoll.bench.study.ask.Question;
import io.github.httptoll.bench.study.ask.Tier;
import io.github.httptoll.bench.study.plan.Cell;
import io.github.httptoll.bench.study.plan.Plans;
import io.github.httptoll.bench.study.plan.StudyPlan;
import io.github.httptoll.bench.study.record.Capacity;
import io.github.httptoll.bench.study.record.RunDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a share of a capacity is in requests per second.
class OfferedRatesTest {
    private final StudyPlan plan = Plans.of(Tier.STANDARD, Question.RATE);

    @TempDir
    Path directory;

    @Test
    void allContendersOfALevelGetTheSameShareOfTheSlowestOnesCapacity() throws IOException {
        List<Cell> half = at("60%");
        OfferedRates rates = rates(half.get(0), 1_000, true, half.get(1), 4_000, false);
        for (Cell cell : half) {
            assertEquals("600", rates.command(cell, 0, 0, false).params().get("rate"), cell.id());
        }
    }

    @Test
    void allCallsOfABlockArriveAtTheSameTimesAndThoseOfTheNextOneDoNot() throws IOException {
        List<Cell> half = at("60%");
        OfferedRates rates = rates(half.get(0), 1_000, true, half.get(1), 4_000, false);
        long seed = rates.command(half.getFirst(), 0, 0, false).arrivalSeed();
        half.forEach(cell -> assertEquals(seed, rates.command(cell, 0, 0, false).arrivalSeed(), cell.id()));
        assertNotEquals(seed, rates.command(half.getFirst(), 0, 1, false).arrivalSeed());
        assertNotEquals(seed, rates.command(half.getFirst(), 1, 0, false).arrivalSeed());
        assertNotEquals(seed, rates.command(at("95%").getFirst(), 0, 0, false).arrivalSeed());
    }

    @Test
    void aShareOfAnUnknownCapacityIsNotKnown() throws IOException {
        OfferedRates none = new OfferedRates(plan, new RunDirectory(directory));
        assertFalse(none.knows(at("60%").getFirst()));
        List<Cell> half = at("60%");
        assertTrue(rates(half.get(0), 1_000, true, half.get(1), 4_000, false).knows(at("95%").getFirst()),
                "the capacity is that of the limit, not of the rate");
    }

    /// The slowest one's overload would be none of the others.
    @Test
    void anOverloadWithEqualGapsIsOfTheContendersOwnCapacity() throws IOException {
        List<Cell> over = Plans.of(Tier.FULL, Question.RATE).cells()
                .filter(cell -> cell.parameters().rate().toString().equals("105%")).toList();
        OfferedRates rates = rates(over.get(0), 1_000, true, over.get(1), 2_000, false);
        assertEquals("1050", rates.command(over.get(0), 0, 0, false).params().get("rate"));
        assertEquals("2100", rates.command(over.get(1), 0, 0, false).params().get("rate"));
        RateLevel level = new RateLevel("CONSTANT", 1L, 2_100.0, 0, 0, 0, 0,
                new RateLevel.Counts(0, 0, 0, 0, Map.of(), 0, 0), 2_100, 1_990.0, 0, 0.0, 0, null,
                new RateLevel.Histograms(null, null, null, "", null, ""), null);
        RateLine line = rates.line(over.get(1), 0, 0, 1, level, Map.of());
        assertEquals(2_000.0, line.capacity());
        assertEquals(1_990.0, line.carried());
    }

    @Test
    void aCapacityIsThatOfTheLoopsStride() {
        Parameters closed = at("60%").getFirst().parameters().closed();
        RateLevel loop = new RateLevel("CLOSED", null, null, 0, 0, 0, 0,
                new RateLevel.Counts(0, 0, 0, 0, Map.of(), 0, 0), 0, 1_234.0, 0, null, 0, null,
                new RateLevel.Histograms(null, null, null, "", null, ""), null);
        assertEquals(1_234, OfferedRates.perSecond(new Event.Iteration(1, Map.of(), List.of(), loop), closed));
        assertEquals(closed.calls(),
                OfferedRates.perSecond(new Event.Iteration(1_000, Map.of(), List.of(), null), closed));
    }

    private OfferedRates rates(Cell a, double perSecond, boolean slowest, Cell b, double otherPerSecond,
            boolean otherSlowest)
            throws IOException {
        RunDirectory run = new RunDirectory(directory);
        run.appendLines("capacities.jsonl",
                List.of(Capacity.of("rate", a.parameters().closed(), perSecond).asReference(slowest),
                        Capacity.of("rate", b.parameters().closed(), otherPerSecond).asReference(otherSlowest)));
        return new OfferedRates(plan, run);
    }

    private List<Cell> at(String share) {
        return plan.cells().filter(cell -> cell.parameters().rate().toString().equals(share) && cell.limit() == 100)
                .toList();
    }
}
