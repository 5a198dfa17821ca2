// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.statistics;

/// What limits the meaning of an estimate.
public enum Warning {
    /// Fewer than three values, or a JVM with only one: there is no interval.
    TOO_FEW_VALUES,
    /// The interval is of iterations within these JVMs; another start of the JVM may fall outside it.
    CONDITIONAL_ON_ITS_JVMS
}
