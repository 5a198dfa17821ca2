// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.picture;

import io.github.httptoll.analysis.findings.rate.Latency;
import io.github.httptoll.analysis.findings.rate.RateCurve;
import io.github.httptoll.analysis.findings.rate.RateLevel;
import io.github.httptoll.analysis.findings.rate.Rates.Group;
import io.github.httptoll.analysis.render.words.Names;
import io.github.httptoll.analysis.render.words.Numbers;
import io.github.httptoll.analysis.statistics.Interval;
import io.github.httptoll.analysis.statistics.Quantity;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Latency at a rate as small SVGs, one a contender, all of a group on the same scales: the p99 by both clocks over the rate, and from due
/// over the percentile. The page's style has the colours of their classes.
public final class RatePicture {
    private static final int WIDTH = 250;
    private static final int HEIGHT = 190;
    private static final int LEFT = 42;
    private static final int RIGHT = 12;
    private static final int TOP = 12;
    private static final int BOTTOM = 34;
    private static final double MILLIS = 1e-3;
    private static final int RARE = 12;

    private final StringBuilder svg = new StringBuilder();
    private final double least;
    private final double most;
    private final double mostRate;

    private RatePicture(Group group) {
        List<Double> micros = group.levels().flatMap(RatePicture::drawn).filter(value -> value > 0).toList();
        double low = micros.stream().min(Double::compare).orElse(1.0);
        this.least = Math.log10(low * MILLIS) - 0.05;
        this.most = Math.max(least + 0.3,
                Math.log10(micros.stream().max(Double::compare).orElse(low) * MILLIS) + 0.05);
        this.mostRate = group.levels().mapToDouble(RateLevel::offered).max().orElse(1);
    }

    private static Stream<Double> drawn(RateLevel level) {
        return Stream.concat(level.fromDue().tail().stream().map(Latency.Point::micros),
                Stream.of(level.fromDue(), Objects.requireNonNullElse(level.fromFired(), level.fromDue()))
                        .map(latency -> latency.at(Latency.TAIL)).filter(Objects::nonNull)
                        .flatMap(p99 -> p99.interval() == null
                                ? Stream.of(p99.value())
                                : Stream.of(p99.interval().low(), p99.interval().high())));
    }

    /// The p99 from due and from fired over the rate, with the knee.
    public static String ofRates(Group group, RateCurve curve) {
        return new RatePicture(group).rates(curve);
    }

    /// From due over the percentile, a line for each rate.
    public static String ofTails(Group group, RateCurve curve) {
        return new RatePicture(group).tails(curve);
    }

    private String rates(RateCurve curve) {
        begin(curve, "p99 from due and from fired over the rate");
        for (double share : new double[]{0, 0.5, 1}) {
            tick(share, Numbers.trimmed(share * mostRate));
        }
        text(x(0.5), HEIGHT - 4, "tick middle", "requests per second");
        Double knee = curve.knee().rate();
        if (knee != null) {
            line("knee", x(knee / mostRate), TOP, x(knee / mostRate), HEIGHT - BOTTOM);
            text(x(knee / mostRate) - 4, TOP + 9, "tick end", "knee");
        }
        clock(curve, "fired", RateLevel::fromFired);
        clock(curve, "due", RateLevel::fromDue);
        return end();
    }

    private void clock(RateCurve curve, String style, Function<RateLevel, @Nullable Latency> clock) {
        StringBuilder points = new StringBuilder();
        for (RateLevel level : curve.levels()) {
            Latency latency = clock.apply(level);
            Quantity p99 = latency == null ? null : latency.at(Latency.TAIL);
            if (p99 != null && p99.value() > 0) {
                double x = x(level.offered() / mostRate);
                points.append(String.format(Locale.ROOT, "%.1f,%.1f ", x, y(p99.value())));
                reach(style, x, p99.interval());
                svg.append(String.format(Locale.ROOT,
                        "<circle class=\"%s%s\" cx=\"%.1f\" cy=\"%.1f\" r=\"3\"><title>%s/s: %s ms%s</title></circle>",
                        style, level.saturated() ? " saturated" : "", x, y(p99.value()),
                        Numbers.rounded(level.offered()), Numbers.rounded((Double) (p99.value() * MILLIS)),
                        level.saturated() ? ", a lower bound" : ""));
            }
        }
        svg.append("<polyline class=\"").append(style).append("\" points=\"").append(points.toString().strip())
                .append("\"/>");
    }

