// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.words;

import io.github.httptoll.analysis.findings.rate.Latency;
import io.github.httptoll.analysis.findings.rate.RateLevel;
import io.github.httptoll.analysis.findings.rate.Rates;
import io.github.httptoll.analysis.findings.rate.Stall;
import io.github.httptoll.analysis.findings.rate.Stall.Verdict;
import io.github.httptoll.analysis.statistics.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A server that stalls, in words: the same calls from due, and as a closed loop reports them.
public final class StallWords {
    private static final String SAME_CALLS = " The closed loop is one caller in the same calls: it records one, and then the "
            + "next one that was fired after its end.";

    private StallWords() {}

    /// What became of the claim.
    public static Text hidden(Rates rates) {
        return Text.of("Claim: a closed loop hides a stall by a factor of ten or more. By p99: ",
                Text.join(", ", Stream.of(Verdict.values()).map(verdict -> Text.of(Numbers.count(
                        rates.stalls().stream().filter(stall -> stall.verdict() == verdict).count()), " ",
                        word(verdict))).toList()),
                ".", rates.stalls().stream().noneMatch(Stall::sameCalls) ? "" : SAME_CALLS);
    }

    /// What became of it for each contender.
    public static List<Text> verdicts(Rates rates) {
        return rates.stalls().stream().map(StallWords::verdict).toList();
    }

    private static Text verdict(Stall stall) {
        Quantity hides = stall.hides();
        Text contender = Text.of(RateWords.contender(stall.level()), " at ",
                Text.bound(Numbers.rounded(stall.level().offered())), " requests per second");
        return hides == null
                ? Text.of(contender, ": too few requests for a p99, ", word(stall.verdict()), ".")
                : Text.of(contender, ": the p99 from due is ", Numbers.ratio(hides), " times that of ",
                        stall.sameCalls() ? "the closed loop: " : "a separate closed loop: ", word(stall.verdict()),
                        hides.interval() == null ? ", since fewer than three JVMs met the stall." : ".");
    }

    /// Both reports of each contender, one below the other.
    public static Table stalls(Rates rates) {
        return Table.of(List.of("contender", "latency, ms [95 %]", "p50", "p90", "p99", "p99.9", "most", "requests"),
                rates.stalls().stream().flatMap(stall -> Stream.of(
                        row(stall, "from due", stall.level(), stall.level().fromDue()),
                        row(stall, stall.sameCalls() ? "closed loop of the same calls" : "separate closed loop", null,
                                stall.closed())))
                        .toList());
    }

    private static List<?> row(Stall stall, String clock, @Nullable RateLevel level, Latency latency) {
        List<Object> row = new ArrayList<>(List.of(RateWords.contender(stall.level()), clock));
        Latency.PERCENTS.forEach(percent -> row.add(RateWords.latency(level, latency, percent)));
        row.add(RateWords.millis(level, latency.most()));
        row.add(Numbers.count(latency.requests()));
        return row;
    }

    public static String word(Verdict verdict) {
        return verdict.name().toLowerCase(Locale.ROOT);
    }
}
