// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.markdown;

import io.github.httptoll.analysis.findings.ledger.Cost;
import io.github.httptoll.analysis.findings.theory.HopSteps;
import io.github.httptoll.analysis.render.words.Names;
import io.github.httptoll.analysis.render.words.Numbers;
import io.github.httptoll.analysis.render.words.Table;
import io.github.httptoll.analysis.render.words.Text;
import java.util.List;

/// The ladder from measuring alone up to a client.
final class HopStepsSection {
    private HopStepsSection() {}

    static Section of(HopSteps hopSteps) {
        return new Section("The ladder: from no call to a client")
                .line("One request after the other without delay: its total, from submit until the code that waits for it "
                        + "goes on, and what it takes more than the rung that it stands on. A step is of the blocks that both "
                        + "rungs share, unpaired where they share none. CPU is of the client's whole process, on all cores.")
                .table(Table.of(
                        List.of("rung", "µs per request [95 %]", "CPU µs [95 %]", "step µs [95 %]", "stands on"),
                        hopSteps.steps().stream().map(HopStepsSection::row).toList()));
    }

    private static List<?> row(HopSteps.Step rung) {
        HopSteps.Rise step = rung.rise();
        Text cpu = Numbers.rounded(rung.cell().measured().costs().get(Cost.CPU));
        return step == null
                ? List.of(name(rung), Numbers.rounded(rung.micros()), cpu, Numbers.NONE, Numbers.NONE)
                : List.of(name(rung), Numbers.rounded(rung.micros()), cpu, Numbers.signed(step.micros()),
                        name(step.below()) + (step.paired() ? "" : ", unpaired"));
    }

    static String name(HopSteps.Step rung) {
        String hop = rung.hop();
        return hop == null ? Names.contender(rung.cell().parameters()) : "floor: " + Names.word(hop);
    }
}
