// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.statistics;

/// What the interval of a ratio is taken over, and so what it holds for.
public enum PairingKind {
    /// The mean paired log ratios of five sets of JVMs or more, with the variance that like pairs share where they show one: holds for
    /// other starts of the JVMs too.
    OVER_SETS,
    /// The paired log ratios of the blocks within each set: conditional on these JVMs.
    CONDITIONAL,
    /// Two cells without common blocks, taken as independent: drift between them is not taken out.
    UNPAIRED
}
