// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.strategy;

/// What else there is to know of a strategy than how it is opened.
enum Trait {
    /// One call can be in flight.
    ONE_AT_A_TIME,
    /// People choose it for many calls on purpose.
    SIZED,
    /// A library, the JDK's own one, or what was brought runs the batch.
    COMPOSED,
    /// A call that has ended keeps its place until the results of all calls before it are taken.
    WINDOW,
    /// Parameters do not tell when a call has its place.
    UNPREDICTED,
    /// It takes a call at any time, whatever became of those before it.
    ARRIVALS
}
