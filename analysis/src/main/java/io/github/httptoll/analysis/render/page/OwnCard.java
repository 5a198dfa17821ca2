// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.page;

import io.github.httptoll.analysis.findings.Findings;
import io.github.httptoll.analysis.findings.cell.Batch;
import io.github.httptoll.analysis.findings.cell.CellResult;
import io.github.httptoll.analysis.findings.claim.OwnAnswer;
import io.github.httptoll.analysis.findings.ledger.Figures;
import io.github.httptoll.analysis.findings.ledger.Ledger.Part;
import io.github.httptoll.analysis.findings.ledger.Phase;
import io.github.httptoll.analysis.render.picture.Glance;
import io.github.httptoll.analysis.render.picture.Stack;
import io.github.httptoll.analysis.render.words.BatchWords;
import io.github.httptoll.analysis.render.words.OwnCountWords;
import io.github.httptoll.analysis.render.words.OwnWords;
import io.github.httptoll.analysis.render.words.Text;
import io.github.httptoll.analysis.statistics.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A question of a study file on the first screen: its answer, both sides as stacks, and one batch of each where it was kept.
///
/// @param drawn the batches of a and b on one scale; empty where one of them was not kept
/// @param end of that scale
/// @param cells of both sides; empty where nothing was timed
record OwnCard(Text title, String holds, Text found, List<Text> more, List<Overview.Legend> legend,
        List<Overview.Row> rows, List<Drawn> drawn, List<Mark> marks, String end, Grid table,
        List<CellLinks.CellLink> cells) {
    /// The colours of the phases are those of the parts that they show.
    private static final Map<Phase, String> COLOURS = Map.of(Phase.PERMIT, "limit", Phase.DISPATCH, "scheduling",
            Phase.SEND, "client", Phase.SERVER, "server", Phase.RECEIVE, "network", Phase.RESUME, "transport");

    private static final String POOL = Part.POOL.key();
    private static final String ACCEPT = Part.ACCEPT.key();

    /// One batch: a line for each request, in the order in which they ended.
    ///
    /// @param height of all lines in pixels
    record Drawn(String name, String says, int height, List<Bar> bars) {}

    /// A phase of a request. Horizontal places are in percent, vertical ones in pixels.
    record Bar(String part, String x, String width, int y, int height) {}

    /// What a colour of the batches means.
    record Mark(String part, String means) {}

    static List<OwnCard> of(Findings findings, CellLinks refs) {
        Map<String, Batch> batches = findings.batches().stream()
                .collect(Collectors.toMap(batch -> batch.cell().id(), Function.identity()));
        return Stream.concat(
                findings.own().stream().map(answer -> of(OwnWords.of(answer), batches.get(answer.a().id()),
                        batches.get(answer.b().id()), refs)),
                findings.ownCounts().stream().map(counted -> of(OwnCountWords.of(counted)))).toList();
    }

    private static OwnCard of(OwnCountWords words) {
        return new OwnCard(words.title(), words.holds(), words.sentences().getFirst(),
                words.sentences().subList(1, words.sentences().size()), List.of(), List.of(), List.of(), List.of(), "",
                Grid.of("The counts of each repetition", words.sides()), List.of());
    }

    private static OwnCard of(OwnWords words, @Nullable Batch a, @Nullable Batch b, CellLinks refs) {
        OwnAnswer answer = words.answer();
        List<Glance.Row> sides = Stream.concat(side(words.names().getFirst(), answer.a()),
                side(words.names().getLast(), answer.b())).toList();
        long whole = a == null || b == null ? 0 : Math.max(a.micros(), b.micros());
        List<Drawn> drawn = a == null || b == null
                ? List.of()
                : Stream.of(a, b).map(batch -> drawn(batch, whole)).toList();
        Grid table = Grid.of("Both sides, times of one call [95 %]", words.sides());
        return new OwnCard(words.title(), words.holds(), words.sentences().getFirst(),
                words.sentences().subList(1, words.sentences().size()), Overview.legend(stacks(sides)),
                Overview.rows(sides), drawn, marks(drawn), BatchWords.millis(whole), table,
                List.of(refs.of(answer.a()), refs.of(answer.b())));
    }

    private static List<Stack> stacks(List<Glance.Row> rows) {
        return rows.stream().map(Glance.Row::stack).toList();
    }

    private static Stream<Glance.Row> side(String name, CellResult cell) {
        return cell.valid()
                ? Stack.of(name, cell).stream().map(stack -> new Glance.Row("", stack, cell, null))
                : Stream.of();
    }

    private static Drawn drawn(Batch batch, long whole) {
        int height = batch.lines().size() > 60 ? 2 : 5;
        List<Bar> bars = new ArrayList<>();
        for (int row = 0; row < batch.lines().size(); row++) {
            Batch.Line line = batch.lines().get(row);
            long at = line.submittedMicros();
            for (Phase phase : Batch.PHASES) {
                long micros = line.micros().getOrDefault(phase, 0L);
                if (micros * 1_000 >= whole) {
                    bars.add(
                            new Bar(part(phase, batch), percent(at, whole), percent(micros, whole), row * height,
                                    height - 1));
                }
                at += micros;
            }
        }
        return new Drawn(BatchWords.name(batch.cell().parameters()), BatchWords.says(batch),
                batch.lines().size() * height, bars);
    }

    private static String part(Phase phase, Batch batch) {
        String colour = COLOURS.getOrDefault(phase, "transport");
        return phase == Phase.SEND ? queue(batch).orElse(colour) : colour;
    }

    /// The queue in which the calls of a batch spend most of the time until they are on the way.
    private static Optional<String> queue(Batch batch) {
        Figures measured = batch.cell().measured();
        if (measured.ledger().pool() != null) {
            return Optional.of(POOL);
        }
        Quantity accept = measured.ledger().get(Part.ACCEPT);
        Quantity send = measured.phases().get(Phase.SEND);
        return Optional.of(ACCEPT).filter(_ -> accept != null && send != null && 2 * accept.value() > send.value());
    }

    /// Of the colours that occur.
    private static List<Mark> marks(List<Drawn> drawn) {
        Set<String> occur = drawn.stream().flatMap(batch -> batch.bars().stream()).map(Bar::part)
                .collect(Collectors.toSet());
        Stream<Mark> phases = Batch.PHASES.stream()
                .map(phase -> new Mark(COLOURS.getOrDefault(phase, "transport"), BatchWords.word(phase)));
        Stream<Mark> queues = Stream.of(new Mark(POOL, "waits for the library's own pool, then on the way"),
                new Mark(ACCEPT, "waits until the server accepts its connection, then on the way"));
        return Stream.concat(queues, phases)
                .filter(mark -> occur.contains(mark.part())).toList();
    }

    private static String percent(long micros, long whole) {
        return String.format(Locale.ROOT, "%.2f%%", whole == 0 ? 0 : 100.0 * micros / whole);
    }
}
