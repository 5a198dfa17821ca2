// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.markdown;

import io.github.httptoll.analysis.findings.Findings;
import io.github.httptoll.analysis.findings.cell.CellResult;
import io.github.httptoll.analysis.findings.cell.ExperimentResult;
import io.github.httptoll.analysis.findings.cell.Parameters;
import io.github.httptoll.analysis.findings.ledger.Cost;
import io.github.httptoll.analysis.render.words.Names;
import io.github.httptoll.analysis.render.words.Numbers;
import io.github.httptoll.analysis.render.words.Size;
import io.github.httptoll.analysis.render.words.Table;
import io.github.httptoll.analysis.statistics.Quantity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a request cost beside time: a table without delay and one at the longest delay, each at the size that most
/// were measured at.
final class CostTable {
    private static final Map<Cost, String> COLUMNS = columns();

    private CostTable() {}

    private static Map<Cost, String> columns() {
        Map<Cost, String> columns = new LinkedHashMap<>();
        columns.put(Cost.CPU, "CPU µs [95 %]");
        columns.put(Cost.CPU_SYSTEM, "of it system µs");
        columns.put(Cost.SERVER_CPU, "CPU µs of the server");
        columns.put(Cost.SWITCHES_VOLUNTARY, "voluntary switches");
        columns.put(Cost.SWITCHES_INVOLUNTARY, "involuntary switches");
        columns.put(Cost.ALLOCATED, "allocated bytes");
        columns.put(Cost.RUN_QUEUE, "waiting for a core µs");
        columns.put(Cost.PEAK_THREADS, "peak threads");
        columns.put(Cost.VIRTUAL_QUEUE, "queued virtual threads");
        return columns;
    }

    /// The part of the page.
    static String section(Findings findings) {
        List<CellResult> cells = findings.experiments().stream().filter(experiment -> experiment.id().equals("fan-out"))
                .map(ExperimentResult::cells).flatMap(List::stream).filter(CellResult::valid)
                .filter(cell -> cell.parameters().isPlain() && cell.parameters().replica() == 1)
                .filter(cell -> cell.parameters().hasOneDelay()).toList();
        if (cells.isEmpty()) {
            return "";
        }
        Lines page = new Lines().line("## What it cost");
        if (cells.stream().allMatch(cell -> cell.measured().costs().isEmpty())) {
            return page.line("Costs were not observed.").toString();
        }
        page.line(
                "Per request, in the process of the client; its threads are counts: the most at once, and the virtual ones that were "
                        + "ready without a carrier when a whole batch had been handed over. The least CPU comes first.");
        delays(cells).forEach(delay -> table(page, cells, delay));
        return page.toString();
    }

    private static List<Double> delays(List<CellResult> cells) {
        List<Double> all = cells.stream().map(CostTable::delay).distinct().sorted().toList();
        return Stream.of(0.0, all.getLast()).distinct().filter(all::contains).toList();
    }

    private static void table(Lines page, List<CellResult> cells, double delay) {
        List<CellResult> here = cells.stream().filter(cell -> delay(cell) == delay).toList();
        List<CellResult> shown = Size.most(here);
        Parameters top = shown.getFirst().parameters();
        List<List<?>> rows = shown.stream().sorted(Comparator.comparingDouble(CostTable::cpu)).map(CostTable::row)
                .toList();
        List<String> header = new ArrayList<>(List.of("contender"));
        header.addAll(COLUMNS.values());
        page.line("%s calls at %s, at most %s at once:".formatted(top.calls(), Names.delay(top.delaysMillis()),
                top.limit())).table(Table.of(header, rows));
    }

    private static List<?> row(CellResult cell) {
        List<Object> row = new ArrayList<>(List.of(Names.contender(cell.parameters())));
        COLUMNS.keySet().forEach(
                cost -> row.add(entry(cell.parameters(), cost, cell.measured().costs().get(cost))));
        return row;
    }

    private static Object entry(Parameters parameters, Cost cost, @Nullable Quantity quantity) {
        if (quantity == null) {
            return cost == Cost.VIRTUAL_QUEUE && parameters.strategy().equals("VIRTUAL_THREADS")
                    ? "not observable"
                    : Numbers.NONE;
        }
        return cost == Cost.CPU ? Numbers.rounded(quantity) : Numbers.rounded((Double) quantity.value());
    }

    private static double delay(CellResult cell) {
        return cell.parameters().delaysMillis().getFirst();
    }

    private static double cpu(CellResult cell) {
        Quantity cpu = cell.measured().costs().get(Cost.CPU);
        return cpu == null ? Double.MAX_VALUE : cpu.value();
    }
}
