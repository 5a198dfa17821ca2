// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.words;

import io.github.httptoll.analysis.findings.cell.Parameters;
import io.github.httptoll.analysis.findings.rate.Latency;
import io.github.httptoll.analysis.findings.rate.QueuePrediction;
import io.github.httptoll.analysis.findings.rate.RateCurve;
import io.github.httptoll.analysis.findings.rate.RateLevel;
import io.github.httptoll.analysis.findings.rate.Rates.Group;
import io.github.httptoll.analysis.findings.rate.Rates;
import io.github.httptoll.analysis.statistics.Knee;
import io.github.httptoll.analysis.statistics.Quantity;
import io.github.httptoll.analysis.statistics.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Latency at an offered rate, in words.
public final class RateWords {
    /// What the tables and pictures show.
    public static final String EXPLAINED = "Calls arrive at times that are fixed before the run. Latency counts from the moment when a "
            + "call is due, and from the moment when it is fired: the code that makes the call runs. The knee is the first rate from "
            + "which on the p99 from due leaves the p99 from fired. It leaves it where the ratio of both is more than 10 % above the "
            + "noise, and higher than chance explains (rank test over JVMs, 5 %). The noise is that ratio in raw exchanges that do not "
            + "queue: a pause of the machine parts the two there as well. All requests of a level stand in one histogram. Intervals are "
            + "over JVMs. ≥ marks a saturated level: requests had no right answer, so its percentiles are lower bounds. ✗ marks an "
            + "invalid level, which enters no knee and no verdict.";
    private static final double NEAR = 0.15;
    private static final double MILLIS = 1e-3;
    private static final double MICROS = 1e-6;

    private RateWords() {}

    /// What the contenders of a group have in common.
    public static Text title(Group group) {
        Parameters p = group.workload();
        String unusual = p.setupBesidesArrivals().stream().map(word -> ", " + Names.word(word))
                .collect(Collectors.joining());
        String arrivals = group.levels().anyMatch(RateLevel::isConstant) ? ", constant gaps" : ", Poisson arrivals";
        return Text.of("Delay ", Names.delay(p.delaysMillis()), ", ", Numbers.named("C", p.limit()), unusual, arrivals,
                capacity(group.levels().map(level -> level.plan().capacity()).filter(Objects::nonNull).distinct()
                        .sorted().toList()));
    }

    /// One for all, or each contender's own.
    private static Text capacity(List<Double> perSecond) {
        return switch (perSecond.size()) {
            case 0 -> Text.EMPTY;
            case 1 -> Text.of(", capacity ", perSecond(perSecond.getFirst()));
            default ->
                Text.of(", capacity of each contender ", Text.bound(Numbers.rounded(perSecond.getFirst())), " to ",
                        perSecond(perSecond.getLast()));
        };
    }

    /// How many contenders of each group have a knee, and what a stall hides; empty where the run has no rates.
    public static List<Text> found(Rates rates) {
        return Stream.concat(rates.groups().stream().flatMap(RateWords::found),
                rates.stalls().isEmpty() ? Stream.of() : Stream.of(StallWords.hidden(rates))).toList();
    }

    private static Stream<Text> found(Group group) {
        List<RateCurve> curves = group.curves().stream().filter(curve -> curve.levels().size() > 1).toList();
        List<String> knees = curves.stream().filter(curve -> curve.knee().rate() != null)
                .map(curve -> Names.contender(curve.contender())).toList();
        return curves.stream().flatMap(curve -> curve.levels().stream()).map(RateLevel::offered)
                .max(Double::compare).stream()
                .map(most -> Text.of("Up to ", perSecond(most), ", ", knees.size() + " of " + curves.size()
                        + (curves.size() == 1 ? " contender has" : " contenders have") + " a knee",
                        knees.isEmpty() ? "" : ": " + String.join(", ", knees), "."));
    }

    /// Where each contender's knee is, and from where on it is saturated.
    public static List<Text> knees(Group group) {
        return group.curves().stream().map(RateWords::knee).toList();
    }

    private static Text knee(RateCurve curve) {
        Text contender = Text.of(Names.contender(curve.contender()));
        if (curve.levels().size() == 1) {
            RateLevel level = curve.levels().getFirst();
            return Text.of(contender, " at ", perSecond(level.offered()), ": ", level.leaves() == null
                    ? "too few requests for a p99."
                    : Text.of("the p99 from due is ", Numbers.ratio(level.leaves()), " times that from fired."),
                    saturated(curve));
        }
        Knee knee = curve.knee();
        Double at = knee.rate();
        Text where = at == null
                ? Text.of("no knee up to ", perSecond(curve.levels().getLast().offered()))
                : Text.of("the knee is at ", perSecond(at), share(curve, at));
        return Text.of(contender, ": ", where, reservation(curve, knee), ".", saturated(curve));
    }

