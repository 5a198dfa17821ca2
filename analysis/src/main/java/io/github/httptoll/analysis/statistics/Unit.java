// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.statistics;

/// What a number is a number of.
public enum Unit {
    /// A pure number: a ratio, a logarithm, a count.
    ONE,
    /// Milliseconds, of a batch.
    MILLIS,
    /// Microseconds, of a request or of an iteration.
    MICROS,
    /// Bytes, of a request.
    BYTES,
    /// Requests per second.
    PER_SECOND
}
