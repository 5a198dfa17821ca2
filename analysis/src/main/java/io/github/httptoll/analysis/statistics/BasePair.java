// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.statistics;

/// Values above zero of one quantity in two runs, which share no blocks.
public record BasePair(Sample base, Sample now) {
    private static final int LEAST_SETS = 2;

    /// True if both runs have them from several JVMs; one says nothing of others.
    public boolean hasSpread() {
        return Math.min(base.sets().size(), now.sets().size()) >= LEAST_SETS;
    }

    /// The smaller number of values.
    public int n() {
        return Math.min(base.count(), now.count());
    }

    double logRatio() {
        return now.logs().mean().value() - base.logs().mean().value();
    }

    /// Welch's spread (1947) of the log ratio, each run's set means being one sample.
    Spread spread() {
        return now.logs().between().with(base.logs().between());
    }

    /// What the variance of one JVM is multiplied by, to be that of the log ratio.
    double means() {
        return 1.0 / base.sets().size() + 1.0 / now.sets().size();
    }
}
