// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.statistics;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/// The permutation test of paired differences (Fisher 1935): without a difference each sign is as likely as its opposite.
final class SignFlips {
    /// Up to so many differences all flips are counted.
    static final int MOST_EXACT = 18;
    static final int DRAWS = 9_999;
    private static final double ROUNDING = 1 - 1e-12;

    private SignFlips() {}

    /// The least number of differences with which one of so many claims can reach the level.
    static int leastDifferences(int claims, double level) {
        return (int) Math.ceil(1 + Math.log(claims / level) / Math.log(2));
    }

    /// The two-sided p of the sum of these differences. Above [#MOST_EXACT] of them flips are drawn, and p is
    /// (b + 1) / (m + 1), which is never 0 (Phipson & Smyth 2010).
    static double p(double[] differences, long seed) {
        double seen = Math.abs(Arrays.stream(differences).sum()) * ROUNDING;
        if (differences.length <= MOST_EXACT) {
            return exact(differences, seen);
        }
        double[][] sums = sumsOfEight(differences);
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(seed);
        int extreme = 0;
        for (int draw = 0; draw < DRAWS; draw++) {
            extreme += Math.abs(flipped(sums, random)) >= seen ? 1 : 0;
        }
        return (extreme + 1.0) / (DRAWS + 1);
    }

    /// All flips: each sum of one half of the differences with each of the other half. Both are sorted. So the sums of the other half that
    /// are not extreme are one range, which moves down as the sum of the first half grows (Horowitz & Sahni 1974).
    private static double exact(double[] differences, double seen) {
        int middle = differences.length / 2;
        double[] first = sums(Arrays.copyOf(differences, middle), middle).sorted().toArray();
        double[] last = sums(Arrays.copyOfRange(differences, middle, differences.length), differences.length - middle)
                .sorted().toArray();
        long inner = 0;
        int from = last.length;
        int to = last.length;
        for (double sum : first) {
            while (from > 0 && sum + last[from - 1] > -seen) {
                from--;
            }
            while (to > 0 && sum + last[to - 1] >= seen) {
                to--;
            }
            inner += Math.max(0, to - from);
        }
        return 1 - (double) inner / first.length / last.length;
    }

    /// The sum under each flip.
    ///
    /// @param bits that say which signs are flipped, one for each difference; more repeat the sums
    private static DoubleStream sums(double[] differences, int bits) {
        return IntStream.range(0, 1 << bits).mapToDouble(signs -> flipped(differences, signs));
    }

    /// Of each eight differences the sum under each of their 256 flips: a flip of all adds one sum for eight differences.
    private static double[][] sumsOfEight(double[] differences) {
        double[][] sums = new double[(differences.length + Byte.SIZE - 1) / Byte.SIZE][];
        for (int eight = 0; eight < sums.length; eight++) {
            int from = eight * Byte.SIZE;
            double[] few = Arrays.copyOfRange(differences, from, Math.min(from + Byte.SIZE, differences.length));
            sums[eight] = sums(few, Byte.SIZE).toArray();
        }
        return sums;
    }

    private static double flipped(double[][] sums, UniformRandomProvider random) {
        double sum = 0;
        for (int from = 0; from < sums.length; from += Long.BYTES) {
            long signs = random.nextLong();
            for (int i = from; i < Math.min(from + Long.BYTES, sums.length); i++) {
                sum += sums[i][(int) (signs & 0xff)];
                signs >>>= Byte.SIZE;
            }
        }
        return sum;
    }

    private static double flipped(double[] differences, int signs) {
        double sum = 0;
        for (int i = 0; i < differences.length; i++) {
            sum += (1 - 2 * (signs >>> i & 1)) * differences[i];
        }
        return sum;
    }
}
