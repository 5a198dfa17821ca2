// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.markdown;

import io.github.httptoll.analysis.findings.theory.Pooling;
import io.github.httptoll.analysis.render.words.Names;
import io.github.httptoll.analysis.render.words.Numbers;
import io.github.httptoll.analysis.render.words.Table;
import java.util.List;

/// What passing completions on by a pool takes, predicted and measured.
final class PoolingSection {
    private PoolingSection() {}

    static Section of(Pooling pooling) {
        return new Section("The completion through a pool")
                .line(("One call at a time without delay: the completion reaches the caller from the thread that brings the "
                        + "answer, or by way of a thread of a pool. That is one more thread to be woken, so one hop is predicted, "
                        + "%s (%s less %s). What is missing is measured less predicted.").formatted(
                                Numbers.time(pooling.hopMicros()), HopStepsSection.name(pooling.hop().to()),
                                HopStepsSection.name(pooling.hop().from())))
                .table(Table.of(List.of("client", "direct µs [95 %]", "through a pool µs [95 %]", "more µs [95 %]",
                        "missing µs [95 %]"), pooling.rows().stream().map(PoolingSection::row).toList()))
                .line("The interval of what is missing holds 0 for %s of %s clients.".formatted(pooling.predicted(),
                        pooling.rows().size()));
    }

    private static List<?> row(Pooling.Row row) {
        return List.of(Names.word(row.direct().parameters().client()), Numbers.rounded(row.directMicros()),
                Numbers.rounded(row.pooledMicros()), Numbers.signed(row.more()) + (row.paired() ? "" : ", unpaired"),
                Numbers.rounded(row.missing()));
    }
}
