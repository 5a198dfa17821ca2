// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.page;

import io.github.httptoll.analysis.findings.Findings;
import io.github.httptoll.analysis.findings.theory.Crossover.Entry;
import io.github.httptoll.analysis.findings.theory.Crossover;
import io.github.httptoll.analysis.render.page.CellLinks.CellLink;
import io.github.httptoll.analysis.render.words.CrossoverWords;
import io.github.httptoll.analysis.render.words.Names;
import io.github.httptoll.analysis.render.words.Numbers;
import io.github.httptoll.analysis.render.words.Size;
import io.github.httptoll.analysis.statistics.Comparison.BandPosition;
import io.github.httptoll.analysis.statistics.Quantity;
import java.util.List;
import java.util.stream.IntStream;

/// Another way of waiting against the platform pool, by delay and limit: a table whose fields have the colour of the faster.
record HeatMap(String title, String says, List<String> sizes, List<Row> rows) {
    record Row(String delay, List<Field> fields) {}

    /// One delay and limit. `kind` is other, pool, equal, undecided or none; `strength` how far the ratio is from 1, 0 to 3.
    record Field(String kind, int strength, String word, String ratio, String interval, List<CellLink> cells) {
        static final Field NONE = new Field("none", 0, "not measured", "", "", List.of());
    }

    private static final double[] STEPS = {1.1, 1.5, 2.5};

    static List<HeatMap> of(Findings findings, CellLinks refs) {
        return findings.theory().crossovers().stream().map(map -> of(map, refs)).toList();
    }

    private static HeatMap of(Crossover map, CellLinks refs) {
        List<Size> sizes = map.entries().stream().map(HeatMap::size).distinct().sorted(Size.LARGEST).toList();
        boolean oneN = sizes.stream().map(Size::calls).distinct().count() == 1;
        List<Row> rows = map.entries().stream().map(Entry::delayMillis).distinct().sorted()
                .map(delay -> new Row(Numbers.trimmed(delay) + " ms", sizes.stream()
                        .map(size -> field(map, delay, size, refs)).toList()))
                .toList();
        return new HeatMap(Names.word(map.client()) + " " + Names.word(map.strategy()) + " ÷ "
                + Names.word(map.poolClient()) + " platform pool", CrossoverWords.sentence(map),
                sizes.stream().map(size -> words(size, oneN)).toList(), rows);
    }

    private static Field field(Crossover map, double delay, Size size, CellLinks refs) {
        return map.entries().stream().filter(entry -> entry.delayMillis() == delay && size(entry).equals(size))
                .findFirst().map(entry -> field(map, entry, entry.cells().stream().map(refs::of).toList()))
                .orElse(Field.NONE);
    }

    private static Field field(Crossover map, Entry entry, List<CellLink> cells) {
        BandPosition position = entry.ratio().position();
        Quantity ratio = entry.ratio().ratio();
        double away = Math.exp(Math.abs(Math.log(ratio.value())));
        int strength = (int) IntStream.range(0, STEPS.length).filter(step -> away >= STEPS[step]).count();
        String word = CrossoverWords.faster(map, entry);
        return new Field(switch (position) {
            case ABOVE -> "pool";
            case BELOW -> "other";
            case WITHIN -> "equal";
            case ACROSS -> "undecided";
        }, strength, switch (position) {
            case ABOVE, BELOW -> word + " faster";
            case WITHIN, ACROSS -> word;
        }, Numbers.rounded(ratio.value()),
                ratio.interval() == null ? "no interval" : Numbers.interval(ratio.interval()),
                cells);
    }

    private static Size size(Entry entry) {
        return new Size(entry.limit(), entry.calls());
    }

    private static String words(Size size, boolean oneN) {
        return words("C", size.limit()) + (oneN ? "" : ", " + words("N", size.calls()));
    }

    /// Which is broken at its comma and nowhere else.
    private static String words(String name, int value) {
        return name + "\u00a0=\u00a0" + Numbers.count((long) value);
    }
}
