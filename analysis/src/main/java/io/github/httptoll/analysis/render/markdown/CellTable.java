// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.markdown;

import io.github.httptoll.analysis.findings.cell.CellResult.Limits;
import io.github.httptoll.analysis.findings.cell.CellResult;
import io.github.httptoll.analysis.findings.cell.ExperimentResult;
import io.github.httptoll.analysis.findings.cell.Parameters;
import io.github.httptoll.analysis.findings.ledger.Figures;
import io.github.httptoll.analysis.findings.ledger.Ledger.Part;
import io.github.httptoll.analysis.findings.ledger.Ledger;
import io.github.httptoll.analysis.findings.ledger.Tails;
import io.github.httptoll.analysis.render.words.FaultWords;
import io.github.httptoll.analysis.render.words.Names;
import io.github.httptoll.analysis.render.words.Numbers;
import io.github.httptoll.analysis.render.words.ShownPart;
import io.github.httptoll.analysis.render.words.Table;
import io.github.httptoll.analysis.render.words.Text;
import io.github.httptoll.analysis.statistics.Quantity;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The table of one experiment: a row for each cell, labelled by what varies.
final class CellTable {
    /// The others stand where a cell has them.
    private static final Set<Part> ALWAYS = Set.of(Part.SERVER, Part.NETWORK, Part.CLIENT, Part.SCHEDULING);
    private static final Set<Part> WITH_INTERVAL = Set.of(Part.CLIENT, Part.WAKING);

    private final ExperimentResult experiment;
    private final List<Label> labels;
    private final List<ShownPart> shown;
    private final boolean anyInvalid;
    private final List<Integer> tails;

    CellTable(ExperimentResult experiment) {
        this.experiment = experiment;
        List<Parameters> parameters = experiment.cells().stream().map(CellResult::parameters).toList();
        List<Label> varying = Label.ALL.stream().filter(label -> label.varies(parameters)).toList();
        this.labels = varying.isEmpty() ? Label.ALL.subList(0, 2) : varying;
        this.shown = ShownPart.ALL.stream().filter(part -> part.part() != Part.TRANSPORT)
                .filter(part -> ALWAYS.contains(part.part())
                        || experiment.cells().stream().anyMatch(cell -> has(cell, part.part())))
                .toList();
        this.tails = Tails.PERCENTS.stream().filter(percent -> experiment.cells().stream().map(CellResult::figures)
                .anyMatch(figures -> figures != null && figures.tails().micros().containsKey(percent))).toList();
        this.anyInvalid = experiment.cells().stream().anyMatch(cell -> !cell.valid());
    }

    /// What all rows have in common, as one line.
    String common() {
        return experiment.cells().isEmpty()
                ? "No cells."
                : Label.ALL.stream().filter(label -> !labels.contains(label))
                        .map(label -> label.name() + " "
                                + label.text().apply(experiment.cells().getFirst().parameters()))
                        .collect(Collectors.joining(", ", "All rows: ", "."));
    }

    Table table() {
        List<String> header = new ArrayList<>(labels.stream().map(Label::name).toList());
        header.addAll(List.of("batch ms [95 %]", "ideal ms", "efficiency"));
        tails.forEach(percent -> header.add("p" + percent + " ms"));
        header.add("excess µs/request");
        shown.forEach(part -> header.add(part.name() + (WITH_INTERVAL.contains(part.part()) ? " [95 %]" : "")));
        header.addAll(List.of("connections (allowed)", "max in flight (allowed)"));
        if (anyInvalid) {
            header.add("invalid because");
        }
        return Table.of(header, experiment.cells().stream().map(this::row).toList());
    }

    private List<?> row(CellResult cell) {
        List<Object> row = new ArrayList<>(
                labels.stream().map(label -> label.text().apply(cell.parameters())).toList());
        if (!cell.valid()) {
            row.set(0, "✗ " + row.getFirst());
        }
        row.addAll(figures(cell));
        Limits allowed = cell.allowed();
        row.add(Numbers.count(cell.observed().connections()) + " (" + FaultWords.connections(allowed) + ")");
        row.add(Numbers.count(cell.observed().maxInFlight()) + " ("
                + FaultWords.range(allowed.leastInFlight(), allowed.mostInFlight()) + ")");
        Text why = FaultWords.why(cell);
        if (anyInvalid) {
            row.add(why == null ? "" : why);
        }
        return row;
    }

    private List<?> figures(CellResult cell) {
        Figures figures = cell.figures();
        if (figures == null) {
            return Collections.nCopies(4 + shown.size() + tails.size(), Numbers.NONE);
        }
        List<Object> entries = new ArrayList<>();
        entries.add(Numbers.rounded(figures.batchMillis()));
        entries.add(Numbers.trimmed(figures.idealMillis()));
        entries.add(Numbers.rounded(figures.efficiency()));
        tails.forEach(percent -> entries.add(tail(figures.tails(), percent)));
        entries.add(Numbers.rounded(figures.excessMicros().value()));
        shown.forEach(part -> entries.add(part(cell, part.part())));
        return entries;
    }

    private static String tail(Tails tails, int percent) {
        Quantity micros = tails.micros().get(percent);
        return Numbers.rounded(micros == null ? null : (Double) (micros.value() / 1e3))
                + (micros != null && tails.ofOneBatch() ? "¹" : "");
    }

    private static boolean has(CellResult cell, Part part) {
        Figures figures = cell.figures();
        Quantity micros = figures == null ? null : figures.ledger().get(part);
        return micros != null && micros.value() != 0;
    }

    private static Object part(CellResult cell, Part part) {
        Ledger ledger = cell.measured().ledger();
        Quantity whole = ledger.get(Part.TRANSPORT);
        Quantity quantity = ledger.get(part);
        if (part == Part.NETWORK && whole != null && quantity == null) {
            return Numbers.rounded(whole.value()) + " with client";
        }
        if (part == Part.NETWORK && quantity != null && ledger.get(Part.WAKING) == null) {
            return Numbers.rounded(quantity.value()) + " with waking";
        }
        return WITH_INTERVAL.contains(part) && quantity != null && isMeasured(quantity)
                ? Numbers.rounded(quantity)
                : Numbers.rounded(quantity == null ? null : (Double) quantity.value());
    }

    /// False for what is so by definition: a floor's client has no part.
    private static boolean isMeasured(Quantity quantity) {
        return quantity.n() > 0;
    }

    /// One column that says which cell a row is.
    record Label(String name, Function<Parameters, String> text) {
        static final List<Label> ALL = List.of(new Label("client", p -> Names.word(p.client())),
                new Label("strategy", p -> Names.word(p.strategy())),
                new Label("calls", p -> Integer.toString(p.calls())),
                new Label("limit", p -> Integer.toString(p.limit())),
                new Label("replica", p -> Integer.toString(p.replica())),
                new Label("delay", p -> Names.delay(p.delaysMillis()).toString()),
                new Label("settings", p -> Names.word(p.settings())),
                new Label("session", p -> Names.word(p.session())),
                new Label("callback", p -> Names.word(p.callback())),
                new Label("stamps", p -> p.stamps() ? "on" : "off"), new Label("setup", Names::setup));

        boolean varies(List<Parameters> cells) {
            return cells.stream().map(text).distinct().count() > 1;
        }
    }
}
