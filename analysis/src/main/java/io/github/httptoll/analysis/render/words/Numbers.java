// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.words;

import io.github.httptoll.analysis.statistics.Interval;
import io.github.httptoll.analysis.statistics.Quantity;
import io.github.httptoll.analysis.statistics.Unit;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Numbers as people read them: three significant digits, at most four decimals, and a dash for what is not there.
public final class Numbers {
    public static final String NONE = "–";
    /// Below this a number is what is left over by binary arithmetic.
    private static final double NOISE = 1e-9;
    private static final int MOST_DECIMALS = 4;
    private static final Pattern ZEROS_AT_END = Pattern.compile("\\.?0+$");
    /// Below this fewer than three digits are shown.
    private static final double SMALLEST = 1e-2;
    private static final double[] POWERS = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10};
    private static final MathContext THREE = new MathContext(3, RoundingMode.HALF_EVEN);
    private static final MathContext SIX = new MathContext(6, RoundingMode.HALF_EVEN);

    private Numbers() {}

    public static String rounded(@Nullable Double value) {
        if (value == null || !Double.isFinite(value)) {
            return NONE;
        }
        double size = Math.abs(value);
        if (size == 0) {
            return "0";
        }
        if (size < SMALLEST) {
            return exact(value);
        }
        int whole = (int) Math.floor(Math.log10(size)) + 1;
        int decimals = Math.clamp(THREE.getPrecision() - (long) whole, 0, MOST_DECIMALS);
        double scaled = size * POWERS[decimals];
        if (whole <= THREE.getPrecision() && isFarFromTie(scaled)) {
            long shown = Math.round(scaled);
            return shown < 1_000 ? digits(value < 0, shown, decimals) : exact(value);
        }
        if (THREE.getPrecision() < whole && whole < POWERS.length) {
            double unit = POWERS[whole - THREE.getPrecision()];
            double digits = size / unit;
            long shown = Math.round(digits);
            if (isFarFromTie(digits) && shown < 1_000) {
                return grouped((value < 0 ? -1 : 1) * shown * (long) unit);
            }
        }
        return exact(value);
    }

    /// With a comma before each three digits.
    private static String grouped(long value) {
        StringBuilder text = new StringBuilder(Long.toString(value));
        int first = value < 0 ? 1 : 0;
        for (int place = text.length() - THREE.getPrecision(); place > first; place -= THREE.getPrecision()) {
            text.insert(place, ',');
        }
        return text.toString();
    }

    /// So far from the middle between two numbers that the error of a product does not decide which is nearer.
    private static boolean isFarFromTie(double scaled) {
        return scaled < 1e6 && Math.abs(scaled - Math.floor(scaled) - 0.5) > 1e-6;
    }

    private static String digits(boolean negative, long shown, int decimals) {
        String all = Long.toString(shown);
        StringBuilder text = new StringBuilder(negative ? "-" : "");
        if (decimals == 0) {
            return text.append(all).toString();
        }
        if (all.length() <= decimals) {
            all = "0".repeat(decimals + 1 - all.length()) + all;
        }
        return text.append(all, 0, all.length() - decimals).append('.')
                .append(all, all.length() - decimals, all.length())
                .toString();
    }

    /// As [#rounded(Double)], of any number.
    static String exact(double value) {
        BigDecimal rounded = new BigDecimal(value).round(THREE);
        int whole = rounded.precision() - rounded.scale();
        BigDecimal shown = rounded.setScale(Math.clamp(THREE.getPrecision() - whole, 0, MOST_DECIMALS),
                RoundingMode.HALF_EVEN);
        return shown.signum() == 0 ? "0" : String.format(Locale.ROOT, "%,." + shown.scale() + "f", shown);
    }

    /// The same without zeros at its end, as a number is written that was not measured.
    public static String trimmed(double value) {
        String text = rounded(value);
        return text.indexOf('.') < 0 ? text : ZEROS_AT_END.matcher(text).replaceAll("");
    }

    public static String count(@Nullable Long value) {
        return value == null ? NONE : grouped(value);
    }

    /// The value with its interval, in the unit that the quantity has.
    public static Text rounded(@Nullable Quantity quantity) {
        return quantity == null ? Text.of(NONE) : Text.of(rounded(quantity.value()), ends(quantity, 1));
    }

    /// As [#rounded(Quantity)], with a sign also where it is above zero.
    public static Text signed(Quantity quantity) {
        return Text.of(quantity.value() > 0 ? "+" : "", rounded(quantity));
    }

    /// A time with its interval, in the unit that fits its size.
    public static Text time(Quantity time) {
        return time(time, "");
    }

    /// As [#time(Quantity)], with a sign also where it is above zero.
    public static Text difference(Quantity time) {
        return time(time, time.value() > 0 ? "+" : "");
    }

    private static Text time(Quantity time, String sign) {
        Quantity micros = micros(time);
        TimeScale scale = TimeScale.of(micros.value());
        return Text.of(withUnit(sign + rounded(micros.value() * scale.factor()), scale.unit()),
                ends(micros, scale.factor()));
    }

    /// A time in microseconds.
    static Quantity micros(Quantity time) {
        return switch (time.unit()) {
            case MICROS -> time;
            case MILLIS -> time.times(1e3, Unit.MICROS);
            case ONE, BYTES, PER_SECOND -> throw new IllegalArgumentException(time + " is no time");
        };
    }

    /// The unit in which a time is shown, and what microseconds are multiplied by.
    record TimeScale(double factor, String unit) {
        static TimeScale of(double micros) {
            double size = Math.abs(micros);
            if (size >= 1e6) {
                return new TimeScale(1e-6, "s");
            }
            return size >= 1e3 ? new TimeScale(1e-3, "ms") : new TimeScale(1, "µs");
        }
    }

    private static Text ends(Quantity quantity, double factor) {
        Interval interval = quantity.times(factor).interval();
        return interval == null ? Text.EMPTY : Text.of(" ", Text.interval(interval(interval)));
    }

    public static String interval(Interval interval) {
        return "[" + rounded(interval.low()) + ", " + rounded(interval.high()) + "]";
    }

    public static Text withUnit(String number, String unit) {
        return Text.bound(number + " " + unit);
    }

    /// A letter and the number that it stands for.
    public static Text named(String name, Object number) {
        return Text.bound(name + " = " + number);
    }

    public static Text percent(double share) {
        return withUnit(rounded(share * 100), "%");
    }

    static Text percentOrLess(double share) {
        return share > 0 && share < 1e-4 ? Text.of("below ", withUnit("0.01", "%")) : percent(share);
    }

    /// A ratio with its interval: with three decimals near 1, where two say too little.
    public static Text ratio(Quantity ratio) {
        Interval interval = ratio.interval();
        return interval == null
                ? Text.of(ratio(ratio.value()), " (no interval)")
                : Text.of(ratio(ratio.value()), " ",
                        Text.interval("[" + ratio(interval.low()) + ", " + ratio(interval.high()) + "]"));
    }

    public static String ratio(double value) {
        return value >= 0.1 && value < 10 ? String.format(Locale.ROOT, "%.3f", value) : rounded(value);
    }

    /// A probability, of which little is enough.
    public static String p(double p) {
        return p < 1e-4 ? "<0.0001" : rounded(p);
    }

    /// Six significant digits and no noise of the arithmetic, for files that programs read.
    public static @Nullable Double sixDigits(@Nullable Double value) {
        if (value == null || !Double.isFinite(value)) {
            return null;
        }
        double size = Math.abs(value);
        if (size < NOISE) {
            return 0.0;
        }
        int decimals = SIX.getPrecision() - 1 - (int) Math.floor(Math.log10(size));
        if (0 <= decimals && decimals < POWERS.length) {
            double scaled = size * POWERS[decimals];
            if (isFarFromTie(scaled)) {
                return Math.copySign(Math.round(scaled) / POWERS[decimals], value);
            }
        }
        return new BigDecimal(value).round(SIX).doubleValue();
    }
}
