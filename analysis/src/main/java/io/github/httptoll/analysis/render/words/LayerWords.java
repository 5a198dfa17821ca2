// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.words;

import io.github.httptoll.analysis.findings.cell.CellResult;
import io.github.httptoll.analysis.findings.compare.LayerChange;
import io.github.httptoll.analysis.findings.cpu.CpuDifference.OwnerDifference;
import io.github.httptoll.analysis.findings.cpu.CpuDifference;
import io.github.httptoll.analysis.findings.layer.Layers.Limit;
import io.github.httptoll.analysis.findings.layer.Layers.Overhead;
import io.github.httptoll.analysis.findings.layer.Layers;
import io.github.httptoll.analysis.statistics.Quantity;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What layers add to their engines, in words.
public final class LayerWords {
    /// What the tables show.
    public static final String EXPLAINED = "A layer makes its calls by another client, its engine. Both have the same settings and "
            + "blocks. Calls are made one at a time. Engine: a call by the engine, from its turn until the caller has the answer. "
            + "Overhead: what a call by the layer takes more. CPU and wake-ups: what the client's process uses more, and how many "
            + "threads it wakes more. Where the CPU differs: the owners whose CPU differs most. It is of one profile of each, after "
            + "everything that is measured.";
    /// What the table of calls at once shows.
    public static final String AT_ONCE = "Calls at once: what the server saw at most in a measurement.";
    /// A cause is named by so many owners at most, those that differ most.
    private static final int NAMED = 3;

    private LayerWords() {}

    /// A row for each layer, one call at a time.
    public static Table overheads(Layers layers) {
        return Table.of(
                List.of("layer", "engine", "settings", "engine µs [95 %]", "overhead µs [95 %]", "CPU µs [95 %]",
                        "wake-ups [95 %]",
                        "where the CPU differs, µs [95 %]"),
                layers.overheads().stream().map(LayerWords::row).toList());
    }

    private static List<?> row(Overhead row) {
        return List.of(layer(row.layer()), engine(row.layer(), row.engine()), settings(row.layer()),
                Numbers.rounded(row.engineMicros()), Numbers.signed(row.micros()), signed(row.cpuMicros()),
                signed(row.wakeUps()), cause(row.cause()));
    }

    /// The cause as a sentence.
    public static Text causes(@Nullable CpuDifference cause) {
        return cause == null ? Text.EMPTY : Text.of("where the CPU differs, µs: ", cause(cause));
    }

    private static Text signed(@Nullable Quantity quantity) {
        return quantity == null ? Text.of(Numbers.NONE) : Numbers.signed(quantity);
    }

    private static Text cause(@Nullable CpuDifference cause) {
        return cause == null
                ? Text.of("not profiled")
                : Text.join(", ", cause.owners().stream()
                        .sorted(Comparator
                                .comparingDouble((OwnerDifference owner) -> -Math.abs(owner.micros().value())))
                        .limit(NAMED).map(owner -> Text.of(owner.owner().name(), " ", Numbers.signed(owner.micros())))
                        .toList());
    }

    /// A row for each layer whose calls were made at once.
    public static Table limits(Layers layers) {
        return Table.of(List.of("layer", "engine", "settings", "calls at once at the server: layer, engine",
                "connections opened: layer, engine", "limits"),
                layers.limits().stream().map(LayerWords::row).toList());
    }

    /// A row for each layer that two runs compare with its engine.
    public static Table changes(List<LayerChange> layers) {
        return Table.of(List.of("layer", "engine", "settings", "overhead in the base, µs [95 %]", "now", "change"),
                layers.stream().map(row -> List.of(layer(row.layer()), engine(row.layer(), row.engine()),
                        settings(row.layer()), Numbers.signed(row.base()), Numbers.signed(row.now()),
                        Numbers.signed(row.more()))).toList());
    }

    private static List<?> row(Limit row) {
        return List.of(layer(row.layer()), engine(row.layer(), row.engine()), settings(row.layer()),
                counts(row.layer().observed().maxInFlight(), row.engine().observed().maxInFlight()),
                counts(row.layer().observed().connections(), row.engine().observed().connections()),
                row.isKept() ? "the same" : "changed");
    }

    private static String counts(@Nullable Long layer, @Nullable Long engine) {
        return Numbers.count(layer) + ", " + Numbers.count(engine);
    }

    private static String layer(CellResult cell) {
        List<Double> delays = cell.parameters().delaysMillis();
        return plain(Names.contender(cell.parameters()))
                + (delays.stream().allMatch(delay -> delay == 0) ? "" : ", " + Names.delay(delays));
    }

    /// With its own way to wait, where that is another one than the layer's.
    private static String engine(CellResult layer, CellResult engine) {
        return plain(engine.parameters().strategy().equals(layer.parameters().strategy())
                ? Names.word(engine.parameters().client())
                : Names.contender(engine.parameters()));
    }

    /// Of both.
    private static String settings(CellResult layer) {
        return Names.word(layer.parameters().settings());
    }

    /// Layers come from jars, so their names need not say it.
    private static String plain(String name) {
        return name.replace(" (brought)", "");
    }
}
