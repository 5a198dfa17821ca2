// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.statistics;

/// What a registered comparison shows against its smallest difference of interest.
public enum Verdict {
    SLOWER, FASTER, EQUIVALENT, UNDECIDED
}
