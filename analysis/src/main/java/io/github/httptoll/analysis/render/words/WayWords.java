// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.words;

import io.github.httptoll.analysis.findings.cell.Parameters;
import io.github.httptoll.analysis.findings.theory.WaysToWait;
import java.util.Comparator;
import java.util.List;

/// Ways to wait, in words.
public final class WayWords {
    private WayWords() {}

    /// What all ways have in common.
    public static Text title(WaysToWait ways) {
        Parameters p = ways.parameters();
        return Text.of(Names.word(p.client()), ", ", p.calls() + " calls, ", Numbers.named("C", p.limit()), ", ",
                Names.delay(p.delaysMillis()), p.setup().isEmpty() ? "" : ", " + Names.setup(p));
    }

    /// A row for each way; the shortest batch comes first.
    public static Table table(WaysToWait ways) {
        return Table.of(
                List.of("way to wait", "by parameters alone, ms", "measured, ms [95 %]",
                        "measured by predicted [95 %]", "CPU µs a call [95 %]", "most calls at once"),
                ways.rows().stream()
                        .sorted(Comparator.comparingDouble(row -> row.cell().measured().batchMillis().value()))
                        .map(WayWords::row).toList());
    }

    private static List<?> row(WaysToWait.Row row) {
        Double predicted = row.predictedMillis();
        return List.of(Names.word(row.cell().parameters().strategy()),
                predicted == null ? Numbers.NONE : Numbers.trimmed(predicted),
                Numbers.rounded(row.cell().measured().batchMillis()),
                row.byPredicted() == null ? Numbers.NONE : Numbers.ratio(row.byPredicted()),
                Numbers.rounded(row.cpuMicros()), Numbers.count(row.cell().observed().maxInFlight()));
    }
}