    private void reach(String style, double x, @Nullable Interval interval) {
        if (interval != null && interval.low() > 0) {
            line(style, x, y(interval.low()), x, y(interval.high()));
        }
    }

    private String tails(RateCurve curve) {
        begin(curve, "time from due over the percentile");
        for (double percent : new double[]{0, 90, 99, 99.9}) {
            tick(rare(percent), "p" + Numbers.trimmed(percent));
        }
        text(x(0.5), HEIGHT - 4, "tick middle", "percentile of all requests");
        for (int i = 0; i < curve.levels().size(); i++) {
            RateLevel level = curve.levels().get(i);
            List<Latency.Point> tail = level.fromDue().tail();
            svg.append(String.format(Locale.ROOT,
                    "<polyline class=\"due\" opacity=\"%.2f\" points=\"%s\"><title>%s/s</title></polyline>",
                    0.25 + 0.75 * (i + 1) / curve.levels().size(),
                    String.join(" ", tail.stream().filter(point -> point.micros() > 0)
                            .map(point -> String.format(Locale.ROOT, "%.1f,%.1f", x(rare(point.percent())),
                                    y(point.micros())))
                            .toList()),
                    Numbers.rounded(level.offered())));
        }
        return end();
    }

    /// The percentile axis: each further nine takes the same room, to 99.99 %.
    private static double rare(double percent) {
        return -Math.log10(Math.max(1e-4, 1 - percent / 100)) / 4;
    }

    private void begin(RateCurve curve, String what) {
        svg.append(String.format(Locale.ROOT, "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s: %s\">", WIDTH,
                HEIGHT, escape(Names.contender(curve.contender())), what));
        List<Double> ticks = ticks();
        ticks.forEach(tick -> {
            double y = y(tick / MILLIS);
            line("rule", LEFT, y, WIDTH - RIGHT, y);
            text(LEFT - 5, y + 4, "tick end", Numbers.trimmed(tick));
        });
        text(4, TOP + 2, "tick", "ms");
    }

    /// Round numbers of milliseconds within the scale: 1, 2, 5 of each power of ten, or the powers alone where that is too many.
    private List<Double> ticks() {
        List<Double> fine = Stream.iterate((int) Math.floor(least), power -> power <= most, power -> power + 1)
                .flatMap(power -> Stream.of(1, 2, 5).map(digit -> digit * Math.pow(10, power)))
                .filter(tick -> Math.log10(tick) >= least && Math.log10(tick) <= most).toList();
        return fine.size() * RARE * 2 < HEIGHT
                ? fine
                : fine.stream().filter(tick -> Math.abs(Math.log10(tick) - Math.rint(Math.log10(tick))) < 1e-9)
                        .toList();
    }

    /// A label below the axis, in the middle of its place. Half of a long one would not fit to the right of the axis' end: there it ends
    /// with the picture.
    private void tick(double share, String label) {
        boolean atEnd = share == 1;
        text(atEnd ? WIDTH : x(share), HEIGHT - 18, atEnd ? "tick end" : "tick middle", label);
    }

    private double x(double share) {
        return LEFT + share * (WIDTH - LEFT - RIGHT);
    }

    private double y(double micros) {
        return HEIGHT - BOTTOM - (Math.log10(micros * MILLIS) - least) / (most - least) * (HEIGHT - TOP - BOTTOM);
    }

    private void line(String style, double x1, double y1, double x2, double y2) {
        svg.append(String.format(Locale.ROOT,
                "<line class=\"%s\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>", style, x1, y1, x2, y2));
    }

    private void text(double x, double y, String style, String text) {
        svg.append(String.format(Locale.ROOT, "<text class=\"%s\" x=\"%.1f\" y=\"%.1f\">%s</text>", style, x, y,
                escape(text)));
    }

    private String end() {
        return svg.append("</svg>").toString();
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
