// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.workload;

import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/// The delays that the server draws, known in advance: it draws each from the seed and the call's token, in the same way as here. A turn
/// begins with batch 0, so the delays of its calls are the same in each turn.
public final class DrawnDelays {
    private static final double MOST_MILLIS = 600_000;

    private DrawnDelays() {}

    /// The delays of one batch in submit order, in milliseconds.
    ///
    /// @param delaysMillis those that are asked for, in turn
    /// @param batch its number
    public static List<Double> of(ServerBehaviour server, List<Double> delaysMillis, int calls, long batch) {
        return IntStream.range(0, calls).mapToObj(call -> {
            double asked = delaysMillis.get(call % delaysMillis.size());
            return server.draws() ? drawn(server, asked, Workload.token(batch, call)) : (Double) asked;
        }).toList();
    }

    private static double drawn(ServerBehaviour server, double mean, String token) {
        double jitter = server.jitterMillis();
        RandomGenerator random = new SplittableRandom(
                new SplittableRandom(server.seed()).nextLong() ^ new SplittableRandom(token.hashCode()).nextLong());
        double drawn = switch (server.distribution()) {
            case FIXED -> mean;
            case UNIFORM -> mean + (2 * random.nextDouble() - 1) * jitter;
            case EXPONENTIAL -> mean + random.nextExponential() * jitter;
            case LOGNORMAL -> {
                double variance = Math.log1p(jitter * jitter / (mean * mean));
                yield Math.exp(Math.log(mean) - variance / 2 + random.nextGaussian() * Math.sqrt(variance));
            }
        };
        return Math.clamp(drawn, 0, MOST_MILLIS);
    }
}
