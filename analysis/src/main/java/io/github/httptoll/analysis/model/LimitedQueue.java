// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.model;

/// Calls that arrive at a rate behind a limit of so many at once, first come, first served: the queue M/G/c, or G/G/c.
///
/// The wait is that of M/M/c (Erlang 1917) times the mean of both squared coefficients of variation (Allen 1978, after Cunneen). It is
/// exact for Poisson arrivals and exponential times. For constant times it is too short. Behind a limit of 10 it is so by 3 % at 90 % of
/// the capacity, and by a quarter at 50 %, where the wait is below a hundredth of the service time.
///
/// @param perSecond arrivals per second, above 0
/// @param arrivalVariation squared coefficient of variation of the gaps: 1 of Poisson arrivals, 0 of constant ones
/// @param limit calls at once, 1 or more
/// @param serviceMicros mean time of a call behind the limit, above 0
/// @param serviceVariation squared coefficient of variation of that time
public record LimitedQueue(double perSecond, double arrivalVariation, int limit, double serviceMicros,
        double serviceVariation) {
    private static final double MICROS_PER_SECOND = 1e6;

    public LimitedQueue {
        if (!(perSecond > 0) || limit < 1 || !(serviceMicros > 0) || !(arrivalVariation >= 0)
                || !(serviceVariation >= 0)) {
            throw new IllegalArgumentException(perSecond + " calls a second of " + serviceMicros + " µs behind "
                    + limit + " with variations " + arrivalVariation + " and " + serviceVariation
                    + ", expected above 0, and variations of 0 or more");
        }
    }

    /// Calls per second that the limit lets through.
    public double capacityPerSecond() {
        return limit * MICROS_PER_SECOND / serviceMicros;
    }

    /// The rate as a part of the capacity.
    public double utilisation() {
        return perSecond / capacityPerSecond();
    }

    /// The part of calls that wait, by Erlang's formula C; 1 from the capacity on.
    public double waiting() {
        double load = limit * utilisation();
        if (load >= limit) {
            return 1;
        }
        double blocked = 1;
        for (int i = 1; i <= limit; i++) {
            blocked = load * blocked / (i + load * blocked);
        }
        return blocked / (1 - utilisation() * (1 - blocked));
    }

    /// The mean wait; infinite from the capacity on.
    public double meanWaitMicros() {
        return waiting() == 0 ? 0 : waiting() * meanOfThoseThatWait();
    }

    /// The wait that this part of the calls does not exceed: those that wait do so exponentially long. Infinite from the capacity on.
    public double waitMicros(double quantile) {
        double above = (1 - quantile) / waiting();
        return above >= 1 ? 0 : -Math.log(above) * meanOfThoseThatWait();
    }

    /// How long the queue takes to forget how it began: three time constants of a queue with one place (Odoni & Roth 1983) that is as fast
    /// as all places. A shorter run from an empty queue shows shorter waits. Infinite from the capacity on.
    public double settlesMicros() {
        double root = 1 - Math.sqrt(utilisation());
        return root <= 0
                ? Double.POSITIVE_INFINITY
                : 3 * (arrivalVariation + serviceVariation) / 2.8 * serviceMicros / limit / (root * root);
    }

    private double meanOfThoseThatWait() {
        double free = capacityPerSecond() - perSecond;
        return free <= 0
                ? Double.POSITIVE_INFINITY
                : MICROS_PER_SECOND / free * (arrivalVariation + serviceVariation) / 2;
    }
}
