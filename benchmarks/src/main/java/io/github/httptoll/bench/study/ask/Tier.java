// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study.ask;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How much time a study takes, and so how much it says.
///
/// Every cell of the survey is measured in the first set of JVMs only: it draws the map. The cells that a claim or an A/A pair
/// compares are measured in every set, in more blocks: they carry the verdicts.
public enum Tier {
    /// Every experiment once, in a minute and a half: shows that the study works, decides nothing.
    SMOKE(400, 1, 1, 3, 100, 2, 1, 10, 2, 600, null),
    /// The default: 40 minutes. Two cores need all of it for the least blocks.
    STANDARD(12_000, 5, 5, 4, 150, Integer.MAX_VALUE, 3, 10, Integer.MAX_VALUE, 2_000, Duration.ofMinutes(40)),
    /// Every level, and enough sets of JVMs to sample how much they differ: hours.
    FULL(20_000, 8, 10, 20, 300, Integer.MAX_VALUE, 5, 1, Integer.MAX_VALUE, 3_000, null);

    private static final int LEAST_BLOCKS = 3;
    private static final int WAKE_UP_MILLIS = 80;
    private static final int SMOKE_WAKE_UP_MILLIS = 20;
    private static final int PROTOCOL = 2;
    private static final int FURTHER = 6;
    private static final int SMOKE_SCENARIOS = 2;
    private static final int LEVEL_MILLIS = 300;
    private static final int LEVEL_SETS = 3;
    private static final int LONG_LEVEL_MILLIS = 1_000;

    private final int warmUpCapMillis;
    private final int sets;
    private final int surveyBlocks;
    private final int claimBlocks;
    private final int slotMillis;
    private final int claims;
    private final int repetitions;
    private final int delaysDividedBy;
    private final int profiles;
    private final int profileMillis;
    private final @Nullable Duration total;

    Tier(int warmUpCapMillis, int sets, int surveyBlocks, int claimBlocks, int slotMillis, int claims, int repetitions,
            int delaysDividedBy, int profiles, int profileMillis, @Nullable Duration total) {
        this.warmUpCapMillis = warmUpCapMillis;
        this.sets = sets;
        this.surveyBlocks = surveyBlocks;
        this.claimBlocks = claimBlocks;
        this.slotMillis = slotMillis;
        this.claims = claims;
        this.repetitions = repetitions;
        this.delaysDividedBy = delaysDividedBy;
        this.profiles = profiles;
        this.profileMillis = profileMillis;
        this.total = total;
    }

    /// As options and files have it.
    @Override
    @JsonValue
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Longest warm-up of the first path of a JVM.
    public int warmUpCapMillis() {
        return warmUpCapMillis;
    }

    /// Longest warm-up of the first path of a JVM over another protocol. A library's HTTP/2 is other code than its HTTP/1.1.
    public int protocolCapMillis() {
        return warmUpCapMillis / PROTOCOL;
    }

    /// Longest warm-up of another path, or of a cell before its blocks: most of its code is warm already.
    public int furtherCapMillis() {
        return warmUpCapMillis / FURTHER;
    }

    /// Whether a run of this tier decides anything. One that does not leaves out what only a decision needs.
    public boolean decides() {
        return this != SMOKE;
    }

    /// How many void blocks are measured again, of so many that a group has.
    public int repeats(int blocks) {
        return Math.max(decides() ? 1 : 0, blocks / 2);
    }

    /// The time that the tier takes: what its least blocks leave of it goes into more of them. Null: its least blocks are all.
    @Nullable
    public Duration total() {
        return total;
    }

    /// Most cells that are profiled, the first ones.
    public int profiles() {
        return profiles;
    }

    /// How long a cell is profiled. It runs half as long without being profiled, to be compared.
    public int profileMillis() {
        return profileMillis;
    }

    /// Length of a block in which wake-ups are timed.
    public int wakeUpMillis() {
        return this == SMOKE ? SMOKE_WAKE_UP_MILLIS : WAKE_UP_MILLIS;
    }

    /// Groups of fresh JVMs.
    public int sets() {
        return sets;
    }

    /// Blocks of a cell that no claim compares, in the first set.
    public int surveyBlocks() {
        return surveyBlocks;
    }

    /// Blocks of a cell that a claim compares, in each set, before what is left of the time is given to any.
    ///
    /// @param fewSuffice whether multiples are compared, and not percents, or batches so long that they vary little
    public int claimBlocks(boolean fewSuffice) {
        return fewSuffice ? Math.min(LEAST_BLOCKS, claimBlocks - 1) : claimBlocks;
    }

    /// Most claims of an experiment that are judged, its first ones.
    int claims() {
        return claims;
    }

    /// Most scenarios, the first ones.
    int scenarios() {
        return this == SMOKE ? SMOKE_SCENARIOS : Integer.MAX_VALUE;
    }

    /// How often each scenario is run.
    public int repetitions() {
        return repetitions;
    }

    /// By what the sources' own delays are divided, to be run in this tier's time.
    int delaysDividedBy() {
        return delaysDividedBy;
    }

    /// Length of the window of a level at a rate.
    public int levelMillis() {
        return this == FULL ? LONG_LEVEL_MILLIS : LEVEL_MILLIS;
    }

    /// Sets of JVMs that measure the levels at a rate. An interval over JVMs needs three, and more cost more than they add.
    public int levelSets() {
        return this == FULL ? sets : Math.min(sets, LEVEL_SETS);
    }

    /// Least length of one measurement.
    ///
    /// @param percents whether percents are to be seen, and not multiples or a map
    public int slotMillis(boolean percents) {
        return percents ? slotMillis : slotMillis / 2;
    }
}
