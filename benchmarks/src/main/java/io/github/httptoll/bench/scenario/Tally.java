// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.scenario;

/// What one arm of a scenario came to.
///
/// @param value how many, or how much in the scenario's unit
/// @param of out of how many; 0 where it is not a part of anything
public record Tally(double value, int of) {
    static Tally of(long some, int all) {
        return new Tally(some, all);
    }

    static Tally measured(double value) {
        return new Tally(value, 0);
    }
}
