// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.words;

import io.github.httptoll.analysis.findings.theory.OverheadSum.InState;
import io.github.httptoll.analysis.findings.theory.OverheadSum.Row;
import java.util.List;

/// What the overhead of a call is made of, in words.
public final class OverheadWords {
    /// What the tables show.
    public static final String EXPLAINED = "Calls without a delay, above the raw exchange, in microseconds of a core per call: what a "
            + "batch takes more by the clock, and of it the CPU of the client's process and of the server's. The JIT compiler's CPU is "
            + "left out where the run has it. A wake-up's own CPU is in the client's. On one core the two must add up to the overhead. On "
            + "several cores the rest is what cores idle, less what they do at the same time.";

    private OverheadWords() {}

    /// The state, and how well the parts add up.
    public static String says(InState in) {
        Double order = in.rankCorrelation();
        return "%s: the rest is at most a tenth of the overhead for %s of %s, and at most %s.%s".formatted(
                switch (in.state()) {
                    case SEQUENTIAL_ON_ONE_CORE -> "Sequential calls, client and server on one core";
                    case SEQUENTIAL -> "Sequential calls, on cores that the kernel chooses";
                    case AT_ONCE_ON_ONE_CORE -> "100 calls at once, client and server on one core";
                    case AT_ONCE -> "100 calls at once, times %s cores".formatted(Numbers.trimmed(in.cores()));
                }, in.closed(), in.rows().size(), Numbers.percent(in.largestShare()),
                order == null
                        ? ""
                        : " The rank correlation of overhead and CPU is %s.".formatted(Numbers.rounded(order)));
    }

    /// A row for each client.
    public static Table table(InState in) {
        return Table.of(
                List.of("contender", "overhead µs [95 %]", "client's CPU [95 %]", "server's CPU [95 %]", "rest [95 %]",
                        "rest, % of the overhead", "threads woken", "of the CPU, by the price of a wake-up"),
                in.rows().stream().map(OverheadWords::row).toList());
    }

    private static List<?> row(Row row) {
        return List.of(Names.contender(row.cell().parameters()), Numbers.rounded(row.overhead()),
                Numbers.rounded(row.clientCpu()), Numbers.rounded(row.serverCpu()), Numbers.rounded(row.rest()),
                Numbers.percent(row.restShare()), Numbers.rounded(row.wakeUps()), Numbers.rounded(row.priced()));
    }
}
