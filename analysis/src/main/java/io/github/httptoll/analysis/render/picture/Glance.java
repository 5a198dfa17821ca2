// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.picture;

import io.github.httptoll.analysis.findings.Findings;
import io.github.httptoll.analysis.findings.answer.Finding;
import io.github.httptoll.analysis.findings.cell.CellResult;
import io.github.httptoll.analysis.findings.cell.Contrast;
import io.github.httptoll.analysis.findings.cell.ExperimentResult;
import io.github.httptoll.analysis.findings.cell.Parameters;
import io.github.httptoll.analysis.read.Client;
import io.github.httptoll.analysis.render.words.Names;
import io.github.httptoll.analysis.render.words.Size;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The overhead at a glance: where the time of a call goes, client by client, at each size and delay that the run has cells for.
///
/// One call at a time comes first, then many at once, each by rising delay. It is empty where a run has neither.
public record Glance(List<Level> levels) {
    /// So many delays of a size, those of most cells.
    private static final int MOST_DELAYS = 6;
    private static final String SINGLE = "single-call";
    private static final List<String> EXPERIMENTS = List.of(SINGLE, "fan-out");

    /// Cells of one size behind one delay.
    public record Level(Size size, double delayMillis, List<Library> libraries) {
        public String sizeWords() {
            return size.limit() == 1
                    ? "one call at a time"
                    : size.calls() + " calls" + (size.limit() < size.calls() ? ", " + size.limit() : "") + " at once";
        }

        public List<Row> rows() {
            return libraries.stream().flatMap(library -> library.rows().stream()).toList();
        }

        public List<Stack> stacks() {
            return rows().stream().map(Row::stack).toList();
        }
    }

    /// The cells of one library: its blocking calls, and its async ones directly below.
    public record Library(String name, List<Row> rows) {
        private double fastest() {
            return rows.stream().mapToDouble(row -> row.stack().total().value()).min().orElse(Double.MAX_VALUE);
        }

        private boolean isRaw() {
            return rows.stream().allMatch(row -> row.cell().parameters().isRaw());
        }
    }

    /// One cell.
    ///
    /// @param way how the caller waits
    /// @param against an async cell compared with a blocking one of its library; null for others
    public record Row(String way, Stack stack, CellResult cell, @Nullable Contrast against) {}

    /// What a run shows at a glance.
    public static Glance of(Findings findings) {
        Map<String, Contrast> pairs = findings.findings().stream()
                .flatMap(finding -> finding instanceof Finding.AsyncAgainstThreads async
                        ? async.pairs().stream().map(Finding.Pair::contrast)
                        : Stream.empty())
                .collect(Collectors.toMap(contrast -> contrast.first().id(), contrast -> contrast, (one, _) -> one));
        return new Glance(EXPERIMENTS.stream()
                .flatMap(id -> findings.experiments().stream().filter(experiment -> experiment.id().equals(id)))
                .flatMap(experiment -> levels(experiment, pairs)).toList());
    }

    /// The level that is shown first.
    public Optional<Level> first() {
        return levels.stream().findFirst();
    }

    private static Stream<Level> levels(ExperimentResult experiment, Map<String, Contrast> pairs) {
        List<CellResult> cells = experiment.cells().stream().filter(CellResult::valid)
                .filter(cell -> isShown(experiment.id(), cell.parameters())).toList();
        if (cells.isEmpty()) {
            return Stream.empty();
        }
        List<CellResult> ofSize = experiment.id().equals(SINGLE) ? cells : Size.most(cells);
        Map<Double, List<CellResult>> byDelay = ofSize.stream().collect(
                Collectors.groupingBy(cell -> cell.parameters().delaysMillis().getFirst()));
        return byDelay.entrySet().stream()
                .sorted(Comparator.<Map.Entry<Double, List<CellResult>>>comparingInt(entry -> -entry.getValue().size())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_DELAYS).sorted(Map.Entry.comparingByKey())
                .map(entry -> level(entry.getKey(), entry.getValue(), pairs))
                .filter(level -> !level.libraries().isEmpty());
    }

    private static boolean isShown(String experiment, Parameters p) {
        boolean oneByOne = p.limit() == 1 && List.of("SEQUENTIAL", "AWAIT_EACH").contains(p.strategy());
        return p.replica() == 1 && p.isPlain() && p.hasOneDelay() && (oneByOne || !experiment.equals(SINGLE));
    }

    private static Level level(double delay, List<CellResult> cells, Map<String, Contrast> pairs) {
        Map<String, List<CellResult>> byLibrary = cells.stream().collect(Collectors.groupingBy(
                cell -> cell.parameters().client().library(), LinkedHashMap::new, Collectors.toList()));
        List<Library> libraries = byLibrary.entrySet().stream()
                .map(entry -> library(entry.getValue(), pairs))
                .filter(library -> !library.rows().isEmpty())
                .sorted(Comparator.comparing((Library library) -> !library.isRaw())
                        .thenComparingDouble(Library::fastest))
                .toList();
        return new Level(Size.of(cells.getFirst()), delay, libraries);
    }

    private static Library library(List<CellResult> cells, Map<String, Contrast> pairs) {
        Client client = cells.stream().map(cell -> cell.parameters().client()).filter(Client::hasOtherSibling)
                .findFirst()
                .orElse(cells.getFirst().parameters().client());
        String name = client.isRaw() ? "raw, no library" : Names.library(client);
        return new Library(name, rows(name, cells, pairs));
    }

    private static List<Row> rows(String name, List<CellResult> library, Map<String, Contrast> pairs) {
        return library.stream().flatMap(cell -> row(name, cell, pairs.get(cell.id())).stream())
                .sorted(Comparator.comparing((Row row) -> row.cell().parameters().isAsync())
                        .thenComparingDouble(row -> row.stack().total().value()))
                .toList();
    }

    private static Optional<Row> row(String library, CellResult cell, @Nullable Contrast pair) {
        Parameters p = cell.parameters();
        Contrast sibling = pair != null && pair.second().parameters().client().isOfLibraryOf(p.client())
                ? pair
                : null;
        String label = p.isAsync() ? Names.async(p.client()) : Names.word(p.client()) + " " + Names.way(p);
        return Stack.of(label, cell).map(stack -> new Row(way(library, p), stack, cell, sibling));
    }

    /// With what the client's name has more than that of its library: the "classic" calls of Apache.
    private static String way(String library, Parameters p) {
        String name = Names.word(p.client());
        String more = name.startsWith(library + " ") ? name.substring(library.length() + 1) + " " : "";
        return p.isAsync() ? Names.way(p) : more + Names.way(p);
    }
}
