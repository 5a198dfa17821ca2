// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.page;

import io.github.httptoll.analysis.findings.cell.Contrast;
import io.github.httptoll.analysis.findings.cell.ExperimentResult;
import io.github.httptoll.analysis.findings.cell.Parameters;
import io.github.httptoll.analysis.render.page.CellLinks.CellLink;
import io.github.httptoll.analysis.render.page.LogAxis.Range;
import io.github.httptoll.analysis.render.words.Names;
import io.github.httptoll.analysis.render.words.Numbers;
import io.github.httptoll.analysis.render.words.Statement;
import io.github.httptoll.analysis.render.words.Statements;
import io.github.httptoll.analysis.render.words.Text;
import io.github.httptoll.analysis.statistics.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/// Ratios with their intervals under each other on one axis; `id` is their place on the page, `explains` what the note of a
/// row is.
record Forest(String id, String title, String explains, List<LogAxis.Tick> ticks, List<Row> rows) {
    /// One ratio, and the cells that it compares.
    record Row(String name, String level, Range range, String says, Text note, List<CellLink> cells) {}

    /// One line before the axis is known.
    private record Line(String name, String level, Quantity ratio, String says, Text note, List<CellLink> cells) {}

    /// The difference that a reader would not mind; no claim registered another one for these.
    private static final double BAND = 0.05;

    private static Forest of(String id, String title, String explains, List<Line> lines) {
        LogAxis axis = LogAxis.over(lines.stream().map(Line::ratio).toList(), BAND);
        return new Forest(id, title, explains, axis.ticks(),
                lines.stream().map(line -> new Row(line.name(), line.level(),
                        Range.of(line.ratio(), axis, BAND), line.says(), line.note(), line.cells())).toList());
    }

    /// Identical code in two JVMs, by experiment.
    static Forest identical(List<ExperimentResult> experiments) {
        return of("identical", "Identical code in two JVMs, ratio of batch times", "",
                experiments.stream().filter(experiment -> experiment.identical() != null)
                        .map(experiment -> line(experiment, Objects.requireNonNull(experiment.identical()).ratio()))
                        .toList());
    }

    private static Line line(ExperimentResult experiment, Quantity ratio) {
        return new Line(experiment.id(), "", ratio, "", Numbers.named("n", ratio.n()), List.of());
    }

    /// What stands behind each statement.
    static List<Forest> of(Statements statements, Predicate<Statement> which, CellLinks refs) {
        return statements.answer().stream().filter(which)
                .map(statement -> of(refs.evidence(statement), statement.title(), statement.explains(),
                        statement.evidence().stream().filter(row -> row.contrast() != null)
                                .map(row -> line(row, Objects.requireNonNull(row.contrast()), refs)).toList()))
                .toList();
    }

    private static Line line(Statement.Evidence row, Contrast contrast, CellLinks refs) {
        Parameters first = contrast.first().parameters();
        Parameters second = contrast.second().parameters();
        String level = Workload.words(first);
        return new Line(CellLinks.name(first) + " ÷ " + against(first, second),
                level.equals(Workload.words(second)) ? level : level + " ÷ " + Workload.words(second), contrast.ratio(),
                Statement.position(contrast), row.note(),
                List.of(refs.of(contrast.first()), refs.of(contrast.second())));
    }

    /// Of the second only what is not the first's.
    private static String against(Parameters first, Parameters second) {
        if (!Names.contender(first).equals(Names.contender(second))) {
            return CellLinks.name(second);
        }
        List<String> other = new ArrayList<>();
        if (!first.settings().equals(second.settings())) {
            other.add(Names.word(second.settings()));
        }
        if (!first.session().equals(second.session())) {
            other.add(Names.word(second.session()));
        }
        if (!first.callback().equals(second.callback())) {
            other.add(Names.word(second.callback()));
        }
        return String.join(", ", other);
    }
}
