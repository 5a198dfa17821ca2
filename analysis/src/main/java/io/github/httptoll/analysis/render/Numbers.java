// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render;

import io.github.httptoll.analysis.statistics.Interval;
import io.github.httptoll.analysis.statistics.Quantity;
import io.github.httptoll.analysis.statistics.Unit;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Numbers as people read them: three significant digits, at most four decimals, and a dash for what is not there.
public final class Numbers {
    public static final String NONE = "–";
    /// Below this a number is what is left over by binary arithmetic.
    private static final double NOISE = 1e-9;
    private static final int MOST_DECIMALS = 4;
    private static final MathContext THREE = new MathContext(3, RoundingMode.HALF_EVEN);
    private static final MathContext SIX = new MathContext(6, RoundingMode.HALF_EVEN);

    private Numbers() {}

    public static String plain(@Nullable Double value) {
        if (value == null || !Double.isFinite(value)) {
            return NONE;
        }
        BigDecimal rounded = new BigDecimal(value).round(THREE);
        int whole = rounded.precision() - rounded.scale();
        BigDecimal shown = rounded.setScale(Math.clamp(THREE.getPrecision() - whole, 0, MOST_DECIMALS),
                RoundingMode.HALF_EVEN);
        return shown.signum() == 0 ? "0" : String.format(Locale.ROOT, "%,." + shown.scale() + "f", shown);
    }

    /// A number that was chosen, not measured: without zeros at its end.
    public static String chosen(@Nullable Double value) {
        String text = plain(value);
        return text.contains(".") ? text.replaceAll("\\.?0+$", "") : text;
    }

    public static String count(@Nullable Long value) {
        return value == null ? NONE : String.format(Locale.ROOT, "%,d", value);
    }

    /// The value with its interval, in the unit that the quantity has.
    public static String plain(@Nullable Quantity quantity) {
        return quantity == null ? NONE : scaled(quantity, 1, "");
    }

    /// As [#plain(Quantity)], with a sign also where it is above zero.
    static String signed(Quantity quantity) {
        return (quantity.value() > 0 ? "+" : "") + plain(quantity);
    }

    /// A time in microseconds with its interval, in the unit that fits its size.
    public static String micros(Quantity micros) {
        double size = Math.abs(micros.value());
        if (size >= 1e6) {
            return scaled(micros, 1e-6, " s");
        }
        return size >= 1e3 ? scaled(micros, 1e-3, " ms") : scaled(micros, 1, " µs");
    }

    /// As [#micros(Quantity)], with a sign also where it is above zero.
    public static String difference(Quantity micros) {
        return (micros.value() > 0 ? "+" : "") + micros(micros);
    }

    /// A time in milliseconds with its interval, in the unit that fits its size.
    public static String millis(Quantity millis) {
        return micros(millis.times(1e3, Unit.MICROS));
    }

    public static String percent(double share) {
        return plain(share * 100) + " %";
    }

    /// A ratio with its interval: with three decimals near 1, where two say too little.
    public static String ratio(Quantity ratio) {
        Interval interval = ratio.interval();
        return interval == null
                ? ratio(ratio.value()) + " (no interval)"
                : ratio(ratio.value()) + " [" + ratio(interval.low()) + ", " + ratio(interval.high()) + "]";
    }

    public static String ratio(double value) {
        return value >= 0.1 && value < 10 ? String.format(Locale.ROOT, "%.3f", value) : plain(value);
    }

    /// A probability, of which little is enough.
    public static String p(double p) {
        return p < 1e-4 ? "<0.0001" : plain(p);
    }

    static String percentOrLess(double share) {
        return share > 0 && share < 1e-4 ? "below 0.01 %" : percent(share);
    }

    /// Six significant digits and no noise of the arithmetic, for files that programs read.
    public static @Nullable Double exact(@Nullable Double value) {
        if (value == null || !Double.isFinite(value)) {
            return null;
        }
        return Math.abs(value) < NOISE ? 0.0 : new BigDecimal(value).round(SIX).doubleValue();
    }

    /// The ends of an interval.
    public static String interval(Interval interval) {
        return "[" + plain((Double) interval.low()) + ", " + plain((Double) interval.high()) + "]";
    }

    private static String scaled(Quantity quantity, double factor, String unit) {
        String value = plain(quantity.value() * factor) + unit;
        Interval interval = quantity.interval();
        return interval == null
                ? value
                : value + " [" + plain(interval.low() * factor) + ", " + plain(interval.high() * factor) + "]";
    }
}
