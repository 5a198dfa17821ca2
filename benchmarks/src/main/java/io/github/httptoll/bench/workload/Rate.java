// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.workload;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/// The rate at which calls arrive: requests per second, or a share of the measured capacity.
///
/// @param number requests per second, or percent; 0: there is no rate, and a call begins when an earlier one has ended
/// @param percent whether it is a share
public record Rate(double number, boolean percent) {
    /// No rate: a closed loop.
    public static final Rate NONE = new Rate(0, false);
    /// What may be said, in words.
    public static final String EXPECTED = "requests per second up to 100000, or a part of the measured capacity up to 1000%; 0 for none";

    private static final double MOST = 100_000;
    private static final double DIGITS = 1e3;
    private static final double MOST_PERCENT = 1_000;
    private static final Pattern TEXT = Pattern.compile("\\d{1,9}(\\.\\d{1,9})?%?");

    /// A rate as files have it: `500`, `12.5%`.
    ///
    /// @throws IllegalArgumentException for anything else
    public static Rate parse(String text) {
        if (!TEXT.matcher(text).matches()) {
            throw new IllegalArgumentException("'" + text + "' is no rate, expected " + EXPECTED);
        }
        boolean percent = text.endsWith("%");
        return new Rate(Double.parseDouble(percent ? text.substring(0, text.length() - 1) : text), percent);
    }

    public boolean isOpen() {
        return number > 0;
    }

    public boolean isAllowed() {
        return percent ? number > 0 && number <= MOST_PERCENT : number <= MOST;
    }

    /// The same in requests per second.
    ///
    /// @param capacity in requests per second; without meaning where the rate is no share
    public Rate of(double capacity) {
        return percent ? new Rate(Math.round(capacity * number / 100 * DIGITS) / DIGITS, false) : this;
    }

    @Override
    public String toString() {
        return new BigDecimal(String.valueOf(number)).stripTrailingZeros().toPlainString() + (percent ? "%" : "");
    }
}
