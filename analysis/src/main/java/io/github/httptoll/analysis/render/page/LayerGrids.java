// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.page;

import io.github.httptoll.analysis.findings.layer.Layers;
import io.github.httptoll.analysis.render.words.LayerWords;
import io.github.httptoll.analysis.render.words.Table;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The tables of layers and their engines.
final class LayerGrids {
    private LayerGrids() {}

    /// Empty where no layer was measured with its engine.
    static List<Grid> of(Layers layers, CellLinks refs) {
        return Stream.of(
                grid("What a call by a layer takes more than one by its engine, one call at a time",
                        LayerWords.overheads(layers),
                        layers.overheads().stream()
                                .map(row -> List.of(refs.of(row.layer()), refs.of(row.engine()))).toList()),
                grid(LayerWords.AT_ONCE, LayerWords.limits(layers), layers.limits().stream()
                        .map(row -> List.of(refs.of(row.layer()), refs.of(row.engine()))).toList()))
                .filter(grid -> !grid.rows().isEmpty()).toList();
    }

    private static Grid grid(String caption, Table table, List<List<CellLinks.CellLink>> cells) {
        return new Grid(caption, table.header(), IntStream.range(0, cells.size())
                .mapToObj(row -> new Grid.Row(table.rows().get(row), cells.get(row))).toList());
    }
}
