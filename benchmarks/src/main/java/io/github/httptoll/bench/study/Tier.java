// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study;

/// How much time a study takes, and so how much it says.
///
/// Every cell of the survey is measured in the first set of JVMs only: it draws the map. The cells that a claim or an A/A pair
/// compares are measured in every set, in more blocks: they carry the verdicts.
enum Tier {
    /// Every experiment once, in about three minutes: shows that the study works, decides nothing.
    SMOKE(300, 300, 1, 1, 3, 100, 2, 1, 10),
    /// The default: about half an hour on two cores.
    STANDARD(900, 4_800, 3, 3, 8, 100, Integer.MAX_VALUE, 3, 10),
    /// Every level, and enough sets of JVMs to sample how much they differ: hours.
    FULL(15_000, 15_000, 8, 10, 20, 300, Integer.MAX_VALUE, 5, 1);

    private static final int LEAST_BLOCKS = 3;
    private static final int ENOUGH_SETS = 5;
    private static final int SMOKE_TRIALS = 2;

    private final int surveyWarmUpMillis;
    private final int claimWarmUpMillis;
    private final int sets;
    private final int surveyBlocks;
    private final int claimBlocks;
    private final int slotMillis;
    private final int claims;
    private final int repetitions;
    private final int delaysDividedBy;

    Tier(int surveyWarmUpMillis, int claimWarmUpMillis, int sets, int surveyBlocks, int claimBlocks, int slotMillis,
            int claims, int repetitions, int delaysDividedBy) {
        this.surveyWarmUpMillis = surveyWarmUpMillis;
        this.claimWarmUpMillis = claimWarmUpMillis;
        this.sets = sets;
        this.surveyBlocks = surveyBlocks;
        this.claimBlocks = claimBlocks;
        this.slotMillis = slotMillis;
        this.claims = claims;
        this.repetitions = repetitions;
        this.delaysDividedBy = delaysDividedBy;
    }

    /// Longest warm-up of a fresh JVM.
    ///
    /// @param judged whether a claim or an A/A pair depends on it
    /// @param part of it that its question needs
    int warmUpCapMillis(boolean judged, double part) {
        return judged ? (int) Math.max(surveyWarmUpMillis, claimWarmUpMillis * part) : surveyWarmUpMillis;
    }

    /// Groups of fresh JVMs.
    int sets() {
        return sets;
    }

    /// Groups of fresh JVMs of an experiment. Where there are fewer than five, an interval is over blocks, and what is about multiples
    /// needs no third one.
    int sets(boolean multiples) {
        return multiples && sets < ENOUGH_SETS ? Math.min(sets, 2) : sets;
    }

    /// Blocks of a cell that no claim compares, in the first set.
    int surveyBlocks() {
        return surveyBlocks;
    }

    /// Blocks of a cell that a claim compares, in each set.
    ///
    /// @param inSets the sets in which it is compared
    /// @param coarse whether multiples are compared, and not percents, or batches so long that they vary little: then half of
    ///        all blocks are enough
    int claimBlocks(int inSets, boolean coarse) {
        return coarse ? Math.max(LEAST_BLOCKS, Math.ceilDiv(sets * claimBlocks, 2 * inSets)) : claimBlocks;
    }

    /// Most claims of an experiment that are judged, its first ones.
    int claims() {
        return claims;
    }

    /// Most trials, the first ones.
    int trials() {
        return this == SMOKE ? SMOKE_TRIALS : Integer.MAX_VALUE;
    }

    /// How often each trial is run.
    int repetitions() {
        return repetitions;
    }

    /// By what the sources' own delays are divided, to be run in this tier's time.
    int delaysDividedBy() {
        return delaysDividedBy;
    }

    /// Least length of one measurement.
    ///
    /// @param percents whether percents are to be seen, and not multiples or a map
    int slotMillis(boolean percents) {
        return percents ? slotMillis : slotMillis / 2;
    }
}
