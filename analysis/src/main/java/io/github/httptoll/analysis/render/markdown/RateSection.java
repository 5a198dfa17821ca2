// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.markdown;

import io.github.httptoll.analysis.findings.cell.CellResult;
import io.github.httptoll.analysis.findings.rate.Rates.Group;
import io.github.httptoll.analysis.findings.rate.Rates;
import io.github.httptoll.analysis.render.words.RateWords;
import io.github.httptoll.analysis.render.words.Table;
import io.github.httptoll.analysis.render.words.Text;
import java.util.List;
import java.util.stream.Collectors;

/// Latency at an offered rate: knees and tails first, everything else folded.
final class RateSection {
    private static final String QUEUE = "Prediction: far below the limit no call waits. Near it calls wait as in the queue M/G/c "
            + "(Allen–Cunneen), with the time of a call at the contender's lowest rate. A queue that was measured for less time than it "
            + "takes to settle shows shorter waits. ";
    private static final String OVERLOAD = "Prediction of the overload: gaps are constant and shorter than those of a closed loop, so the "
            + "wait grows by the excess. ";

    private RateSection() {}

    /// Empty where the run has no rates.
    static String of(Rates rates) {
        if (rates.isEmpty()) {
            return "";
        }
        Lines page = new Lines().line("## Latency at a rate").line(RateWords.EXPLAINED);
        rates.groups().forEach(group -> group(page, group));
        if (!rates.stalls().isEmpty()) {
            page.line("### A server that stalls").line(RateWords.hidden(rates).toString())
                    .add(Section.markdown(RateWords.stalls(rates))).add("\n");
        }
        if (!rates.voided().isEmpty()) {
            page.line("Every turn was void: " + rates.voided().stream().map(CellResult::id)
                    .collect(Collectors.joining("`, `", "`", "`")) + ".");
        }
        return page.toString();
    }

    private static void group(Lines page, Group group) {
        page.line("### " + RateWords.title(group));
        page.add(Section.markdown(RateWords.overview(group))).add("\n");
        page.bullets(RateWords.knees(group));
        page.table(RateWords.levels(group));
        predicted(page, QUEUE, RateWords.predicted(group), RateWords.predictions(group, false));
        predicted(page, OVERLOAD, RateWords.predicted(group), RateWords.predictions(group, true));
    }

    private static void predicted(Lines page, String how, Text agrees, Table table) {
        if (!List.of().equals(table.rows())) {
            page.line(how + agrees).table(table);
        }
    }
}
