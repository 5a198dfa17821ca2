// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.words;

import io.github.httptoll.analysis.statistics.Interval;
import io.github.httptoll.analysis.statistics.Quantity;
import io.github.httptoll.analysis.statistics.Unit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/// A value and the ends of its interval with as many digits as the interval carries: its half width has one significant digit, or two where
/// the first is a 1.
///
/// No end of a ratio becomes 1 which is not 1: it has more digits, or is rounded outwards where one more is not enough and the interval
/// holds 1. Without an interval, or with one without width, a value has three digits.
public final class Carried {
    private static final int MOST_DECIMALS = 4;
    /// Below this the first digit of what is between 1 and 10 is a 1, once it is rounded to two.
    private static final double FIRST_IS_ONE = 1.95;

    private Carried() {}

    /// In the unit that the quantity has. What is so by definition has no interval to show.
    public static Text of(Quantity quantity) {
        Interval interval = quantity.interval();
        if (interval == null) {
            return Text.of(Numbers.rounded(quantity.value()), " (no interval)");
        }
        if (interval.low() == interval.high()) {
            return quantity.n() == 0 ? Text.of(Numbers.rounded(quantity.value())) : Numbers.rounded(quantity);
        }
        int decimals = decimals(interval, quantity.unit());
        return Text.of(fixed(quantity.value(), decimals), " ", ends(interval, decimals, quantity.unit()));
    }

    /// A time in the unit that fits its size.
    public static Text time(Quantity time) {
        Quantity micros = Numbers.micros(time);
        Numbers.TimeScale scale = Numbers.TimeScale.of(micros.value());
        Quantity shown = micros.times(scale.factor());
        Interval interval = shown.interval();
        if (interval == null) {
            return Numbers.withUnit(Numbers.rounded(shown.value()), scale.unit());
        }
        int decimals = decimals(interval, shown.unit());
        return Text.of(Numbers.withUnit(fixed(shown.value(), decimals), scale.unit()), " ",
                ends(interval, decimals, shown.unit()));
    }

    private static Text ends(Interval interval, int decimals, Unit unit) {
        double step = unit == Unit.ONE && interval.holds(1) ? Math.pow(10, -decimals) : 0;
        double low = isMadeOne(interval.low(), decimals) ? 1 - step : interval.low();
        double high = isMadeOne(interval.high(), decimals) ? 1 + step : interval.high();
        return Text.interval("[" + fixed(low, decimals) + ", " + fixed(high, decimals) + "]");
    }

    private static int decimals(Interval interval, Unit unit) {
        double half = (interval.high() - interval.low()) / 2;
        int decimals = half <= 0 ? MOST_DECIMALS : -(int) Math.floor(Math.log10(half));
        if (half > 0 && half * Math.pow(10, decimals) < FIRST_IS_ONE) {
            decimals++;
        }
        decimals = Math.clamp(decimals, 0, MOST_DECIMALS);
        int more = decimals;
        while (unit == Unit.ONE && more < MOST_DECIMALS
                && (isMadeOne(interval.low(), more) || isMadeOne(interval.high(), more))) {
            more++;
        }
        return interval.holds(1) && more > decimals + 1 ? decimals : more;
    }

    private static boolean isMadeOne(double end, int decimals) {
        return end != 1 && Math.round(end * Math.pow(10, decimals)) == Math.pow(10, decimals);
    }

    private static String fixed(double value, int decimals) {
        BigDecimal shown = new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN);
        return String.format(Locale.ROOT, "%,." + decimals + "f", shown.signum() == 0 ? BigDecimal.ZERO : shown);
    }
}
