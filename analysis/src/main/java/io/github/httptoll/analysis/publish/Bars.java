// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.publish;

import io.github.httptoll.analysis.findings.Findings;
import io.github.httptoll.analysis.findings.cell.Callback;
import io.github.httptoll.analysis.findings.cell.CellResult;
import io.github.httptoll.analysis.findings.cell.ExperimentResult;
import io.github.httptoll.analysis.findings.cell.Parameters;
import io.github.httptoll.analysis.findings.claim.ClaimResult;
import io.github.httptoll.analysis.render.words.Names;
import io.github.httptoll.analysis.render.words.Numbers;
import io.github.httptoll.analysis.statistics.Quantity;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Both sides of some claims as bars of text, all on one scale.
final class Bars {
    /// Of the longest bar: with a label before it and a time after it, a line fits where a code host shows a README.
    private static final int WIDTH = 30;

    private Bars() {}

    /// A fenced block: for each claim that was measured, what it asks of, and a bar for `b` and one for `a`.
    static String of(Findings findings, List<String> claims) {
        Map<String, CellResult> cells = ExperimentResult.cellsById(findings.experiments());
        List<Pair> pairs = claims.stream()
                .flatMap(id -> findings.claims().stream().filter(claim -> claim.id().equals(id)))
                .flatMap(claim -> Pair.of(claim, cells)).toList();
        double most = pairs.stream().flatMap(pair -> pair.bars().stream()).mapToDouble(bar -> bar.millis().value())
                .max().orElse(1);
        int label = pairs.stream().flatMap(pair -> pair.bars().stream()).mapToInt(bar -> bar.label().length()).max()
                .orElse(0);
        return pairs.stream().map(pair -> pair.work() + "\n" + pair.bars().stream()
                .map(bar -> "  %s  %s %s\n".formatted(bar.label() + " ".repeat(label - bar.label().length()),
                        "█".repeat((int) Math.max(1, Math.round(WIDTH * bar.millis().value() / most))),
                        Numbers.time(bar.millis())))
                .collect(Collectors.joining())).collect(Collectors.joining("", "```\n", "```\n"));
    }

    /// @param work what both sides have to do
    private record Pair(String work, List<Bar> bars) {
        static Stream<Pair> of(ClaimResult claim, Map<String, CellResult> cells) {
            CellResult a = cells.get(claim.a());
            CellResult b = cells.get(claim.b());
            if (a == null || b == null || !a.valid() || !b.valid()) {
                return Stream.empty();
            }
            Parameters both = a.parameters();
            return Stream.of(new Pair(
                    "%d calls of %s, %d at once".formatted(both.calls(), Names.delay(both.delaysMillis()),
                            both.limit()),
                    List.of(Bar.of(b), Bar.of(a))));
        }
    }

    private record Bar(String label, Quantity millis) {
        static Bar of(CellResult cell) {
            Parameters p = cell.parameters();
            String settings = p.isAsItComes() ? ", default settings" : "";
            Callback work = p.work();
            String callback = work == null
                    ? ""
                    : (p.does(Callback.Work.SLEEP, work.place()) ? ", sleep " : ", computing ") + Names.place(p);
            return new Bar(Names.contender(p) + settings + callback, cell.measured().batchMillis());
        }
    }
}