    private static Text reservation(RateCurve curve, Knee knee) {
        Double low = knee.low();
        String unknown = curve.clocks().values().stream().anyMatch(clocks -> clocks.noise().isEmpty())
                ? "; no raw exchange shows the noise"
                : "";
        if (curve.clocks().values().stream().allMatch(Knee.Clocks::isOpen)) {
            return Text.of("; a knee needs three JVMs");
        }
        return low == null || low.equals(knee.rate())
                ? Text.of(unknown)
                : Text.of(knee.rate() == null ? "; one may begin at " : "; it may begin at ",
                        Text.bound(Numbers.rounded(low)),
                        unknown);
    }

    private static Text share(RateCurve curve, double rate) {
        Double share = curve.levels().stream().filter(level -> level.offered() == rate)
                .map(level -> level.plan().share()).filter(Objects::nonNull).findFirst().orElse(null);
        return share == null ? Text.EMPTY : Text.of(", ", Numbers.percent(share), " of the capacity");
    }

    private static Text saturated(RateCurve curve) {
        List<RateLevel> saturated = curve.saturated();
        return saturated.isEmpty()
                ? Text.EMPTY
                : Text.of(" It is saturated at ", perSecond(saturated.getFirst().offered()), ": ",
                        Numbers.count(saturated.getFirst().counts().lost()), " of ",
                        Numbers.count(saturated.getFirst().counts().offered()), " requests had no right answer.");
    }

    /// The p99 from due, a row for each contender and a column for each rate.
    public static Table overview(Group group) {
        List<Double> rates = group.levels().map(RateLevel::offered).distinct().sorted().toList();
        List<String> header = Stream.concat(Stream.of("p99 from due, ms [95 %]"),
                rates.stream().map(rate -> column(group, rate))).toList();
        return Table.of(header, group.curves().stream().map(curve -> Stream.concat(
                Stream.of(Names.contender(curve.contender())),
                rates.stream().map(rate -> curve.levels().stream().filter(level -> level.offered() == rate).findFirst()
                        .map(level -> entry(curve, level)).orElse(Text.of(Numbers.NONE))))
                .toList()).toList());
    }

    private static String column(Group group, double rate) {
        return Numbers.rounded(rate) + "/s" + group.levels().filter(level -> level.offered() == rate)
                .map(level -> level.plan().share()).filter(Objects::nonNull).findFirst()
                .map(share -> " (" + Numbers.rounded((Double) (share * 100)) + " %)").orElse("");
    }

    private static Text entry(RateCurve curve, RateLevel level) {
        Double knee = curve.knee().rate();
        return Text.of(latency(level, level.fromDue(), Latency.TAIL),
                knee != null && knee == level.offered() ? " knee" : "", level.valid() ? "" : " ✗");
    }

    /// Every level with both clocks, and what says whether it can be believed.
    public static Table levels(Group group) {
        return Table.of(List.of("contender", "offered /s", "achieved /s [95 %]", "p50 from due, ms [95 %]",
                "p90 from due", "p99 from due", "p50 from fired", "p90 from fired", "p99 from fired",
                "p99 from due by from fired", "noise of that",
                "p99 of the pacer's lag, µs", "p99 of the wait until fired, ms", "client CPU, µs per request",
                "pacer CPU, µs per request", "in flight, counted by computed", "second JVM, p99 times",
                "requests", "lost", "turns", "void turns"),
                group.curves().stream().flatMap(curve -> curve.levels().stream().map(level -> row(curve, level)))
                        .toList());
    }

    private static List<?> row(RateCurve curve, RateLevel level) {
        List<Object> row = new ArrayList<>(List.of(contender(level),
                Numbers.rounded(level.offered()), Numbers.rounded(level.achieved())));
        for (Latency latency : Stream
                .of(level.fromDue(), Objects.requireNonNullElse(level.fromFired(), level.fromDue()))
                .toList()) {
            List.of(Latency.MEDIAN, 90.0, Latency.TAIL)
                    .forEach(percent -> row.add(latency(level, latency, percent)));
        }
        Knee.Clocks clocks = curve.clocks().get(level.offered());
        row.add(ratio(level.leaves()));
        row.add(clocks == null || clocks.noise().isEmpty()
                ? Numbers.NONE
                : Numbers.rounded((Double) clocks.noiseLevel()));
        Latency lag = level.pacing().lag();
        Quantity late = lag == null ? null : lag.at(Latency.TAIL);
        row.add(Text.of(Numbers.rounded(late), level.isPacerLate() ? " late" : ""));
        Latency waiting = level.pacing().waiting();
        row.add(waiting == null ? Numbers.NONE : latency(level, waiting, Latency.TAIL));
        row.addAll(List.of(Numbers.rounded(level.costs().client()), Numbers.rounded(level.costs().pacer()),
                ratio(level.costs().little()), ratio(level.identical()), Numbers.count(level.counts().offered()),
                Numbers.count(level.counts().lost()), Numbers.count((long) level.turns()),
                Numbers.count((long) level.voided())));
        return row;
    }

