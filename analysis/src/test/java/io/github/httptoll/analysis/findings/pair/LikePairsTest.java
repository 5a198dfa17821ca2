// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.findings.pair;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.github.httptoll.analysis.findings.cell.ExperimentResult;
import io.github.httptoll.analysis.findings.cell.Summary;
import io.github.httptoll.analysis.read.CellBuilder;
import io.github.httptoll.analysis.read.Run;
import io.github.httptoll.analysis.read.RunBuilder;
import io.github.httptoll.analysis.read.SlotBuilder;
import io.github.httptoll.analysis.statistics.Paired;
import io.github.httptoll.analysis.statistics.SharedVariance;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class LikePairsTest {
    private static final int DEGREES = 4;

    private final RunBuilder run = new RunBuilder();

    @Test
    void identicalCodeAndClaimsThatWaitShareAVarianceAndOthersHaveTheirOwn() {
        five("waits", 1.0, "a", "b", "c", "d", "e");
        five("hurries", 0.0, "f", "g", "h");
        run.identical("waits", "d", "e");
        run.claim("one", "a", "slower", "b").claim("two", "a", "slower", "c").claim("three", "f", "slower", "g")
                .claim("four", "g", "slower", "h").claim("five", "f", "slower", "h");
        SharedVariance waiting = shared("a", "b");
        assertEquals(3 * DEGREES, Objects.requireNonNull(waiting).most());
        assertEquals(waiting, shared("d", "e"));
        assertEquals(3 * DEGREES, Objects.requireNonNull(shared("f", "g")).most());
        assertNotEquals(waiting, shared("f", "g"));
    }

    @Test
    void twoCellsCountOnceWhicheverIsSlower() {
        five("waits", 1.0, "a", "b", "c");
        run.claim("one", "a", "slower", "b").claim("other way", "b", "slower", "a").claim("two", "a", "slower", "c");
        assertNull(shared("a", "b"));
        run.claim("three", "b", "slower", "c");
        assertEquals(3 * DEGREES, Objects.requireNonNull(shared("a", "b")).most());
    }

    @Test
    void identicalCodeIsShownWithTheIntervalThatClaimsAreHeldAgainst() {
        five("waits", 1.0, "a", "b", "c", "d", "e");
        run.identical("waits", "d", "e").claim("one", "a", "slower", "b").claim("two", "a", "slower", "c");
        Run built = run.build();
        List<ExperimentResult> results = Summary.of(built);
        Paired shared = Objects.requireNonNull(like(built).pair("d", "e"));
        assertNotNull(shared.shared());
        assertEquals(shared.comparison().ratio(), Objects.requireNonNull(results.getFirst().identical()).ratio());
    }

    @Test
    void identicalCodeThatIsNotWarmIsStillHeldAgainstClaims() {
        five("waits", 1.0, "a", "b", "d", "e");
        run.identical("waits", "d", "e").claim("one", "a", "slower", "b");
        for (int set = 0; set <= DEGREES; set++) {
            for (int block = 2; block < 8; block++) {
                run.slots(SlotBuilder.slot("d").group("waits").at(set, block).millis(10));
                run.slots(SlotBuilder.slot("e").group("waits").at(set, block).millis(10 * Math.pow(0.95, block)));
            }
        }
        Run built = run.build();
        List<ExperimentResult> results = Summary.of(built);
        assertFalse(ExperimentResult.validIds(results).contains("e"));
        assertNotNull(like(built).identical(built.study().claims().getFirst()));
        assertNotNull(results.getFirst().identical());
    }

    private @Nullable SharedVariance shared(String a, String b) {
        return Objects.requireNonNull(like(run.build()).pair(a, b)).shared();
    }

    private static LikePairs like(Run built) {
        List<ExperimentResult> results = Summary.of(built);
        return new LikePairs(built, ExperimentResult.validIds(results)::contains,
                ExperimentResult.noiseIds(results)::contains, new PairedCells(built)::gated);
    }

    /// Five sets of two blocks of each cell; no two cells vary alike.
    private void five(String experiment, double delay, String... cells) {
        run.cells(experiment, Stream.of(cells).map(id -> CellBuilder.cell(id).delays(delay))
                .toArray(CellBuilder[]::new));
        for (String cell : cells) {
            for (int set = 0; set <= DEGREES; set++) {
                for (int block = 0; block < 2; block++) {
                    run.slots(SlotBuilder.slot(cell).group(experiment).at(set, block)
                            .millis(10 + Math.sin(cell.charAt(0) * 7.0 + set * set * cell.charAt(0))));
                }
            }
        }
    }
}
