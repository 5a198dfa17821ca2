// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.analysis.statistics.Comparison.PairingKind;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class PairedTest {
    private static final double EXACT = 1e-9;

    @Test
    void driftOfBothCellsIsInNoInterval() {
        Paired pair = Paired.of(SampleTest.one(2, 4, 8, 16), SampleTest.one(1, 2, 4, 8));
        assertEquals(2, pair.comparison().ratio().value(), EXACT);
        assertEquals(2, Objects.requireNonNull(pair.comparison().interval()).high(), EXACT);
        assertEquals(PairingKind.CONDITIONAL, pair.comparison().basis());
    }

    @Test
    void meanIsOfSetsHoweverManyBlocksEachHas() {
        Paired pair = new Paired(new Sample(List.of(List.of(1.0, 1.0), List.of(4.0, 4.0, 4.0, 4.0))));
        assertEquals(2.5, pair.logRatio(), EXACT);
    }

    @Test
    void fiveSetsGiveAnIntervalOverSets() {
        Paired pair = sets(0, 1, 2, 3, 4);
        Interval interval = Objects.requireNonNull(pair.comparison().interval());
        assertEquals(PairingKind.OVER_SETS, pair.comparison().basis());
        assertEquals(2 - 2.776445 * Math.sqrt(0.5), Math.log(interval.low()), 1e-6);
    }

    @Test
    void otherShapesAreRefused() {
        assertThrows(IllegalArgumentException.class,
                () -> Paired.of(SampleTest.one(1, 2), SampleTest.one(1, 2, 3)));
    }

    @Test
    void signsOfBlocksAreFlippedBelowFiveSets() {
        assertEquals(2.0 / 64, new Paired(new Sample(List.of(List.of(1.0, 1.1, 1.2), List.of(2.0, 2.1, 2.2)))).p(0));
        Paired four = sets(1, 1.1, 1.2, 1.3);
        assertEquals(2.0 / 256, four.with(new SharedVariance(9, 4, 40)).p(0));
    }

    /// Student's t of these means is 2 / √0.5 on 4 degrees: scipy 1.17's stats.t.sf gives p = 0.0474207.
    @Test
    void fiveSetsHaveStudentsP() {
        assertEquals(0.0474207, sets(0, 1, 2, 3, 4).p(0), 1e-7);
        assertTrue(sets(1, 1.1, 1.2, 1.3, 1.4, 1.5).p(0) < 0.001);
    }

    /// A variance of 2.5 on 4 degrees with one of 1 on 6 is 1.6 on 10: scipy 1.17's stats.t.ppf(0.975, 10) is 2.228139, and twice
    /// stats.t.sf(2 / sqrt(1.6 / 5), 10) is 0.00539678.
    @Test
    void likePairsNarrowTheIntervalOfFiveSetsAndEverythingThatFollows() {
        Paired own = sets(0, 1, 2, 3, 4);
        Paired pair = own.with(new SharedVariance(1, 6, 40));
        Interval interval = Objects.requireNonNull(pair.comparison().interval());
        double half = 2.228139 * Math.sqrt(1.6 / 5);
        assertEquals(2 - half, Math.log(interval.low()), 1e-6);
        assertEquals(half, Objects.requireNonNull(pair.overJvms(null)).halfWidth(), 1e-6);
        assertEquals(0.00539678, pair.p(0), 1e-7);
        assertTrue(detectable(pair) < detectable(own));
        assertEquals(own.comparison().ratio().value(), pair.comparison().ratio().value());
    }

    @Test
    void likePairsChangeNothingBelowFiveSets() {
        Paired four = new Paired(new Sample(List.of(List.of(1.0, 1.2), List.of(1.1, 1.3), List.of(1.2, 1.1),
                List.of(1.3, 1.4))));
        assertEquals(four.comparison(), four.with(new SharedVariance(9, 4, 40)).comparison());
        assertEquals(four.overJvms(null), four.with(new SharedVariance(9, 4, 40)).overJvms(null));
    }

    private static double detectable(Paired pair) {
        return Objects.requireNonNull(PowerEstimate.of(pair, null, 0.05, 1)).detectable();
    }

    @Test
    void oneSetSaysNothingOfOtherJvmsUnlessIdenticalCodeDoes() {
        assertNull(sets(0.3).overJvms(null));
        Spread spread = Objects.requireNonNull(sets(0.3).overJvms(sets(-0.02)));
        assertEquals(0.02, spread.standardError(), EXACT);
        assertEquals(12.7062 * 0.02, spread.halfWidth(), 1e-5);
    }

    @Test
    void calmIdenticalCodeDoesNotNarrowRestlessSets() {
        Spread alone = Objects.requireNonNull(sets(0.1, 0.2, 0.3).overJvms(null));
        Spread pooled = Objects.requireNonNull(sets(0.1, 0.2, 0.3).overJvms(sets(0, 0, 0)));
        assertEquals(alone.standardError(), pooled.standardError(), EXACT);
        assertEquals(2, alone.degrees());
        assertEquals(2, pooled.degrees(), EXACT);
    }

    @Test
    void identicalCodeThatDiffersAsMuchAddsItsDegrees() {
        Paired alike = sets(0.1, -0.1, 0.1);
        Spread pooled = Objects.requireNonNull(sets(0.2, 0.3, 0.4).overJvms(alike));
        assertEquals(0.1 / Math.sqrt(3), pooled.standardError(), EXACT);
        assertEquals(5, pooled.degrees(), EXACT);
    }

    @Test
    void restlessIdenticalCodeWidensCalmSets() {
        Spread pooled = Objects.requireNonNull(sets(0.3, 0.3, 0.3).overJvms(sets(0.1, -0.1, 0.1)));
        assertEquals(Math.sqrt(0.03 / 5 / 3), pooled.standardError(), EXACT);
        assertEquals(3, pooled.degrees(), EXACT);
    }

    @Test
    void jvmsThatDoNotDifferAtAllHaveASpreadOfZero() {
        assertEquals(0, Objects.requireNonNull(sets(0.5, 0.5).overJvms(sets(0, 0))).halfWidth());
    }

    @Test
    void bootstrapAgreesAboutWhatIsPlain() {
        assertFalse(new Paired(SampleTest.one(0.5, 0.52, 0.48, 0.51, 0.49, 0.53)).bootstrapDisagrees(1));
        assertFalse(new Paired(SampleTest.one(0.5, -0.52, 0.48, -0.51, -0.49, 0.53)).bootstrapDisagrees(1));
        assertFalse(sets(0.5, 0.52, 0.48, 0.51, 0.49, 0.53).bootstrapDisagrees(1));
    }

    @Test
    void bootstrapHoldsTheTruthNearlyAsOftenAsItSays() {
        int held = 0;
        for (int seed = 0; seed < 400; seed++) {
            Interval interval = BootstrapT.interval(World.even(1.1, 0).run(3, 8, seed).pair(), seed);
            held += interval != null && interval.low() <= 1.1 && 1.1 <= interval.high() ? 1 : 0;
        }
        assertEquals(0.95, held / 400.0, 0.03);
    }

    @Test
    void skewedNoiseIsWhereTheTwoKindsOfIntervalDiffer() {
        assertTrue(new Paired(SampleTest.one(0.1, 0.11, 0.09, 0.1, 0.12, 0.1, 0.11, 0.8)).bootstrapDisagrees(1));
    }

    @Test
    void bootstrapOfTooFewValuesSaysNothing() {
        assertNull(BootstrapT.interval(new Paired(SampleTest.one(0.5, 0.6)), 1));
        assertNull(BootstrapT.interval(new Paired(SampleTest.one(0.5, 0.6, 0.7)), 1));
    }

    @Test
    void variancesAreToldApartByLevel() {
        Paired pair = new Paired(new Sample(List.of(List.of(0.0, 2.0), List.of(10.0, 12.0))));
        VarianceComponents components = Objects.requireNonNull(pair.components());
        assertEquals(2, components.blocks(), EXACT);
        assertEquals(50 - 1, Objects.requireNonNull(components.sets()), EXACT);
    }

    @Test
    void blocksPerSetFollowCostAndVariance() {
        assertEquals(10, new VarianceComponents(1.0, 4.0).blocksPerSet(25));
        assertEquals(1, new VarianceComponents(100.0, 4.0).blocksPerSet(25));
        assertEquals(VarianceComponents.MOST, new VarianceComponents(0.0, 4.0).blocksPerSet(25));
        assertNull(Objects.requireNonNull(new Paired(SampleTest.one(1, 2, 3)).components()).sets());
    }

    /// Sets of two blocks with these means.
    static Paired sets(double... means) {
        return new Paired(new Sample(
                Arrays.stream(means).mapToObj(mean -> Collections.nCopies(2, mean)).toList()));
    }
}
