// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.github.httptoll.bench.cell.Parameter;
import io.github.httptoll.bench.cell.Parameters;
import io.github.httptoll.bench.client.Client;
import io.github.httptoll.bench.strategy.Strategy;
import io.github.httptoll.bench.study.ask.Question;
import io.github.httptoll.bench.study.ask.Tier;
import io.github.httptoll.client.ClientSettings.LimitPolicy;
import org.junit.jupiter.api.Test;

/// study.yaml names the pool of a cell where it holds calls back, and nowhere else.
class CellPoolTest {
    private static final Parameters TWENTY = Parameters.of(Client.OKHTTP, Strategy.FUTURES, 20, 20, 20);

    @Test
    void twentyCallsMeetADefaultLimitOfFive() {
        assertEquals(5, cell(TWENTY.with(Parameter.LEVEL, LimitPolicy.DEFAULT)).pool());
        assertEquals(5, cell(TWENTY.with(Parameter.CONNECTIONS, 5)).pool());
    }

    @Test
    void aPoolThatIsAsLargeAsTheCallsAtOnceIsNotNamed() {
        assertNull(cell(TWENTY).pool());
        assertNull(cell(TWENTY.with(Parameter.CONNECTIONS, 20)).pool());
        assertNull(cell(TWENTY.with(Parameter.LEVEL, LimitPolicy.DEFAULT).with(Parameter.LIMIT, 5)).pool());
        assertNull(cell(TWENTY.with(Parameter.LEVEL, LimitPolicy.DEFAULT).with(Parameter.CALLS, 4)).pool());
        assertNull(cell(Parameters.of(Client.JDK, Strategy.FUTURES, 20, 20, 20)
                .with(Parameter.LEVEL, LimitPolicy.DEFAULT)).pool());
    }

    private static Cell cell(Parameters parameters) {
        return Cell.of(Question.OWN, parameters, Tier.SMOKE, new CostModel(2, 0));
    }
}
