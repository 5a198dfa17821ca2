package io.github.httptoll.bench.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class EventTest {
    private static final JsonMapper JSON = JsonMapper.shared();

    @Test
    void aFailureThatComesOverThePipeHasNoResult() {
        Event event = JSON.readValue(JSON.writeValueAsString(Event.failed("no room")), Event.class);
        assertNull(event.result());
        assertNull(event.warm());
        assertEquals("no room", event.failure());
    }
}
