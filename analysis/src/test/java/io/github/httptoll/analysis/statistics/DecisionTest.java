// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.github.httptoll.analysis.statistics.Decision.NoVerdictReason;
import io.github.httptoll.analysis.statistics.Decision.Verdict;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class DecisionTest {
    private static final double DELTA = 0.05;
    private static final Paired CALM = around(0, 0.001);

    @Test
    void clearDifferenceIsSlowerOrFaster() {
        assertEquals(Verdict.SLOWER, decide(around(0.3, 0.01), CALM).verdict());
        assertEquals(Verdict.FASTER, decide(around(-0.3, 0.01), CALM).verdict());
    }

    @Test
    void smallDifferenceIsEquivalentHoweverSure() {
        assertEquals(Verdict.EQUIVALENT, decide(around(0.02, 0.001), CALM).verdict());
    }

    @Test
    void equivalenceNeedsIdenticalCodeThatIsEquivalentToo() {
        assertObstacle(NoVerdictReason.NO_NOISE_PAIR, decide(around(0.02, 0.001), null));
        assertObstacle(NoVerdictReason.NOISE, decide(around(0.02, 0.001), around(0.06, 0.001)));
    }

    @Test
    void differenceWithinThatOfIdenticalCodeIsNoVerdict() {
        assertEquals(Set.of(NoVerdictReason.NOISE, NoVerdictReason.JVMS),
                decide(around(0.1, 0.01), around(-0.12, 0.01)).obstacles());
    }

    @Test
    void chanceIsNoVerdict() {
        assertObstacle(NoVerdictReason.CHANCE, Decision.of(around(0.3, 0.01), CALM, DELTA, 0.051));
        assertEquals(Verdict.SLOWER, Decision.of(around(0.3, 0.01), CALM, DELTA, 0.05).verdict());
    }

    @Test
    void wideIntervalIsUndecidedAndTooFewBlocksToo() {
        assertObstacle(NoVerdictReason.TOO_WIDE, decide(around(0.02, 0.2), CALM));
        assertObstacle(NoVerdictReason.NO_INTERVAL, decide(new Paired(SampleTest.one(0.3, 0.3)), CALM));
        assertObstacle(NoVerdictReason.UNPAIRED, Decision.unpaired());
    }

    @Test
    void setsThatDisagreeAreNoVerdict() {
        Paired split = new Paired(new Sample(List.of(List.of(0.5, 0.51), List.of(0.5, 0.51), List.of(-0.1, -0.11))));
        assertObstacle(NoVerdictReason.JVMS, decide(split, CALM));
    }

    @Test
    void decidedPairStillHasADetectableDifference() {
        PowerEstimate outlook = Objects.requireNonNull(PowerEstimate.of(around(0.3, 0.01), CALM, DELTA, 1));
        assertEquals(0.0083, outlook.detectable(), 1e-4);
        assertNull(PowerEstimate.of(new Paired(SampleTest.one(0.3, 0.3)), CALM, DELTA, 1));
    }

    @Test
    void blocksDecideWhereOnlyBlocksVary() {
        PowerEstimate outlook = Objects.requireNonNull(PowerEstimate.of(around(0.01, 0.1), CALM, DELTA, 1));
        int more = Objects.requireNonNull(outlook.moreBlocks());
        assertEquals(6, more);
        assertNull(outlook.moreSets());
    }

    @Test
    void moreSetsDecideWhereJvmsVary() {
        Paired restless = new Paired(
                new Sample(List.of(List.of(0.1, 0.101), List.of(0.3, 0.301), List.of(0.05, 0.051))));
        PowerEstimate outlook = Objects.requireNonNull(PowerEstimate.of(restless, CALM, DELTA, 1));
        assertNull(outlook.moreBlocks());
        assertNotNull(outlook.moreSets());
    }

    @Test
    void fewBlocksNeedMoreForTheirSignsToSayAnything() {
        Paired three = new Paired(SampleTest.one(0.3, 0.301, 0.302));
        assertEquals(3, Objects.requireNonNull(PowerEstimate.of(three, new Paired(SampleTest.one(0, 0, 0)), DELTA, 1))
                .moreBlocks());
    }

    @Test
    void capIsMoreThanAThousand() {
        PowerEstimate outlook = Objects.requireNonNull(PowerEstimate.of(around(0.0249, 5), CALM, DELTA, 1));
        assertEquals(1_001, outlook.moreBlocks());
    }

    private static void assertObstacle(NoVerdictReason obstacle, Decision decision) {
        assertEquals(new Decision(Verdict.UNDECIDED, Set.of(obstacle)), decision);
    }

    private static Decision decide(Paired pair, @Nullable Paired identical) {
        return Decision.of(pair, identical, DELTA, 0.001);
    }

    /// Three sets of four blocks that vary by so much around one mean.
    private static Paired around(double mean, double by) {
        List<Double> set = List.of(mean - by, mean + by, mean - by / 2, mean + by / 2);
        return new Paired(new Sample(List.of(set, set, set)));
    }
}
