// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render;

import io.github.httptoll.analysis.findings.Attribution.Result;
import io.github.httptoll.analysis.findings.InFlight;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Whether Little's law holds for the stamps: a point, a table, and JSON.
final class InFlightWords {
    private InFlightWords() {}

    static String point(List<InFlight> cells) {
        long observed = cells.stream().filter(cell -> cell.ratio() != null).count();
        return "**In flight:** " + (observed == 0
                ? "not observable: this run counted no requests in flight from outside."
                : "Little's law holds within %s in %s of %s cells: requests counted from outside against the sum of their "
                        .formatted(Numbers.percent(InFlight.TOLERANCE),
                                cells.stream().filter(cell -> cell.result() == Result.PASS).count(), cells.size())
                        + "stamps.");
    }

    /// Empty where there is no such cell.
    static String section(List<InFlight> cells) {
        return cells.isEmpty()
                ? ""
                : """
                        ### Requests in flight, counted and computed

                        Calls at once, nothing put in. Little's law: the mean number in flight is the time that all requests \
                        together spent between start and return, by their stamps, over the time of the batch. A thread beside \
                        them counts it. The two must agree within %s.

                        """
                        .formatted(Numbers.percent(InFlight.TOLERANCE)) + table(cells).markdown() + "\n";
    }

    private static Table table(List<InFlight> cells) {
        return new Table(List.of("contender", "C", "counted [95 %]", "by the stamps [95 %]", "ratio [95 %]", "holds"),
                cells.stream().map(InFlightWords::row).toList());
    }

    private static List<String> row(InFlight cell) {
        return List.of(Names.word(cell.client()) + " " + Names.word(cell.strategy()), Integer.toString(cell.limit()),
                Numbers.plain(cell.counted()), Numbers.plain(cell.expected()),
                cell.ratio() == null ? Numbers.NONE : Numbers.ratio(cell.ratio()), holds(cell));
    }

    private static String holds(InFlight cell) {
        if (cell.ratio() == null) {
            return "not observable";
        }
        return switch (cell.result()) {
            case PASS -> "yes";
            case FAIL -> "no";
            case UNDECIDED -> "undecided";
        };
    }

    static Map<String, @Nullable Object> json(InFlight cell) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("strategy", cell.strategy());
        json.put("client", cell.client());
        json.put("limit", cell.limit());
        json.put("counted", QuantityJson.of("value", cell.counted()));
        json.put("expected", QuantityJson.of("value", cell.expected()));
        json.put("ratio", QuantityJson.of("value", cell.ratio()));
        json.put("outcome", cell.result().key());
        return json;
    }
}
