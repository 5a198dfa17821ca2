// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.words;

import static io.github.httptoll.analysis.read.CellBuilder.cell;
import static io.github.httptoll.analysis.read.SlotBuilder.slot;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.httptoll.analysis.findings.Findings;
import io.github.httptoll.analysis.read.CellBuilder;
import io.github.httptoll.analysis.read.RunBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Why async is slower, as the first screen says it.
final class WhySentencesTest {
    private static final List<Double> NOISE = List.of(1.0, 1.001, 0.999, 1.0);

    private final RunBuilder run = new RunBuilder();

    /// Async and blocking calls of a client; these take 10 ms.
    private void pair(String client, double delay, double millis, boolean scheduled) {
        for (String strategy : List.of("AWAIT_EACH", "SEQUENTIAL")) {
            boolean async = strategy.equals("AWAIT_EACH");
            double more = async && millis > 10 ? 1_000 : 0;
            CellBuilder cell = cell(client + strategy + delay).by(client, strategy).delays(delay);
            measured("single-call", cell, async ? millis : 10, scheduled ? more : 0, scheduled ? 0 : more);
        }
    }

    private void measured(String experiment, CellBuilder cell, double millis, double dispatch, double transport) {
        run.cells(experiment, cell);
        for (int block = 0; block < NOISE.size(); block++) {
            run.slots(slot(cell.build().id()).group(experiment).at(0, block).millis(millis * NOISE.get(block))
                    .metric("negative", 0).metric("connectionsOpened", 0)
                    .metric("maxInFlight", cell.build().settings().equals("DEFAULT") ? 5 : cell.build().limit())
                    .metric("dispatch", dispatch).metric("resume", 0).metric("transport", 100 + transport));
        }
    }

    private String why() {
        return Statements.of(Findings.of(run.build())).why().toString()
                .replaceAll("[\\d.]+ \\[[^\\]]*\\]", "#");
    }

    @Test
    void aRunThatDoesNotCompareAsyncSaysNothing() {
        assertEquals("", why());
    }

    @Test
    void oneKindOfCallsIsCountedInOneNumber() {
        pair("JDK", 0, 20, true);
        assertEquals("Async takes longer in 1 of 1 comparisons: what grows most is scheduling.", why());
    }

    @Test
    void callsThatWaitForTheServerAreCountedByThemselves() {
        pair("JDK", 0, 20, true);
        pair("OKHTTP", 0, 20, true);
        pair("HELIDON", 0, 20, false);
        pair("OKHTTP", 50, 10, true);
        assertEquals("With a server delay, async takes longer in 0 of 1 comparisons. "
                + "Without one, in 3 of 3: what grows most is usually scheduling.", why());
    }

    @Test
    void whereAsyncTakesLongerBehindADelayOnlyThatIsCounted() {
        pair("JDK", 0, 10, true);
        pair("JDK", 50, 20, true);
        assertEquals("With a server delay, async takes longer in 1 of 1 comparisons: what grows most is scheduling. "
                + "Without one, in 0 of 1.", why());
    }

    @Test
    void whereAsyncNowhereTakesLongerThatIsSaid() {
        pair("JDK", 0, 10, true);
        assertEquals("Async takes no longer here.", why());
    }

    /// Its default limit of five makes calls take 30 times as long; of 1.5 times as long nothing is said.
    @Test
    void whatCostsMoreThanAsyncForCertainIsNamed() {
        pair("JDK", 0, 20, true);
        measured("fan-out", cell("default").by("OKHTTP", "FUTURES").settings("DEFAULT").limit(20).delays(50.0), 90, 0,
                0);
        measured("fan-out", cell("tuned").by("OKHTTP", "FUTURES").limit(20).delays(50.0), 60, 0, 0);
        assertEquals("Async takes longer in 1 of 1 comparisons: what grows most is scheduling.", why());
        measured("fan-out",
                cell("default one").by("APACHE_ASYNC", "FUTURES").settings("DEFAULT").limit(20).delays(50.0),
                1_800, 0, 0);
        measured("fan-out", cell("tuned one").by("APACHE_ASYNC", "FUTURES").limit(20).delays(50.0), 60, 0, 0);
        assertEquals("Async takes longer in 1 of 1 comparisons: what grows most is scheduling. "
                + "Default limits (up to # times) cost more.", why());
    }
}
