// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.markdown;

import io.github.httptoll.analysis.findings.theory.Split;
import io.github.httptoll.analysis.render.words.Names;
import io.github.httptoll.analysis.render.words.Numbers;
import io.github.httptoll.analysis.render.words.Table;
import java.util.List;
import java.util.stream.Collectors;

/// The split of a call by a straight line, beside that of the ledger.
final class SplitSection {
    private SplitSection() {}

    static Section of(List<Split> splits) {
        return new Section("The split without stamps")
                .line("One call at a time at four delays or more: the least-squares line of batch time per call over the "
                        + "nominal delay uses no stamp. Its slope should be 1, and its intercept the ledger's overhead, which is "
                        + "total less server. Every block is a point of the line, so the intervals hold for these JVMs only. "
                        + "Where the overhead rises with the delay, as by waking idle threads and cores, no line is right. The last "
                        + "column is overhead less intercept, in % of the call's total at that delay.")
                .table(Table.of(
                        List.of("contender", "slope [95 %]", "slope of server", "intercept µs [95 %]",
                                "overhead µs, mean [95 %]", "at the smallest delay", "at the largest",
                                "rises by µs [95 %]", "disagreement"),
                        splits.stream().map(SplitSection::row).toList()));
    }

    private static List<?> row(Split split) {
        return List.of(Names.contender(split.cell().parameters()), Numbers.ratio(split.slope()),
                Numbers.ratio(split.ledgerSlope()), Numbers.rounded(split.interceptMicros()),
                Numbers.rounded(split.overheadMicros()), Numbers.rounded(split.delays().getFirst().overheadMicros()),
                Numbers.rounded(split.delays().getLast().overheadMicros()), Numbers.rounded(split.riseMicros()),
                split.delays().stream().map(SplitSection::at).collect(Collectors.joining(", ")));
    }

    private static String at(Split.AtDelay at) {
        return Numbers.percent(at.disagreement()) + " at " + Numbers.trimmed(at.delayMillis()) + " ms";
    }
}
