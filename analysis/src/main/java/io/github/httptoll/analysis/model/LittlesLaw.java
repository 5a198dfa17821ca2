// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.model;

/// Little's law for one batch: the mean number inside is the arrivals per time, times the mean stay.
public final class LittlesLaw {
    /// What is taken off for a mean that is measured in other places than the count.
    private static final double TOLERANCE = 0.9;

    private LittlesLaw() {}

    /// The mean number of requests inside the server during a batch.
    public static double meanInFlight(int calls, double stayMicros, double batchMillis) {
        return stayMicros / 1000 * calls / batchMillis;
    }

    /// The least that the largest number inside can have been: no maximum is below its mean.
    public static long leastMaximum(double meanInFlight) {
        return (long) Math.ceil(TOLERANCE * meanInFlight);
    }
}
