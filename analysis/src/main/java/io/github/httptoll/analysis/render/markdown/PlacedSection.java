// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.markdown;

import io.github.httptoll.analysis.findings.theory.Placed;
import io.github.httptoll.analysis.render.words.Names;
import io.github.httptoll.analysis.render.words.Numbers;
import io.github.httptoll.analysis.render.words.Table;
import java.util.List;

/// What the places of the threads do to a call.
final class PlacedSection {
    private PlacedSection() {}

    static Section of(List<Placed> placed) {
        return new Section("Where the threads sit")
                .line("One call at a time without delay: client and server share one core, sit on two, or are free. A free "
                        + "cell is a mixture of the two others: the last column is the share of its turns whose time is "
                        + "nearer to that on one core. Its mean is that of no single state, and another run may mix them otherwise.")
                .table(Table.of(
                        List.of("contender", "one core, µs a call [95 %]", "two cores [95 %]", "free [95 %]",
                                "free turns like one core"),
                        placed.stream().map(PlacedSection::row).toList()));
    }

    private static List<?> row(Placed placed) {
        return List.of(Names.contender(placed.free().parameters()), Numbers.rounded(placed.togetherMicros()),
                Numbers.rounded(placed.apartMicros()), Numbers.rounded(placed.freeMicros()),
                Numbers.percent(placed.likeTogether()) + " of " + placed.turns());
    }
}
