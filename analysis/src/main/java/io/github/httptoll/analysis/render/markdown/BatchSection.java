// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.markdown;

import io.github.httptoll.analysis.findings.cell.Batch;
import io.github.httptoll.analysis.findings.cell.Parameters;
import io.github.httptoll.analysis.findings.ledger.Phase;
import io.github.httptoll.analysis.render.words.BatchWords;
import io.github.httptoll.analysis.render.words.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Single batches as bars of text, two on one scale.
final class BatchSection {
    private static final int WIDTH = 60;
    private static final int MOST_ROWS = 20;
    private static final Map<Phase, Character> SIGNS = Map.of(Phase.PERMIT, '.', Phase.DISPATCH, '-', Phase.SEND, '>',
            Phase.SERVER, '=', Phase.RECEIVE, '<', Phase.RESUME, '+');

    private BatchSection() {}

    /// Empty where no batch stands beside another.
    static String of(List<Batch> batches) {
        Map<Batch, Batch> leading = BatchWords.leading(batches);
        if (leading.isEmpty()) {
            return "";
        }
        Lines section = Lines.section("One batch, request by request").line(
                ("A line is a request, from submit to resume, in the order of their ends: %s. One batch each: an example, no measurement. "
                        + "Both are drawn on one scale.").formatted(legend()));
        leading.forEach((batch, other) -> section
                .line("%s: `%s` next to `%s`.".formatted(title(batch), batch.cell().id(), other.cell().id()))
                .line("```\n" + picture(batch, other).collect(Collectors.joining("\n")) + "\n```"));
        return section.toString();
    }

    /// What the signs mean.
    static String legend() {
        return Batch.PHASES.stream().map(phase -> "`" + SIGNS.get(phase) + "` " + BatchWords.word(phase))
                .collect(Collectors.joining(", "));
    }

    private static String title(Batch batch) {
        Parameters p = batch.cell().parameters();
        return "%s, N = %s, C = %s, %s".formatted(batch.cell().experiment(), p.calls(), p.limit(),
                Names.delay(p.delaysMillis()));
    }

    /// Two batches on one scale, the phases by their signs.
    static Stream<String> picture(Batch batch, Batch other) {
        long whole = Math.max(batch.micros(), other.micros());
        List<String> lines = new ArrayList<>(bars(batch, whole));
        lines.add("");
        lines.addAll(bars(other, whole));
        lines.add(" ".repeat(6) + "0" + " ".repeat(WIDTH - 2) + BatchWords.millis(whole));
        return lines.stream();
    }

    private static List<String> bars(Batch batch, long whole) {
        int every = (batch.lines().size() + MOST_ROWS - 1) / MOST_ROWS;
        List<String> lines = new ArrayList<>();
        lines.add(BatchWords.name(batch.cell().parameters()) + ": " + BatchWords.says(batch)
                + (every == 1 ? "" : " One line in " + every + "."));
        for (int i = 0; i < batch.lines().size(); i += every) {
            lines.add("%5d ".formatted(batch.lines().get(i).number()) + bar(batch.lines().get(i), whole));
        }
        return lines;
    }

    /// What happens in the middle of each step of the scale.
    private static String bar(Batch.Line line, long whole) {
        return IntStream.range(0, WIDTH).mapToObj(i -> sign(line, whole * (2L * i + 1) / (2 * WIDTH)))
                .map(String::valueOf).collect(Collectors.joining()).stripTrailing();
    }

    private static char sign(Batch.Line line, long at) {
        long end = line.submittedMicros();
        if (at < end) {
            return ' ';
        }
        for (Phase phase : Batch.PHASES) {
            end += line.micros().getOrDefault(phase, 0L);
            if (at < end) {
                return SIGNS.getOrDefault(phase, ' ');
            }
        }
        return ' ';
    }
}
