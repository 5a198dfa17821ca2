// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.markdown;

import io.github.httptoll.analysis.findings.cell.CellResult;
import io.github.httptoll.analysis.findings.rate.QueuePrediction.Kind;
import io.github.httptoll.analysis.findings.rate.Rates.Group;
import io.github.httptoll.analysis.findings.rate.Rates;
import io.github.httptoll.analysis.render.words.RateWords;
import io.github.httptoll.analysis.render.words.StallWords;
import io.github.httptoll.analysis.render.words.Table;
import java.util.List;
import java.util.stream.Collectors;

/// Latency at an offered rate: knees and tails first; every level and what was predicted of it in the appendix.
final class RateSection {
    private static final String QUEUE = "Prediction: far below the limit no call waits. Near it calls wait as in the queue M/G/c "
            + "(Allen–Cunneen), with the time of a call at the contender's lowest rate. A queue that was measured for less time than it "
            + "takes to settle shows shorter waits. ";
    private static final String OVERLOAD = "Prediction of the overload: gaps are constant, and more calls arrive than the limit carries. "
            + "So each waits longer than the one before it. *Carried* are the calls fired a second while calls waited, in the level "
            + "itself. ";

    private RateSection() {}

    /// Empty where the run has no rates.
    static String of(Rates rates) {
        if (rates.isEmpty()) {
            return "";
        }
        Lines page = new Lines().line("## Latency at a rate").line(RateWords.EXPLAINED);
        rates.groups().forEach(group -> group(page, group));
        if (!rates.groups().isEmpty()) {
            page.line("[Every level](#each-level-of-a-rate), and what was predicted of it, is in the appendix.");
        }
        if (!rates.stalls().isEmpty()) {
            page.line("### A server that stalls").line(StallWords.hidden(rates).toString());
            page.bullets(StallWords.verdicts(rates)).open(StallWords.stalls(rates));
        }
        if (!rates.voided().isEmpty()) {
            page.line("Every turn was void: " + rates.voided().stream().map(CellResult::id)
                    .collect(Collectors.joining("`, `", "`", "`")) + ".");
        }
        return page.toString();
    }

    private static void group(Lines page, Group group) {
        page.line("### " + RateWords.title(group));
        page.open(RateWords.overview(group));
        page.bullets(RateWords.knees(group));
    }

    /// Every level; empty where the run has no rates.
    static String inFull(Rates rates) {
        if (rates.groups().isEmpty()) {
            return "";
        }
        Lines page = new Lines().line("## Each level of a rate");
        for (Group group : rates.groups()) {
            page.line("### " + RateWords.title(group) + ": levels").table(RateWords.levels(group));
            predicted(page, QUEUE, group, Kind.QUEUE);
            predicted(page, OVERLOAD, group, Kind.OVERLOAD);
        }
        return page.toString();
    }

    private static void predicted(Lines page, String how, Group group, Kind kind) {
        Table table = RateWords.predictions(group, kind);
        if (!List.of().equals(table.rows())) {
            page.line(how + RateWords.predicted(group, kind)).table(table);
        }
    }
}
