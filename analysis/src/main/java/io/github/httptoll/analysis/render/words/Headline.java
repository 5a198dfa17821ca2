// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.words;

import io.github.httptoll.analysis.findings.Findings;
import io.github.httptoll.analysis.findings.cell.CellResult;
import io.github.httptoll.analysis.findings.cell.ExperimentResult;
import io.github.httptoll.analysis.findings.cell.Parameters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The table on the first screen: the batch times of every contender at the size that most were measured at, by delay.
public record Headline(String title, Table table) {
    /// The headline of the fan-out, or of the first experiment with a valid cell where that did not run.
    public static Optional<Headline> of(Findings findings) {
        return of(findings, Integer.MAX_VALUE);
    }

    /// The same with so many delays at most: of more, the first, the last and some between.
    public static Optional<Headline> of(Findings findings, int mostDelays) {
        List<ExperimentResult> experiments = new ArrayList<>(findings.experiments());
        experiments.removeIf(ExperimentResult::isSelfTest);
        experiments.sort(Comparator.comparing(experiment -> !experiment.id().equals("fan-out")));
        return experiments.stream().flatMap(experiment -> of(experiment, mostDelays).stream()).findFirst();
    }

    private static Optional<Headline> of(ExperimentResult experiment, int mostDelays) {
        List<CellResult> usual = experiment.cells().stream().filter(cell -> isUsual(cell.parameters())).toList();
        return usual.stream().noneMatch(CellResult::valid)
                ? Optional.empty()
                : Optional.of(of(experiment, Size.most(usual), mostDelays));
    }

    private static boolean isUsual(Parameters p) {
        return p.replica() == 1 && p.isPlain();
    }

    private static Headline of(ExperimentResult experiment, List<CellResult> cells, int mostDelays) {
        List<List<Double>> delays = spread(distinct(fastestFirst(cells), Parameters::delaysMillis), mostDelays);
        List<String> header = new ArrayList<>(List.of("contender"));
        delays.forEach(delay -> header.add(Names.delay(delay).toString()));
        List<List<?>> rows = new ArrayList<>();
        Map<Entry, CellResult> found = new HashMap<>();
        cells.forEach(cell -> found.putIfAbsent(Entry.of(cell), cell));
        for (String contender : distinct(fastestFirst(cells), Names::contender)) {
            List<Object> row = new ArrayList<>(List.of(contender));
            delays.forEach(delay -> row.add(text(found.get(new Entry(contender, delay)))));
            rows.add(row);
        }
        rows.addFirst(ideals(cells, delays));
        Parameters top = cells.getFirst().parameters();
        return new Headline("Milliseconds for a batch of %s calls, at most %s at once (%s), by the server's delay"
                .formatted(top.calls(), top.limit(), experiment.id()), Table.of(header, rows));
    }

    private static <T> List<T> spread(List<T> all, int most) {
        return all.size() <= most
                ? all
                : IntStream.range(0, most)
                        .mapToObj(i -> all.get(Math.toIntExact(Math.round(i * (all.size() - 1.0) / (most - 1)))))
                        .toList();
    }

    /// In the order of the longest delay's batch times, which most readers ask about first.
    private static List<CellResult> fastestFirst(List<CellResult> cells) {
        Comparator<CellResult> byDelay = Comparator
                .comparingDouble(cell -> -cell.parameters().delaysMillis().getFirst());
        return cells.stream().sorted(byDelay.thenComparingDouble(
                cell -> cell.valid() ? cell.measured().batchMillis().value() : Double.MAX_VALUE)).toList();
    }

    private static List<?> ideals(List<CellResult> cells, List<List<Double>> delays) {
        Map<List<Double>, String> ideals = new HashMap<>();
        cells.forEach(cell -> Optional.ofNullable(cell.figures()).ifPresent(figures -> ideals
                .putIfAbsent(cell.parameters().delaysMillis(), Numbers.trimmed(figures.idealMillis()))));
        List<Object> row = new ArrayList<>(List.of("ideal"));
        delays.forEach(delay -> row.add(ideals.getOrDefault(delay, Numbers.NONE)));
        return row;
    }

    /// Where a cell stands in the table.
    private record Entry(String contender, List<Double> delay) {
        static Entry of(CellResult cell) {
            return new Entry(Names.contender(cell.parameters()), cell.parameters().delaysMillis());
        }
    }

    private static Text text(@Nullable CellResult cell) {
        return cell == null
                ? Text.of(Numbers.NONE)
                : cell.valid() ? Numbers.rounded(cell.measured().batchMillis()) : Text.of("✗ invalid");
    }

    private static <T> List<T> distinct(List<CellResult> cells, Function<Parameters, T> what) {
        return cells.stream().map(CellResult::parameters).map(what).distinct().toList();
    }
}
