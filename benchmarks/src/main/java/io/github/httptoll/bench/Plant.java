// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench;

import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A truth that a study must find when the study itself is tested: batches of some cells are made longer by a part of themselves.
///
/// `-Dhttptoll.plant=connections=11=0.05` does that to cells whose parameter `connections` is 11, by a twentieth. It is no option of the
/// study, so that it is never set by accident; what it did stands in the study's plan.
///
/// @param param name of a benchmark's parameter
/// @param value of that parameter
/// @param part by which a batch is made longer
public record Plant(String param, String value, double part) {
    /// Names it, in the study's JVM and in those of its contenders.
    public static final String PROPERTY = "httptoll.plant";
    private static final Pattern TEXT = Pattern.compile("(\\w+)=([^=]+)=(\\d+(?:\\.\\d+)?)");

    /// What this JVM is to plant.
    ///
    /// @throws IllegalArgumentException if the property is set to something else
    public static Optional<Plant> asked() {
        return Optional.ofNullable(System.getProperty(PROPERTY)).map(Plant::parse);
    }

    static Plant parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(PROPERTY + " is <parameter>=<value>=<part>, not '" + text + "'");
        }
        return new Plant(matcher.group(1), matcher.group(2), Double.parseDouble(matcher.group(3)));
    }

    /// The part by which batches with these parameters are made longer; 0: they are not.
    ///
    /// @param params by name
    double in(Function<String, @Nullable String> params) {
        return value.equals(params.apply(param)) ? part : 0;
    }

    /// Makes what began then longer by that part of itself.
    static void prolong(long beganNanos, double part) {
        long now = System.nanoTime();
        long end = now + (long) Math.ceil((now - beganNanos) * part);
        while (System.nanoTime() - end < 0) {
            Thread.onSpinWait();
        }
    }

    @Override
    public String toString() {
        return "cells whose " + param + " is " + value + " were made longer by " + part + " of themselves";
    }
}
