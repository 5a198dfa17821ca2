// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.page;

import io.github.httptoll.analysis.findings.cell.Contrast;
import io.github.httptoll.analysis.findings.ledger.Ledger.Part;
import io.github.httptoll.analysis.render.picture.Glance;
import io.github.httptoll.analysis.render.picture.Picture;
import io.github.httptoll.analysis.render.picture.Stack;
import io.github.httptoll.analysis.render.words.Carried;
import io.github.httptoll.analysis.render.words.Names;
import io.github.httptoll.analysis.render.words.Numbers;
import io.github.httptoll.analysis.render.words.ShownPart;
import io.github.httptoll.analysis.render.words.Text;
import io.github.httptoll.analysis.statistics.Comparison;
import io.github.httptoll.analysis.statistics.Interval;
import io.github.httptoll.analysis.statistics.Quantity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The picture at the beginning: a panel for each level of the glance. A choice between them needs the style alone, no script.
///
/// @param choices the panels by the size of their batches
/// @param style which panel is shown
record Overview(Map<String, List<Panel>> choices, List<Panel> panels, String style) {
    /// An interval widens the scale by so much at most.
    private static final double WIDEST = 1.3;

    /// One level.
    ///
    /// @param key its place among the panels
    record Panel(String key, String delay, String title, List<Legend> legend, List<Row> rows, Grid table) {}

    /// A part that occurs, and what it is.
    record Legend(String part, String name, String means) {}

    /// One cell. Places are in percent of the width.
    ///
    /// @param library empty below the first row of a library
    /// @param found how an async cell compares with its blocking sibling; null for others
    record Row(String library, String way, List<Bar> bars, Span span, Text total, @Nullable Found found,
            String label) {}

    /// A part of a stack.
    record Bar(String part, String x, String width, String says) {}

    /// The interval of the total.
    record Span(String low, String high) {}

    /// Coloured where it differs for certain by more than the smallest difference of interest; a smaller one is grey.
    ///
    /// @param style the class in the style sheet
    record Found(String style, Text words) {
        static @Nullable Found of(@Nullable Contrast against) {
            if (against == null) {
                return null;
            }
            Text ratio = Text.of(Carried.of(against.ratio()), " times blocking");
            return switch (against.comparison().position()) {
                case ABOVE -> new Found(isFar(against.ratio()) ? "slower" : "near", ratio);
                case BELOW -> new Found(isFar(against.ratio()) ? "faster" : "near", ratio);
                case WITHIN -> new Found("equivalent", Text.of("as long as blocking"));
                case ACROSS -> new Found("open", Text.of("undecided"));
            };
        }

        private static boolean isFar(Quantity ratio) {
            Interval interval = ratio.interval();
            return interval != null && interval.isBeyond(Comparison.DELTA);
        }
    }

    static Overview of(Glance glance, CellLinks refs) {
        List<Panel> panels = IntStream.range(0, glance.levels().size())
                .mapToObj(i -> panel("" + i, glance.levels().get(i), refs)).toList();
        Map<String, List<Panel>> choices = new LinkedHashMap<>();
        for (int i = 0; i < panels.size(); i++) {
            choices.computeIfAbsent(Names.capital(glance.levels().get(i).sizeWords()), _ -> new ArrayList<>())
                    .add(panels.get(i));
        }
        return new Overview(choices, panels, panels.stream()
                .map(panel -> "#glance:has(#at-%1$s:checked) #panel-%1$s{display:block}".formatted(panel.key()))
                .collect(Collectors.joining("\n")));
    }

    private static Panel panel(String key, Glance.Level level, CellLinks refs) {
        List<Stack> stacks = level.stacks();
        double scale = scale(stacks);
        List<ShownPart> occur = occur(stacks);
        List<Row> rows = level.libraries().stream().flatMap(library -> IntStream.range(0, library.rows().size())
                .mapToObj(i -> row(i == 0 ? library.name() : "", library.rows().get(i), scale))).toList();
        return new Panel(key, Names.delay(List.of(level.delayMillis())).toString(), Picture.title(level),
                legend(stacks), rows, table(level, occur, refs));
    }

    /// Two sides of a question on one scale.
    static List<Row> rows(List<Glance.Row> sides) {
        double scale = scale(sides.stream().map(Glance.Row::stack).toList());
        return sides.stream().map(side -> row("", side, scale)).toList();
    }

    /// The parts that occur in these.
    static List<Legend> legend(List<Stack> stacks) {
        return occur(stacks).stream().map(part -> new Legend(part.key(), part.name(), part.means())).toList();
    }

    private static List<ShownPart> occur(List<Stack> stacks) {
        return Stack.DRAWN.stream()
                .filter(part -> stacks.stream().anyMatch(stack -> stack.parts().getOrDefault(part.part(), 0.0) > 0))
                .toList();
    }

    /// Percent of the width that a microsecond takes.
    private static double scale(List<Stack> stacks) {
        double largest = stacks.stream().mapToDouble(stack -> stack.total().value()).max().orElse(1);
        return 100 / stacks.stream().mapToDouble(stack -> Math.min(high(stack.total()), WIDEST * largest)).max()
                .orElse(1);
    }

    private static Row row(String library, Glance.Row row, double scale) {
        Stack stack = row.stack();
        List<Bar> bars = new ArrayList<>();
        double x = 0;
        for (ShownPart part : Stack.DRAWN) {
            double width = stack.parts().getOrDefault(part.part(), 0.0) * scale;
            if (width >= 0.05) {
                bars.add(new Bar(part.key(), percent(x), percent(width),
                        part.name() + " " + Numbers.rounded(stack.parts().get(part.part())) + " µs"));
                x += width;
            }
        }
        Interval interval = stack.total().interval();
        double low = interval == null ? stack.total().value() : Math.max(0, interval.low());
        return new Row(library, row.way(), bars, new Span(percent(low * scale), percent(high(stack.total()) * scale)),
                Carried.time(stack.total()), Found.of(row.against()), stack.label());
    }

    private static double high(Quantity total) {
        Interval interval = total.interval();
        return interval == null ? total.value() : interval.high();
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f%%", Math.min(share, 100));
    }

    private static Grid table(Glance.Level level, List<ShownPart> occur, CellLinks refs) {
        List<String> header = Stream.of(List.of("client and way", "total [95 %]", "overhead"),
                occur.stream().map(ShownPart::name).toList(), List.of("times its blocking sibling"))
                .flatMap(List::stream).toList();
        return new Grid(
                Picture.title(level) + ": µs per call [95 %]. Overhead is all but server, accept and a raw exchange.",
                header,
                level.rows().stream().map(row -> Grid.Row.of(entries(row, occur), refs.of(row.cell()))).toList());
    }

    private static List<Text> entries(Glance.Row row, List<ShownPart> occur) {
        Map<Part, Quantity> parts = Grids.parts(row.cell().measured());
        List<Text> entries = new ArrayList<>(
                List.of(Text.of(row.stack().label()), Carried.of(row.stack().total()),
                        carried(row.cell().measured().ledger().overhead())));
        occur.forEach(part -> entries.add(carried(parts.get(part.part()))));
        entries.add(row.against() == null ? Text.of(Numbers.NONE) : Carried.of(row.against().ratio()));
        return entries;
    }

    private static Text carried(@Nullable Quantity quantity) {
        return quantity == null ? Text.of(Numbers.NONE) : Carried.of(quantity);
    }
}
