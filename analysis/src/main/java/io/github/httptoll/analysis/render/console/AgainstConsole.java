// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.console;

import io.github.httptoll.analysis.findings.compare.Against.CellChange;
import io.github.httptoll.analysis.findings.compare.Against;
import io.github.httptoll.analysis.render.words.AgainstWords;
import io.github.httptoll.analysis.render.words.Table;
import io.github.httptoll.analysis.render.words.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// What is printed of two runs that are compared.
public final class AgainstConsole {
    private static final int WIDTH = 120;
    private static final int MOST_ROWS = 18;
    private static final int MOST_NAMES = 2;

    private AgainstConsole() {}

    public static String of(Against against) {
        List<String> lines = new ArrayList<>();
        lines.add("Run " + against.now().run() + ", commit " + against.now().commit());
        lines.addAll(AgainstWords.compared(against));
        if (!against.judged().isEmpty()) {
            lines.add("");
            lines.addAll(shown(against.judged().stream().limit(MOST_ROWS).toList()));
            lines.add("");
        }
        lines.addAll(AgainstWords.tally(against));
        lines.addAll(AgainstWords.notJudged(against, MOST_NAMES));
        lines.add(AgainstWords.gate(against));
        return String.join("\n", lines) + "\n";
    }

    /// Without the notes, and with ids that leave out their middle where a line would not fit.
    private static List<String> shown(List<CellChange> cells) {
        List<List<Text>> rows = AgainstWords.judged(cells).rows().stream()
                .map(row -> List.of(row.get(0), row.get(1), row.get(2), row.get(3), row.getLast())).toList();
        List<String> header = List.of("verdict", "now / base", "base ms", "now ms", "cell");
        int before = Console
                .columns(Table.of(header.subList(0, 4), rows.stream().map(row -> row.subList(0, 4)).toList()))
                .stream().mapToInt(String::length).max().orElse(0);
        int room = WIDTH - before - 2;
        return Console.columns(Table.of(header, rows.stream().map(row -> Stream
                .concat(row.stream().limit(4),
                        Stream.of(Text.of(AgainstWords.shortened(row.getLast().toString(), room))))
                .toList())
                .toList()));
    }
}
