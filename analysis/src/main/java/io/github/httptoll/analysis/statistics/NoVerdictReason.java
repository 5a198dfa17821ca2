// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.statistics;

/// What stands between a comparison and a verdict.
public enum NoVerdictReason {
    /// The two cells have no common blocks.
    UNPAIRED,
    /// Too few blocks for an interval.
    NO_INTERVAL,
    /// The interval holds 1 and reaches beyond the smallest difference of interest.
    TOO_WIDE,
    /// The adjusted p is above 5 %.
    CHANCE,
    /// Other starts of these JVMs may well differ as much, or nothing says how much they do.
    JVMS,
    /// Identical code differed as much.
    NOISE,
    /// There is no pair of identical code to show that the run can tell equals.
    NO_NOISE_PAIR
}
