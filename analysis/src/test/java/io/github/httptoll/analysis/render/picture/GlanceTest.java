// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.picture;

import static io.github.httptoll.analysis.read.CellBuilder.cell;
import static io.github.httptoll.analysis.read.SlotBuilder.slot;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.github.httptoll.analysis.findings.Findings;
import io.github.httptoll.analysis.findings.ledger.Ledger.Part;
import io.github.httptoll.analysis.read.RunBuilder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What a run shows at a glance: libraries by their fastest cell, and in each async directly below blocking.
final class GlanceTest {
    private final RunBuilder run = new RunBuilder();

    private void call(String experiment, String client, String strategy, int limit, double delay, double transport) {
        String id = experiment + client + strategy + limit + "at" + delay;
        String floor = client.startsWith("RAW") ? null : experiment + "RAW_SOCKETSEQUENTIAL1at" + delay;
        run.cells(experiment, cell(id).by(client, strategy).limit(limit).delays(delay).floor(floor));
        for (int block = 0; block < 3; block++) {
            run.slots(slot(id).group(experiment + limit + delay).at(0, block).millis(10 + transport / 100)
                    .metrics(Map.of("transport", transport, "server", delay * 1_000, "dispatch", 0.0, "resume", 10.0,
                            "permit", 0.0, "total", transport + delay * 1_000 + 10)));
        }
    }

    private Glance glance() {
        return Glance.of(Findings.of(run.build()));
    }

    @Test
    void asyncIsDirectlyBelowTheBlockingCallsOfItsLibrary() {
        call("single-call", "JDK", "AWAIT_EACH", 1, 0, 300);
        call("single-call", "APACHE_ASYNC", "AWAIT_EACH", 1, 0, 90);
        call("single-call", "RAW_SOCKET", "SEQUENTIAL", 1, 0, 100);
        call("single-call", "OKHTTP", "SEQUENTIAL", 1, 0, 200);
        call("single-call", "APACHE_CLASSIC", "SEQUENTIAL", 1, 0, 400);
        call("single-call", "JDK", "SEQUENTIAL", 1, 0, 350);
        Glance.Level level = glance().first().orElseThrow();
        assertEquals(List.of("raw socket blocking", "Apache classic blocking", "Apache async", "OkHttp blocking",
                "JDK blocking", "JDK async"), level.stacks().stream().map(Stack::label).toList());
        assertEquals(List.of("raw, no library", "Apache", "OkHttp", "JDK"),
                level.libraries().stream().map(Glance.Library::name).toList());
        assertEquals(List.of("classic blocking", "async"),
                level.libraries().get(1).rows().stream().map(Glance.Row::way).toList());
        assertNull(level.rows().get(4).against());
        assertNotNull(level.rows().get(5).against());
    }

    @Test
    void levelsAreOneCallAtATimeAndThenManyEachByDelay() {
        for (double delay : List.of(50.0, 0.0, 5.0)) {
            call("fan-out", "JDK", "FUTURES", 10, delay, 200);
            call("single-call", "JDK", "SEQUENTIAL", 1, delay, 200);
        }
        call("fan-out", "JDK", "FUTURES", 100, 7, 200);
        assertEquals(List.of("one call at a time 0.0", "one call at a time 5.0", "one call at a time 50.0",
                "10 calls at once 0.0", "10 calls at once 5.0", "10 calls at once 50.0"),
                glance().levels().stream().map(level -> level.sizeWords() + " " + level.delayMillis()).toList());
    }

    @Test
    void clientThatIsFasterThanTheRawExchangeIsDrawnNoLongerThanItsTotal() {
        call("single-call", "RAW_SOCKET", "SEQUENTIAL", 1, 0, 100);
        call("single-call", "JDK", "SEQUENTIAL", 1, 0, 70);
        Stack stack = glance().first().orElseThrow().stacks().getLast();
        assertEquals(Map.of(Part.NETWORK, 70.0, Part.WAKING, 0.0, Part.SERVER, 0.0, Part.LIMIT, 0.0, Part.CLIENT, 0.0,
                Part.SCHEDULING,
                10.0), stack.parts());
        assertEquals(80, stack.drawnMicros(), 1e-9);
    }

    @Test
    void runWithoutSuchCellsShowsNothing() {
        call("session", "JDK", "SEQUENTIAL", 1, 0, 100);
        assertEquals(List.of(), glance().levels());
    }
}
