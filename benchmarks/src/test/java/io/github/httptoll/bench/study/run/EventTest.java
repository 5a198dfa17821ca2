// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class EventTest {
    private static final JsonMapper JSON = JsonMapper.shared();

    @Test
    void aFailureThatComesOverThePipeHasNoResult() {
        Event event = JSON.readValue(JSON.writeValueAsString(Event.failed("no room")), Event.class);
        assertNull(event.measured());
        assertNull(event.warm());
        assertEquals("no room", event.failure());
    }

    @Test
    void anIterationThatComesOverThePipeIsWhatItWas() {
        Event.Iteration iteration = new Event.Iteration(12.5, Map.of("total", 3.5, "costGcTime", Double.NaN),
                List.of(List.of(1L, 2L)), null);
        Event event = JSON.readValue(JSON.writeValueAsString(Event.measured(iteration)), Event.class);
        assertEquals(iteration, event.measured());
        assertNull(event.failure());
    }
}
