// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.words;

import io.github.httptoll.analysis.findings.cell.Parameters;
import io.github.httptoll.analysis.findings.compare.WayChange;
import io.github.httptoll.analysis.findings.theory.WaysToWait;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Ways to wait, in words.
public final class WayWords {
    /// What the tables show.
    public static final String EXPLAINED = "The same calls of one client in several ways to wait. By parameters alone: what a batch "
            + "takes if client, machine and network take no time. In a window the oldest call makes room for the next one. Elsewhere "
            + "the first one that ends does.";

    private WayWords() {}

    public static Text title(WaysToWait ways) {
        return title(ways.parameters());
    }

    private static Text title(Parameters p) {
        return Text.of(Names.word(p.client()), ", ", p.calls() + " calls, ", Numbers.named("C", p.limit()), ", ",
                Names.delay(p.delaysMillis()), p.setup().isEmpty() ? "" : ", " + Names.setup(p));
    }

    /// A row for each way; the shortest batch comes first.
    public static Table table(WaysToWait ways) {
        return Table.of(
                List.of("way to wait", "by parameters alone, ms", "measured, ms [95 %]",
                        "measured by predicted [95 %]", "CPU µs a call [95 %]", "most calls at once"),
                ways.byTime().stream().map(WayWords::row).toList());
    }

    /// A row for each way that two runs have.
    public static Table changes(List<WayChange> ways) {
        return Table.of(
                List.of("batch", "way to wait", "by parameters alone, ms", "base, ms [95 %]", "now, ms [95 %]",
                        "change"),
                ways.stream().map(way -> List.of(title(way.cell().parameters()),
                        Names.word(way.cell().parameters().strategy()), predicted(way.predictedMillis()),
                        Numbers.rounded(way.base()), Numbers.rounded(way.now()), Numbers.signed(way.more())))
                        .toList());
    }

    private static String predicted(@Nullable Double millis) {
        return millis == null ? Numbers.NONE : Numbers.trimmed(millis);
    }

    private static List<?> row(WaysToWait.Row row) {
        return List.of(Names.word(row.cell().parameters().strategy()),
                predicted(row.predictedMillis()),
                Numbers.rounded(row.cell().measured().batchMillis()),
                row.byPredicted() == null ? Numbers.NONE : Numbers.ratio(row.byPredicted()),
                Numbers.rounded(row.cpuMicros()), Numbers.count(row.cell().observed().maxInFlight()));
    }
}
