// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.markdown;

import io.github.httptoll.analysis.findings.ledger.Cost;
import io.github.httptoll.analysis.findings.theory.HopSteps;
import io.github.httptoll.analysis.findings.theory.Pooling;
import io.github.httptoll.analysis.render.words.Names;
import io.github.httptoll.analysis.render.words.Numbers;
import io.github.httptoll.analysis.render.words.Table;
import io.github.httptoll.analysis.render.words.Text;
import java.util.List;

/// One call at a time from no call to a client: its steps, and the completion through a pool.
final class HopSections {
    private HopSections() {}

    static Lines hopSteps(HopSteps hopSteps) {
        return Lines.section("The ladder: from no call to a client")
                .line("One request after the other without delay: its total, from submit until the code that waits for it "
                        + "goes on, and what it takes more than the rung that it stands on. A step is of the blocks that both "
                        + "rungs share, unpaired where they share none. CPU is of the client's whole process, on all cores.")
                .table(Table.of(
                        List.of("rung", "µs per request [95 %]", "CPU µs [95 %]", "step µs [95 %]", "stands on"),
                        hopSteps.steps().stream().map(HopSections::row).toList()));
    }

    private static List<?> row(HopSteps.Step step) {
        HopSteps.Rise rise = step.rise();
        Text cpu = Numbers.rounded(step.cell().measured().costs().get(Cost.CPU));
        return rise == null
                ? List.of(name(step), Numbers.rounded(step.micros()), cpu, Numbers.NONE, Numbers.NONE)
                : List.of(name(step), Numbers.rounded(step.micros()), cpu, Numbers.signed(rise.micros()),
                        name(rise.below()) + (rise.paired() ? "" : ", unpaired"));
    }

    static String name(HopSteps.Step step) {
        String hop = step.hop();
        return hop == null
                ? Names.contender(step.cell().parameters())
                : "floor: " + Names.hop(step.cell().parameters(), hop);
    }

    static Lines pooling(Pooling pooling) {
        return Lines.section("The completion through a pool")
                .line(("One call at a time without delay: the completion reaches the caller from the thread that brings the "
                        + "answer, or by way of a thread of a pool. That is one more thread to be woken, so one hop is predicted, "
                        + "%s (%s less %s). What is missing is measured less predicted.").formatted(
                                Numbers.time(pooling.hopMicros()), name(pooling.hop().to()),
                                name(pooling.hop().from())))
                .table(Table.of(List.of("client", "direct µs [95 %]", "through a pool µs [95 %]", "more µs [95 %]",
                        "missing µs [95 %]"), pooling.rows().stream().map(HopSections::row).toList()))
                .line("The interval of what is missing holds 0 for %s of %s clients.".formatted(pooling.predicted(),
                        pooling.rows().size()));
    }

    private static List<?> row(Pooling.Row row) {
        return List.of(Names.word(row.direct().parameters().client()), Numbers.rounded(row.directMicros()),
                Numbers.rounded(row.pooledMicros()), Numbers.signed(row.more()) + (row.paired() ? "" : ", unpaired"),
                Numbers.rounded(row.missing()));
    }
}