    /// What theory predicts of a group, and in how many levels it agrees.
    public static Text predicted(Group group, QueuePrediction.Kind kind) {
        List<QueuePrediction> all = ofKind(group, kind).toList();
        long near = all.stream().filter(prediction -> prediction.latency().isWithin(NEAR)).count();
        return Text.of("The mean latency is within ", Numbers.percent(NEAR), " of the prediction in ",
                Numbers.count(near), " of ", Numbers.count((long) all.size()), " levels.");
    }

    /// The predictions of a group, level by level; without rows where it has none.
    public static Table predictions(Group group, QueuePrediction.Kind kind) {
        boolean constant = kind == QueuePrediction.Kind.OVERLOAD;
        return Table.of(
                List.of("contender", "offered /s", constant ? "carried by the limit, /s" : "of the limit's rate",
                        constant ? "capacity before the level, /s" : "the queue settles in, s", "measured for, s",
                        "mean latency predicted, ms", "measured [95 %]", "measured by predicted [95 %]",
                        "mean wait for the limit predicted, ms", "measured [95 %]", "p99 of the wait predicted, ms",
                        "measured [95 %]"),
                ofKind(group, kind).map(RateWords::row).toList());
    }

    private static Stream<QueuePrediction> ofKind(Group group, QueuePrediction.Kind kind) {
        return group.curves().stream().flatMap(curve -> curve.predictions().stream())
                .filter(prediction -> prediction.kind() == kind);
    }

    private static List<?> row(QueuePrediction prediction) {
        RateLevel level = prediction.level();
        QueuePrediction.Waiting waiting = prediction.waiting();
        List<Object> row = new ArrayList<>(List.of(contender(level),
                Numbers.rounded(level.offered())));
        row.addAll(prediction.kind() == QueuePrediction.Kind.OVERLOAD
                ? List.of(Numbers.rounded(level.carried()), Numbers.rounded(level.plan().ownCapacity()))
                : List.of(Numbers.percent(prediction.utilisation()),
                        Numbers.rounded(seconds(prediction.settlesMicros(), MICROS))));
        row.add(Numbers.rounded(seconds(level.plan().numbers().get("windowMillis"), MILLIS)));
        row.addAll(compared(level, prediction.latency()));
        row.add(ratio(prediction.latency().ratio()));
        row.addAll(waiting == null ? List.of(Numbers.NONE, Numbers.NONE) : compared(level, waiting.mean()));
        QueuePrediction.Compared tail = waiting == null ? null : waiting.tail();
        row.addAll(tail == null ? List.of(Numbers.NONE, Numbers.NONE) : compared(level, tail));
        return row;
    }

    private static @Nullable Double seconds(@Nullable Double time, double unit) {
        return time == null ? null : (Double) (time * unit);
    }

    private static List<?> compared(RateLevel level, QueuePrediction.Compared compared) {
        return List.of(Numbers.rounded((Double) (compared.predicted() * MILLIS)), millis(level, compared.measured()));
    }

    static Text contender(RateLevel level) {
        return Text.of(Names.contender(level.cell().parameters()), level.valid() ? "" : " ✗");
    }

    static Text latency(@Nullable RateLevel level, Latency latency, double percent) {
        Quantity micros = latency.at(percent);
        return micros == null ? Text.of(Numbers.NONE) : millis(level, micros);
    }

    static Text millis(@Nullable RateLevel level, Quantity micros) {
        return Text.of(level != null && level.saturated() ? "≥ " : "",
                Numbers.rounded(micros.times(MILLIS, Unit.MILLIS)));
    }

    private static Text ratio(@Nullable Quantity ratio) {
        return ratio == null ? Text.of(Numbers.NONE) : Numbers.ratio(ratio);
    }

    private static Text perSecond(double rate) {
        return Text.of(Text.bound(Numbers.rounded(rate)), " requests per second");
    }
}
