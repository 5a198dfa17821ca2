// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.markdown;

import io.github.httptoll.analysis.findings.theory.Placed;
import io.github.httptoll.analysis.findings.theory.Split;
import io.github.httptoll.analysis.render.words.Names;
import io.github.httptoll.analysis.render.words.Numbers;
import io.github.httptoll.analysis.render.words.Table;
import java.util.List;
import java.util.stream.Collectors;

/// One call at a time: split by a straight line, and by the places of its threads.
final class SingleCallSections {
    private SingleCallSections() {}

    static Lines splits(List<Split> splits) {
        return Lines.section("The split without stamps")
                .line("One call at a time at four delays or more: the least-squares line of batch time per call over the "
                        + "nominal delay uses no stamp. Its slope should be 1, and its intercept the ledger's overhead, which is "
                        + "total less server. Every block is a point of the line, so the intervals hold for these JVMs only. "
                        + "Where the overhead rises with the delay, as by waking idle threads and cores, no line is right. The last "
                        + "column is overhead less intercept, in % of the call's total at that delay.")
                .table(Table.of(
                        List.of("contender", "slope [95 %]", "slope of server", "intercept µs [95 %]",
                                "overhead µs, mean [95 %]", "at the smallest delay", "at the largest",
                                "rises by µs [95 %]", "disagreement"),
                        splits.stream().map(SingleCallSections::row).toList()));
    }

    private static List<?> row(Split split) {
        return List.of(Names.contender(split.cell().parameters()), Numbers.ratio(split.slope()),
                Numbers.ratio(split.ledgerSlope()), Numbers.rounded(split.interceptMicros()),
                Numbers.rounded(split.overheadMicros()), Numbers.rounded(split.delays().getFirst().overheadMicros()),
                Numbers.rounded(split.delays().getLast().overheadMicros()), Numbers.rounded(split.riseMicros()),
                split.delays().stream().map(SingleCallSections::at).collect(Collectors.joining(", ")));
    }

    private static String at(Split.AtDelay at) {
        return Numbers.percent(at.disagreement()) + " at " + Numbers.trimmed(at.delayMillis()) + " ms";
    }

    static Lines placed(List<Placed> placed) {
        return Lines.section("Where the threads sit")
                .line("One call at a time without delay: client and server share one core, sit on two, or are free. A free "
                        + "cell is a mixture of the two others: the last column is the share of its turns whose time is "
                        + "nearer to that on one core. Its mean is that of no single state, and another run may mix them otherwise.")
                .table(Table.of(
                        List.of("contender", "one core, µs a call [95 %]", "two cores [95 %]", "free [95 %]",
                                "free turns like one core"),
                        placed.stream().map(SingleCallSections::row).toList()));
    }

    private static List<?> row(Placed placed) {
        return List.of(Names.contender(placed.free().parameters()), Numbers.rounded(placed.togetherMicros()),
                Numbers.rounded(placed.apartMicros()), Numbers.rounded(placed.freeMicros()),
                Numbers.percent(placed.likeTogether()) + " of " + placed.turns());
    }
}
