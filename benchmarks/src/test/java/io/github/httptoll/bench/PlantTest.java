// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlantTest {
    @Test
    void onlyCellsWithThatValueAreMadeLonger() {
        Plant plant = Plant.parse("connections=5=0.25");
        assertEquals(0.25, plant.in(Map.of("connections", "5", "calls", "4")::get));
        assertEquals(0, plant.in(Map.of("connections", "50")::get));
        assertEquals(0, plant.in(Map.of("calls", "5")::get));
    }

    @Test
    void whatIsMadeLongerTakesAtLeastThatMuchLonger() {
        long began = System.nanoTime() - 10_000_000;
        long asked = System.nanoTime();
        Plant.prolong(began, 0.5);
        long took = System.nanoTime() - began;
        assertTrue(took >= 1.5 * (asked - began), took + " ns, of it " + (asked - began) + " before");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0.2", "connections=0.2", "connections=5=-1", "connections=5=x"})
    void anythingElseIsRefused(String text) {
        assertThrows(IllegalArgumentException.class, () -> Plant.parse(text));
    }
}
