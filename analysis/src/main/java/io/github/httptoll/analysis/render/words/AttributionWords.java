// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.words;

import io.github.httptoll.analysis.findings.trust.Attribution.Entry;
import io.github.httptoll.analysis.findings.trust.Attribution.InFlightCheck;
import io.github.httptoll.analysis.findings.trust.Attribution.Result;
import io.github.httptoll.analysis.findings.trust.Attribution.Shift;
import io.github.httptoll.analysis.findings.trust.Attribution;
import io.github.httptoll.analysis.statistics.Quantity;
import java.util.List;

/// Whether known delays came back in their phases, and whether Little's law holds for the stamps, in words.
public final class AttributionWords {
    private static final int MOST_NAMED = 6;

    private AttributionWords() {}

    static Text point(Attribution attribution) {
        int all = attribution.entries().size();
        List<Entry> failed = attribution.with(Result.FAIL);
        List<Entry> open = attribution.with(Result.UNDECIDED);
        return switch (attribution.outcome()) {
            case PROVEN -> Text.format("proven: %s known delays came back in their phases and in no other%s.", all,
                    worst(attribution));
            case NOT_PROVEN ->
                Text.format("NOT proven: %s of %s known delays did not come back as they were put in: %s.%s",
                        failed.size(), all, named(failed),
                        open.isEmpty() ? "" : " Undecided: %s more.".formatted(open.size()));
            case UNDECIDED -> Text.format("undecided: of %s known delays none is known to have gone astray, but %s "
                    + "cannot be said to have come back: %s.", all, open.size(), named(open));
            case NOT_TESTED -> Text.of("not tested: this run put no known delays in.");
        };
    }

    private static Text worst(Attribution attribution) {
        return attribution.worst()
                .map(worst -> Text.format(" (worst deviation %s: %s of %s)", millis(worst.millis()),
                        worst.phase().key(),
                        name(worst.entry())))
                .orElse(Text.EMPTY);
    }

    private static Text named(List<Entry> entries) {
        Text named = Text.join("; ",
                entries.stream().limit(MOST_NAMED).map(entry -> Text.format("%s (%s)", name(entry), why(entry)))
                        .toList());
        return entries.size() <= MOST_NAMED
                ? named
                : Text.of(named, "; and ", entries.size() - MOST_NAMED, " more below");
    }

    private static Text name(Entry entry) {
        return Text.format("%s %s, %s %s", Names.word(entry.client()), Names.word(entry.strategy()),
                Names.word(entry.place()), Numbers.withUnit(Numbers.trimmed(entry.injectedMillis()), "ms"));
    }

    private static Text why(Entry entry) {
        if (entry.phase() == null) {
            return Text.of("no phase is known for this place");
        }
        return entry.shifts().isEmpty()
                ? Text.of("it or its control has no valid measurement")
                : Text.join(", ", entry.shifts().entrySet().stream()
                        .filter(shift -> shift.getValue().result() == entry.result())
                        .map(shift -> Text.of(shift.getKey().key(), " ", millis(shift.getValue()))).toList());
    }

    private static Text millis(Shift shift) {
        Quantity millis = shift.millis();
        if (millis == null) {
            return Text.of("not observed");
        }
        return millis.interval() == null ? millis(millis.value()) : Text.of(shown(millis), " ms");
    }

    private static Text millis(double value) {
        return Numbers.withUnit(signed(value), "ms");
    }

    public static Text shown(Quantity millis) {
        return millis.interval() == null
                ? Text.of(signed(millis.value()))
                : Text.of(signed(millis.value()), " ", Text.interval(Numbers.interval(millis.interval())));
    }

    private static String signed(double value) {
        String text = Numbers.rounded(value);
        return value > 0 && !text.equals("0") ? "+" + text : text;
    }

    /// Whether Little's law holds for the stamps.
    public static Text inFlight(List<InFlightCheck> cells) {
        return cells.stream().allMatch(cell -> cell.ratio() == null)
                ? Text.of("not observable: this run counted no requests in flight from outside.")
                : Text.format(
                        "Little's law holds within %s in %s of %s cells: requests counted from outside against the "
                                + "sum of their stamps.",
                        Numbers.percent(InFlightCheck.TOLERANCE),
                        cells.stream().filter(cell -> cell.result() == Result.PASS).count(), cells.size());
    }
}
