// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.markdown;

import io.github.httptoll.analysis.findings.theory.CpuCeiling;
import io.github.httptoll.analysis.render.words.Names;
import io.github.httptoll.analysis.render.words.Numbers;
import io.github.httptoll.analysis.render.words.Table;
import java.util.ArrayList;
import java.util.List;

/// The throughput that the processors allow, beside the measured one.
final class CpuCeilingSection {
    private CpuCeilingSection() {}

    static Section of(CpuCeiling ceiling) {
        List<String> header = new ArrayList<>(List.of("contender", "client CPU µs [95 %]", "server CPU µs [95 %]",
                "at most per second [95 %]", "measured per second [95 %]", "of the most"));
        ceiling.rows().getFirst().knees()
                .forEach(knee -> header.add("knee at " + Numbers.trimmed(knee.delayMillis()) + " ms [95 %]"));
        return new Section("The wall of the processors")
                .line(("The fan-out at C = %s without delay: %s cores that client and server share give cores / (client CPU "
                        + "+ server CPU) requests per second, whoever waits how. The knee is the number of calls in flight from "
                        + "which the cores limit and no longer the delay, if a request costs as much there. Above 100 %% "
                        + "of the most, the CPU time does not hold all that a request costs.")
                        .formatted(ceiling.limit(), Numbers.trimmed(ceiling.cores())))
                .table(Table.of(header, ceiling.rows().stream().map(CpuCeilingSection::row).toList()));
    }

    private static List<?> row(CpuCeiling.Row row) {
        List<Object> entries = new ArrayList<>(List.of(Names.contender(row.cell().parameters()),
                Numbers.rounded(row.clientMicros()), Numbers.rounded(row.serverMicros()), Numbers.rounded(row.bound()),
                Numbers.rounded(row.measured()), Numbers.percent(row.measured().value() / row.bound().value())));
        row.knees().forEach(knee -> entries.add(Numbers.rounded(knee.calls())));
        return entries;
    }
}
