// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.model;

import java.util.PriorityQueue;
import java.util.function.DoubleSupplier;
import java.util.stream.DoubleStream;

/// Calls behind a limit, one after another in the order of their arrival: the waits in microseconds, without any formula.
public record QueueSimulation(int limit, DoubleSupplier gapMicros, DoubleSupplier serviceMicros) {
    /// The waits of so many calls, of which the first arrives at once.
    public double[] waits(int calls) {
        PriorityQueue<Double> free = new PriorityQueue<>(
                DoubleStream.generate(() -> 0).limit(limit).boxed().toList());
        double[] waits = new double[calls];
        double now = 0;
        for (int i = 0; i < calls; i++) {
            double begins = Math.max(now, free.remove());
            waits[i] = begins - now;
            free.add(begins + serviceMicros.getAsDouble());
            now += gapMicros.getAsDouble();
        }
        return waits;
    }
}
