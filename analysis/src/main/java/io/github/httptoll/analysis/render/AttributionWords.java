// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render;

import io.github.httptoll.analysis.findings.Attribution.Entry;
import io.github.httptoll.analysis.findings.Attribution.Outcome;
import io.github.httptoll.analysis.findings.Attribution.Result;
import io.github.httptoll.analysis.findings.Attribution.Shift;
import io.github.httptoll.analysis.findings.Attribution;
import io.github.httptoll.analysis.findings.Phase;
import io.github.httptoll.analysis.statistics.Quantity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Whether known delays came back in their phases: a word, a point, a table for each contender, and JSON.
final class AttributionWords {
    private static final int MOST_NAMED = 6;

    private AttributionWords() {}

    /// The outcome with its count.
    static String brief(Attribution attribution) {
        String outcome = "attribution " + attribution.outcome().key().replace('_', ' ');
        return attribution.outcome() == Outcome.NOT_TESTED
                ? outcome
                : "%s: %s of %s known delays came back in their phases".formatted(outcome,
                        attribution.with(Result.PASS).size(), attribution.entries().size());
    }

    static String point(Attribution attribution) {
        int all = attribution.entries().size();
        List<Entry> failed = attribution.with(Result.FAIL);
        List<Entry> open = attribution.with(Result.UNDECIDED);
        return "**Attribution:** " + switch (attribution.outcome()) {
            case PROVEN ->
                "proven: %s known delays came back in their phases and in no other%s.".formatted(all,
                        worst(attribution));
            case NOT_PROVEN ->
                "NOT proven: %s of %s known delays did not come back as they were put in: %s.%s".formatted(
                        failed.size(), all, named(failed),
                        open.isEmpty() ? "" : " Undecided: %s more.".formatted(open.size()));
            case UNDECIDED ->
                "undecided: of %s known delays none is known to have gone astray, but %s cannot be said to have come back: %s."
                        .formatted(all, open.size(), named(open));
            case NOT_TESTED -> "not tested: this run put no known delays in.";
        };
    }

    private static String worst(Attribution attribution) {
        return attribution.worst()
                .map(worst -> " (worst deviation %s ms: %s of %s)".formatted(signed(worst.millis()),
                        worst.phase().key(), name(worst.entry())))
                .orElse("");
    }

    private static String named(List<Entry> entries) {
        String named = entries.stream().limit(MOST_NAMED).map(entry -> name(entry) + " (" + why(entry) + ")")
                .collect(Collectors.joining("; "));
        return entries.size() <= MOST_NAMED ? named : named + "; and " + (entries.size() - MOST_NAMED) + " more below";
    }

    private static String name(Entry entry) {
        return "%s %s, %s %s ms".formatted(Names.word(entry.client()), Names.word(entry.strategy()),
                Names.word(entry.place()), Numbers.chosen(entry.injectedMillis()));
    }

    private static String why(Entry entry) {
        if (entry.phase() == null) {
            return "no phase is known for this place";
        }
        return entry.shifts().isEmpty()
                ? "it or its control has no valid measurement"
                : entry.shifts().entrySet().stream().filter(shift -> shift.getValue().result() == entry.result())
                        .map(shift -> shift.getKey().key() + " " + millis(shift.getValue()))
                        .collect(Collectors.joining(", "));
    }

    private static String millis(Shift shift) {
        Quantity millis = shift.millis();
        return millis == null ? "not observed" : signed(millis.value()) + interval(millis) + " ms";
    }

    private static String signed(double value) {
        String text = Numbers.plain((Double) value);
        return value > 0 && !text.equals("0") ? "+" + text : text;
    }

    private static String interval(Quantity quantity) {
        return quantity.interval() == null ? "" : " " + Numbers.interval(quantity.interval());
    }

    /// The part of the page; empty where nothing was put in.
    static String section(Attribution attribution) {
        if (attribution.outcome() == Outcome.NOT_TESTED) {
            return "";
        }
        StringBuilder page = new StringBuilder("### Injected delays\n\n");
        page.append(
                "By how many milliseconds each phase is longer than in the control, where nothing is put in. **Bold** is ")
                .append("the phase in which the delay must come back, ✗ a shift out of its tolerance: 0.15 ms below to 0.35 ms ")
                .append("above the delay there, 0.15 ms to either side elsewhere.\n\n");
        Map<String, List<Entry>> byContender = attribution.entries().stream().collect(Collectors.groupingBy(
                entry -> Names.word(entry.client()) + " " + Names.word(entry.strategy()), LinkedHashMap::new,
                Collectors.toList()));
        byContender.forEach((contender, entries) -> page.append(contender).append(":\n\n")
                .append(table(entries).markdown()).append('\n'));
        return page.append(InFlightWords.section(attribution.inFlight())).toString();
    }

    private static Table table(List<Entry> entries) {
        List<Phase> phases = entries.stream().flatMap(entry -> entry.shifts().keySet().stream()).distinct().sorted()
                .toList();
        List<String> header = new ArrayList<>(List.of("place", "put in ms"));
        phases.forEach(phase -> header.add(phase.key()));
        header.add("outcome");
        return new Table(header, entries.stream().map(entry -> row(entry, phases)).toList());
    }

    private static List<String> row(Entry entry, List<Phase> phases) {
        List<String> row = new ArrayList<>(
                List.of(Names.word(entry.place()), Numbers.chosen(entry.injectedMillis())));
        phases.forEach(phase -> row.add(shift(entry.shifts().get(phase), phase == entry.phase())));
        row.add(entry.result().key());
        return row;
    }

    private static String shift(@Nullable Shift shift, boolean bold) {
        Quantity millis = shift == null ? null : shift.millis();
        if (shift == null || millis == null) {
            return Numbers.NONE;
        }
        String text = signed(millis.value()) + interval(millis);
        return (bold ? "**" + text + "**" : text) + (shift.result() == Result.PASS ? "" : " ✗");
    }

    static Map<String, Object> json(Attribution attribution) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("outcome", attribution.outcome().key());
        json.put("entries", attribution.entries().stream().map(AttributionWords::json).toList());
        json.put("inFlight", attribution.inFlight().stream().map(InFlightWords::json).toList());
        return json;
    }

    private static Map<String, Object> json(Entry entry) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("strategy", entry.strategy());
        json.put("client", entry.client());
        json.put("place", entry.place());
        json.put("injectedMillis", entry.injectedMillis());
        Map<String, @Nullable Object> shifts = new LinkedHashMap<>();
        entry.shifts().forEach((phase, shift) -> shifts.put(phase.key(), QuantityJson.of("millis", shift.millis())));
        json.put("shifts", shifts);
        json.put("outcome", entry.result().key());
        return json;
    }
}
