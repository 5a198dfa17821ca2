// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.bench.study.record.Measurement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GatesTest {
    private static final long SECOND = 1_000_000_000L;

    @Test
    void cpuThatIsNotOursIsForeign() {
        Gates.Counters before = new Gates.Counters(0, List.of(100L, 0L, 50L, 0L, 0L, 0L, 0L, 0L),
                Map.of(1L, 60L, 2L, 40L), null);
        Gates.Counters after = new Gates.Counters(SECOND, List.of(150L, 0L, 80L, 0L, 0L, 7L, 9L, 0L),
                Map.of(1L, 70L, 2L, 80L), null);
        Measurement.GateReading reading = after.since(before);
        assertEquals(0.30, reading.foreignCpu(), 1e-9);
        assertEquals(0, reading.steal(), 1e-9);
        assertNull(reading.throttled());
        assertTrue(reading.exceeds());
    }

    @Test
    void whereOneOfOursHasEndedForeignCpuIsNotObservable() {
        Gates.Counters before = new Gates.Counters(0, List.of(100L, 0L, 50L, 0L, 0L, 0L, 0L, 0L),
                Map.of(1L, 60L, 2L, 40L),
                null);
        Gates.Counters after = new Gates.Counters(SECOND, List.of(150L, 0L, 80L, 0L, 0L, 7L, 9L, 0L),
                Map.of(1L, 70L, 2L, 0L),
                null);
        assertNull(after.since(before).foreignCpu());
    }

    @Test
    void aQuietBlockPassesAndThrottlingOrStealVoidsIt() {
        assertFalse(new Measurement.GateReading(0.0, 0.02, 0.0).exceeds());
        assertTrue(new Measurement.GateReading(0.03, 0.0, 0.0).exceeds());
        assertTrue(new Measurement.GateReading(0.0, 0.0, 0.001).exceeds());
    }

    @Test
    void whatASystemDoesNotShowVoidsNothing() {
        Gates.Counters nothing = new Gates.Counters(0, List.of(), Map.of(), null);
        Measurement.GateReading reading = new Gates.Counters(SECOND, List.of(), Map.of(), null).since(nothing);
        assertNull(reading.steal());
        assertFalse(reading.exceeds());
    }

    @Test
    void thisProcessIsReadWhereThereIsProc() {
        Gates.Counters now = Gates.read(List.of(ProcessHandle.current().pid()));
        assertTrue(now.cpu().isEmpty() || now.ourTicks().get(ProcessHandle.current().pid()) > 0);
    }
}
