// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study.record;

import io.github.httptoll.bench.study.plan.Forecast;
import java.io.IOException;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the time of a study went into. Only the first purpose makes results.
public final class Spending {
    private final Map<Purpose, Double> millis = new EnumMap<>(Purpose.class);

    /// What time is spent on. Each moment of a study has one purpose, or none that is listed here.
    public enum Purpose {
        /// Timed batches of turns that count.
        MEASURED("measured", "measuring"),
        /// The rest of these turns: priming, JMH, counters, the exchange of commands.
        AROUND_TURNS("aroundTurns", "around the turns"),
        /// Turns of void blocks.
        NOT_COUNTED("notCounted", "void blocks"),
        STARTS("starts", "starting JVMs"), WARM_UP("warmUp", "warming up"),
        CERTIFICATES("certificates", "certificates of the server"), PROFILES("profiles", "profiles"),
        TRIALS("trials", "trials");

        private final String key;
        private final String words;

        Purpose(String key, String words) {
            this.key = key;
            this.words = words;
        }
    }

    /// Work that may fail to write.
    public interface Work {
        void run() throws IOException;
    }

    /// Does that, and counts its time.
    public void on(Purpose purpose, Work work) throws IOException {
        long began = System.nanoTime();
        try {
            work.run();
        } finally {
            add(purpose, millisSince(began));
        }
    }

    /// Milliseconds from then to now.
    ///
    /// @param began by `System.nanoTime()`
    public static double millisSince(long began) {
        return (System.nanoTime() - began) / 1e6;
    }

    /// Counts that time.
    public void add(Purpose purpose, double spentMillis) {
        millis.merge(purpose, spentMillis, Double::sum);
    }

    /// Takes over what an interrupted run had spent.
    ///
    /// @param spent `spent` of its `status.json`
    void restore(Map<String, Double> spent) {
        Stream.of(Purpose.values()).forEach(purpose -> add(purpose, 1e3 * spent.getOrDefault(purpose.key, 0.0)));
    }

    /// Seconds by purpose as `status.json` has them; `other` is what is left of all.
    ///
    /// @param seconds all of the study's time
    Map<String, Double> seconds(double seconds) {
        Map<String, Double> spent = new LinkedHashMap<>();
        Stream.of(Purpose.values()).forEach(purpose -> spent.put(purpose.key, rounded(of(purpose) / 1e3)));
        double known = millis.values().stream().mapToDouble(Double::doubleValue).sum() / 1e3;
        spent.put("other", rounded(Math.max(0, seconds - known)));
        return spent;
    }

    /// One line for people: the share of each purpose.
    ///
    /// @param seconds all of the study's time
    public String line(double seconds) {
        return "spent " + Forecast.text(seconds * 1e3) + ": " + Stream.of(Purpose.values())
                .filter(purpose -> of(purpose) > 0)
                .map(purpose -> String.format(Locale.ROOT, "%.0f %% %s", of(purpose) / seconds / 10, purpose.words))
                .collect(Collectors.joining(", "));
    }

    private double of(Purpose purpose) {
        return millis.getOrDefault(purpose, 0.0);
    }

    private static double rounded(double seconds) {
        return Math.round(seconds * 1e3) / 1e3;
    }
}
