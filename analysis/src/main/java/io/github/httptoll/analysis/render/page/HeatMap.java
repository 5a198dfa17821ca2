// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.page;

import io.github.httptoll.analysis.findings.Findings;
import io.github.httptoll.analysis.findings.theory.Crossover.Entry;
import io.github.httptoll.analysis.findings.theory.Crossover;
import io.github.httptoll.analysis.render.words.CrossoverWords;
import io.github.httptoll.analysis.render.words.Names;
import io.github.httptoll.analysis.render.words.Numbers;
import io.github.httptoll.analysis.statistics.Quantity;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Another way of waiting against the platform pool, by delay and limit: a table whose fields have the colour of the faster.
record HeatMap(String title, String says, List<String> sizes, List<Row> rows) {
    /// The fields of one delay.
    record Row(String delay, List<Field> fields) {}

    /// One delay and limit. `kind` is other, pool, equal, undecided or none; `strength` how far the ratio is from 1, 0 to 3.
    record Field(String kind, int strength, String word, String ratio, String interval, List<CellLink> cells) {
        static final Field NONE = new Field("none", 0, "not measured", "", "", List.of());
    }

    /// What a column is of.
    private record Size(int limit, int calls) {
        static final Comparator<Size> ORDER = Comparator.comparingInt(Size::limit).thenComparingInt(Size::calls);

        static Size of(Entry entry) {
            return new Size(entry.limit(), entry.calls());
        }

        String words(boolean oneN) {
            return words("C", limit) + (oneN ? "" : ", " + words("N", calls));
        }

        /// Which is broken at its comma and nowhere else.
        private static String words(String name, int value) {
            return name + "\u00a0=\u00a0" + Numbers.count((long) value);
        }
    }

    private static final double[] STEPS = {1.1, 1.5, 2.5};

    static List<HeatMap> of(Findings findings, CellLinks refs) {
        return findings.theory().crossovers().stream().map(map -> of(map, refs)).toList();
    }

    private static HeatMap of(Crossover map, CellLinks refs) {
        List<Size> sizes = map.entries().stream().map(Size::of).distinct().sorted(Size.ORDER).toList();
        boolean oneN = sizes.stream().map(Size::calls).distinct().count() == 1;
        List<Row> rows = map.entries().stream().map(Entry::delayMillis).distinct().sorted()
                .map(delay -> new Row(Numbers.trimmed(delay) + " ms", sizes.stream()
                        .map(size -> field(map, delay, size, refs)).toList()))
                .toList();
        return new HeatMap(Names.word(map.client()) + " " + Names.word(map.strategy()) + " ÷ "
                + Names.word(map.poolClient()) + " platform pool", CrossoverWords.sentence(map),
                sizes.stream().map(size -> size.words(oneN)).toList(), rows);
    }

    private static Field field(Crossover map, double delay, Size size, CellLinks refs) {
        return map.entries().stream().filter(entry -> entry.delayMillis() == delay && Size.of(entry).equals(size))
                .findFirst().map(entry -> field(map, entry, entry.cells().stream().map(refs::of).toList()))
                .orElse(Field.NONE);
    }

    private static Field field(Crossover map, Entry entry, List<CellLink> cells) {
        String kind = switch (entry.ratio().position()) {
            case ABOVE -> "pool";
            case BELOW -> "other";
            case WITHIN -> "equal";
            case ACROSS -> "undecided";
        };
        Quantity ratio = entry.ratio().ratio();
        double away = Math.exp(Math.abs(Math.log(ratio.value())));
        int strength = (int) IntStream.range(0, STEPS.length).filter(step -> away >= STEPS[step]).count();
        String word = CrossoverWords.faster(map, entry);
        return new Field(kind, strength,
                kind.equals("pool") || kind.equals("other") ? word + " faster" : word,
                Numbers.rounded((Double) ratio.value()),
                ratio.interval() == null ? "no interval" : Numbers.interval(ratio.interval()), cells);
    }
}
