// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.markdown;

import io.github.httptoll.analysis.findings.ledger.Phase;
import io.github.httptoll.analysis.findings.trust.Attribution.Entry;
import io.github.httptoll.analysis.findings.trust.Attribution.InFlightCheck;
import io.github.httptoll.analysis.findings.trust.Attribution.Result;
import io.github.httptoll.analysis.findings.trust.Attribution.Shift;
import io.github.httptoll.analysis.findings.trust.Attribution;
import io.github.httptoll.analysis.render.words.AttributionWords;
import io.github.httptoll.analysis.render.words.Names;
import io.github.httptoll.analysis.render.words.Numbers;
import io.github.httptoll.analysis.render.words.Table;
import io.github.httptoll.analysis.statistics.Quantity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The injected delays by contender, and the requests in flight that were counted and computed.
final class AttributionSection {
    private AttributionSection() {}

    /// The part of the page; empty where nothing was put in.
    static String of(Attribution attribution) {
        if (!attribution.isTested()) {
            return "";
        }
        Lines page = Lines.section("Injected delays").line(
                "By how many milliseconds each phase is longer than in the control, where nothing is put in. **Bold** is "
                        + "the phase in which the delay must come back, ✗ a shift out of its tolerance: 0.15 ms below to 0.35 ms "
                        + "above the delay there, 0.15 ms to either side elsewhere.");
        Map<String, List<Entry>> byContender = attribution.entries().stream().collect(Collectors.groupingBy(
                entry -> Names.word(entry.client()) + " " + Names.word(entry.strategy()), LinkedHashMap::new,
                Collectors.toList()));
        byContender.forEach((contender, entries) -> page.line(contender + ":").table(table(entries)));
        return page.add(inFlight(attribution.inFlight())).toString();
    }

    private static Table table(List<Entry> entries) {
        List<Phase> phases = entries.stream().flatMap(entry -> entry.shifts().keySet().stream()).distinct().sorted()
                .toList();
        List<String> header = new ArrayList<>(List.of("place", "put in ms"));
        phases.forEach(phase -> header.add(phase.key()));
        header.add("outcome");
        return Table.of(header, entries.stream().map(entry -> row(entry, phases)).toList());
    }

    private static List<?> row(Entry entry, List<Phase> phases) {
        List<Object> row = new ArrayList<>(
                List.of(Names.word(entry.place()), Numbers.trimmed(entry.injectedMillis())));
        phases.forEach(phase -> row.add(shift(entry.shifts().get(phase), phase == entry.phase())));
        row.add(entry.result().key());
        return row;
    }

    private static String shift(@Nullable Shift shift, boolean bold) {
        Quantity millis = shift == null ? null : shift.millis();
        if (shift == null || millis == null) {
            return Numbers.NONE;
        }
        String text = AttributionWords.shown(millis).toString();
        return (bold ? "**" + text + "**" : text) + (shift.result() == Result.PASS ? "" : " ✗");
    }

    /// Empty where there is no such cell.
    static String inFlight(List<InFlightCheck> cells) {
        return cells.isEmpty()
                ? ""
                : Lines.section("Requests in flight, counted and computed").line(
                        """
                                Calls at once, nothing put in. Little's law: the mean number in flight is the time that all requests \
                                together spent between start and return, by their stamps, over the time of the batch. A thread beside \
                                them counts it. The two must agree within %s."""
                                .formatted(Numbers.percent(InFlightCheck.TOLERANCE)))
                        .table(inFlightTable(cells)).toString();
    }

    private static Table inFlightTable(List<InFlightCheck> cells) {
        return Table.of(List.of("contender", "C", "counted [95 %]", "by the stamps [95 %]", "ratio [95 %]", "holds"),
                cells.stream().map(AttributionSection::row).toList());
    }

    private static List<?> row(InFlightCheck cell) {
        return List.of(Names.word(cell.client()) + " " + Names.word(cell.strategy()), Integer.toString(cell.limit()),
                Numbers.rounded(cell.counted()), Numbers.rounded(cell.expected()),
                cell.ratio() == null ? Numbers.NONE : Numbers.ratio(cell.ratio()), holds(cell));
    }

    private static String holds(InFlightCheck cell) {
        if (cell.ratio() == null) {
            return "not observable";
        }
        return switch (cell.result()) {
            case PASS -> "yes";
            case FAIL -> "no";
            case UNDECIDED -> "undecided";
        };
    }
}
