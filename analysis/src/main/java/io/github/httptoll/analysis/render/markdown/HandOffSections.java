// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.markdown;

import io.github.httptoll.analysis.findings.theory.HandOffs.Price;
import io.github.httptoll.analysis.findings.theory.HandOffs.Row;
import io.github.httptoll.analysis.findings.theory.HandOffs.Verdict;
import io.github.httptoll.analysis.findings.theory.HandOffs;
import io.github.httptoll.analysis.findings.theory.OverheadSum;
import io.github.httptoll.analysis.render.words.Names;
import io.github.httptoll.analysis.render.words.Numbers;
import io.github.httptoll.analysis.render.words.OverheadWords;
import io.github.httptoll.analysis.render.words.Table;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The hand-offs of a call, predicted and counted, what the overhead is made of, and the price of a wake-up.
final class HandOffSections {
    private static final Map<String, String> PLACES = Map.of("SAME_CORE", "on the same core", "OTHER_CORE",
            "on another core",
            "IDLE_CORE", "on another core, after a pause of 5 ms", "FREE", "where the kernel puts it", "FREE_IDLE",
            "where the kernel puts it, after a pause of 5 ms");

    private HandOffSections() {}

    static Lines counted(HandOffs handOffs) {
        return Lines.section("Hand-offs, predicted and counted")
                .line(("One call at a time. Each client's description predicts how many threads a call wakes above the raw exchange. "
                        + "The run counts the wake-ups of all threads but the JVM's own, at the smallest delay above 0 that was measured, "
                        + "or without a delay where there is no such cell. "
                        + "A prediction is confirmed where the whole interval is nearer to it than to another number: %s confirmed, %s "
                        + "refuted, %s undecided.").formatted(handOffs.count(Verdict.CONFIRMED),
                                handOffs.count(Verdict.REFUTED),
                                handOffs.count(Verdict.UNDECIDED)))
                .table(Table.of(
                        List.of("contender", "predicted", "counted [95 %]", "verdict", "wake-ups of a call [95 %]"),
                        handOffs.rows().stream().map(HandOffSections::row).toList()));
    }

    private static List<?> row(Row row) {
        return List.of(Names.contender(row.cell().parameters()), Integer.toString(row.predicted()),
                Numbers.rounded(row.counted()),
                row.verdict().name().toLowerCase(Locale.ROOT), Numbers.rounded(row.all()));
    }

    static Lines sums(OverheadSum sums) {
        Lines section = Lines.section("What the overhead is made of").line(OverheadWords.EXPLAINED);
        sums.states().forEach(in -> section.line(OverheadWords.says(in)).table(OverheadWords.table(in)));
        return section;
    }

    static Lines prices(HandOffs handOffs) {
        return Lines.section("What it takes to wake a thread")
                .line("Two threads wake each other in turn: the time from before `unpark` is called until `park` has returned in the other "
                        + "thread. After a pause, the cores have fallen asleep.")
                .table(Table.of(List.of("threads", "the woken thread is", "µs [95 %]"),
                        handOffs.prices().stream().map(HandOffSections::price).toList()));
    }

    private static List<?> price(Price price) {
        return List.of(price.threads().equals("VIRTUAL") ? "virtual" : "platform",
                PLACES.getOrDefault(price.place(), price.place()), Numbers.rounded(price.micros()));
    }
}
