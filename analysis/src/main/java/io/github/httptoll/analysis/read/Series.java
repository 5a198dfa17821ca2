// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.read;

import java.util.List;

/// The values of one metric, `sets` by iterations: one inner list for each JVM, one value for each iteration.
///
/// The unit is the metric's own: milliseconds for batch times, microseconds for phases, plain counts otherwise. All
/// values are finite and no set is empty.
public record Series(List<List<Double>> sets) {
    public Series {
        sets = sets.stream().map(List::copyOf).toList();
        if (sets.isEmpty() || sets.stream().anyMatch(List::isEmpty)) {
            throw new IllegalArgumentException("rawData is " + sets + ", expected at least one iteration in each set");
        }
    }

    /// All values in the order of their measurement, whatever their set.
    public List<Double> values() {
        return sets.stream().flatMap(List::stream).toList();
    }

    boolean hasShapeOf(Series other) {
        return sets.stream().map(List::size).toList().equals(other.sets.stream().map(List::size).toList());
    }
}
