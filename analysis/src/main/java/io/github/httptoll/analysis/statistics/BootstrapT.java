// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.statistics;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.jspecify.annotations.Nullable;

/// The bootstrap-t interval (Efron 1979; Hall 1988), which takes the shape of the noise from the data.
///
/// Nested as the data are: sets are drawn where the interval is over sets, else blocks within each set. Pairs stay together.
final class BootstrapT {
    private static final int DRAWS = 999;
    private static final int TAIL = 25;

    private BootstrapT() {}

    /// The interval of the ratio; null where values are too few or too equal to be drawn from, or come from several machines,
    /// of which there are too few to draw.
    static @Nullable Interval interval(Paired pair, long seed) {
        Quantity mean = pair.logRatioWithSpread();
        Spread spread = mean.spread();
        if (spread == null || !pair.logs().machines().isEmpty()) {
            return null;
        }
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(seed);
        double[] ts = IntStream.range(0, DRAWS).mapToDouble(_ -> t(drawn(pair, random), mean.value())).sorted()
                .toArray();
        double low = Math.exp(mean.value() - ts[DRAWS - TAIL] * spread.standardError());
        double high = Math.exp(mean.value() - ts[TAIL - 1] * spread.standardError());
        return low > 0 && Double.isFinite(high) ? new Interval(low, high) : null;
    }

    private static double t(Paired drawn, double truth) {
        Quantity mean = drawn.logRatioWithSpread();
        Spread spread = mean.spread();
        double difference = mean.value() - truth;
        return spread == null || difference == 0 ? 0 : difference / spread.standardError();
    }

    private static Paired drawn(Paired pair, UniformRandomProvider random) {
        double[][] sets = pair.logs().arrays();
        double[][] drawn = new double[sets.length][];
        for (int s = 0; s < sets.length; s++) {
            drawn[s] = pair.overSets() ? sets[random.nextInt(sets.length)] : drawn(sets[s], random);
        }
        return new Paired(new Sample(drawn, Unit.ONE, List.of()), pair.shared());
    }

    private static double[] drawn(double[] values, UniformRandomProvider random) {
        double[] drawn = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            drawn[i] = values[random.nextInt(values.length)];
        }
        return drawn;
    }
}
