// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.page;

import io.github.httptoll.analysis.findings.layer.Layers;
import io.github.httptoll.analysis.findings.theory.WaysToWait;
import io.github.httptoll.analysis.render.page.CellLinks.CellLink;
import io.github.httptoll.analysis.render.words.LayerWords;
import io.github.httptoll.analysis.render.words.Table;
import io.github.httptoll.analysis.render.words.Text;
import io.github.httptoll.analysis.render.words.WayWords;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Tables whose first columns name cells, to which they are links.
final class LinkedGrids {
    private LinkedGrids() {}

    /// Layers and their engines; empty where no layer was measured with its engine. The cause is too long for a column.
    static List<Grid> layers(Layers layers, CellLinks refs) {
        Table all = LayerWords.overheads(layers);
        Table overheads = new Table(all.header().subList(0, all.header().size() - 1),
                all.rows().stream().map(row -> row.subList(0, row.size() - 1)).toList());
        return Stream.of(
                grid("What a call by a layer takes more than one by its engine, one call at a time", overheads,
                        layers.overheads().stream().map(row -> List.of(refs.of(row.layer()), refs.of(row.engine())))
                                .toList(),
                        layers.overheads().stream().map(row -> LayerWords.causes(row.cause())).toList()),
                grid(LayerWords.AT_ONCE, LayerWords.limits(layers), layers.limits().stream()
                        .map(row -> List.of(refs.of(row.layer()), refs.of(row.engine()))).toList(), List.of()))
                .filter(grid -> !grid.rows().isEmpty()).toList();
    }

    /// Each batch in several ways to wait; empty where none was measured in several.
    static List<Grid> ways(List<WaysToWait> ways, CellLinks refs) {
        return ways.stream().map(batch -> grid(WayWords.title(batch).toString(), WayWords.table(batch),
                batch.byTime().stream().map(row -> List.of(refs.of(row.cell()))).toList(), List.of())).toList();
    }

    /// @param below what stands in a line of its own below each row; empty where nothing does
    private static Grid grid(String caption, Table table, List<List<CellLink>> cells, List<Text> below) {
        return new Grid(caption, table.header(), IntStream.range(0, cells.size())
                .mapToObj(row -> new Grid.Row(table.rows().get(row), cells.get(row),
                        below.isEmpty() ? Text.EMPTY : below.get(row)))
                .toList());
    }
}
