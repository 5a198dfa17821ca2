// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.page;

import io.github.httptoll.analysis.findings.ledger.Phase;
import io.github.httptoll.analysis.findings.trust.Attribution.Entry;
import io.github.httptoll.analysis.findings.trust.Attribution.Shift;
import io.github.httptoll.analysis.findings.trust.Attribution;
import io.github.httptoll.analysis.render.words.Names;
import io.github.httptoll.analysis.render.words.Numbers;
import io.github.httptoll.analysis.statistics.Quantity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The injection matrix of one contender: where a delay was put in, and how much longer each phase became.
record Injection(String contender, List<String> phases, List<Row> rows) {
    /// One known delay.
    record Row(String place, String put, List<Shifted> shifts, String result) {}

    /// One phase: `result` is pass, fail or undecided, empty where it was not observed; `expected` where the delay must come back.
    record Shifted(String millis, String interval, String result, boolean expected) {}

    static List<Injection> of(Attribution attribution) {
        Map<String, List<Entry>> byContender = attribution.entries().stream().collect(Collectors.groupingBy(
                entry -> Names.word(entry.client()) + " " + Names.word(entry.strategy()), LinkedHashMap::new,
                Collectors.toList()));
        return byContender.entrySet().stream().map(group -> of(group.getKey(), group.getValue())).toList();
    }

    private static Injection of(String contender, List<Entry> entries) {
        List<Phase> phases = entries.stream().flatMap(entry -> entry.shifts().keySet().stream()).distinct().sorted()
                .toList();
        return new Injection(contender, phases.stream().map(Phase::key).toList(),
                entries.stream().map(entry -> row(entry, phases)).toList());
    }

    private static Row row(Entry entry, List<Phase> phases) {
        return new Row(Names.word(entry.place()), Numbers.trimmed(entry.injectedMillis()),
                phases.stream().map(phase -> shifted(entry.shifts().get(phase), phase == entry.phase())).toList(),
                entry.result().key());
    }

    private static Shifted shifted(@Nullable Shift shift, boolean expected) {
        Quantity millis = shift == null ? null : shift.millis();
        return shift == null || millis == null
                ? new Shifted(Numbers.NONE, "", "", expected)
                : new Shifted(Numbers.rounded((Double) millis.value()),
                        millis.interval() == null ? "[–, –]" : Numbers.interval(millis.interval()),
                        shift.result().key(), expected);
    }
}
