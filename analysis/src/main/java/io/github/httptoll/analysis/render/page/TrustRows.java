// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.page;

import io.github.httptoll.analysis.findings.Findings;
import io.github.httptoll.analysis.findings.cell.ExperimentResult;
import io.github.httptoll.analysis.findings.cell.Gates;
import io.github.httptoll.analysis.findings.cell.IdenticalRatio;
import io.github.httptoll.analysis.findings.trust.Check.State;
import io.github.httptoll.analysis.findings.trust.Check.Subject;
import io.github.httptoll.analysis.findings.trust.Check;
import io.github.httptoll.analysis.render.words.Numbers;
import io.github.httptoll.analysis.render.words.Statements;
import io.github.httptoll.analysis.render.words.Text;
import io.github.httptoll.analysis.render.words.TrustPoint.Topic;
import io.github.httptoll.analysis.render.words.TrustWords;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Whether the run can be trusted, as rows: what is checked, how it is, and the evidence.
final class TrustRows {
    /// One check with its state, null for what is only said, and the evidence.
    record Row(String label, @Nullable State state, Text evidence) {
        /// The state in words, empty for what is only said.
        String word() {
            return state == null ? "" : switch (state) {
                case HOLDS -> "holds";
                case PARTLY -> "in part";
                case FAILS -> "fails";
                case UNKNOWN -> "not known";
            };
        }

        /// The state's name in the style sheet.
        String style() {
            return word().replace(' ', '-');
        }
    }

    private TrustRows() {}

    static List<Row> of(Statements statements) {
        Findings findings = statements.findings();
        Map<Topic, Text> said = new LinkedHashMap<>();
        statements.trust().forEach(point -> said.put(point.topic(), point.text()));
        List<Row> rows = new ArrayList<>();
        for (Check check : findings.checks()) {
            Topic topic = topic(check.subject());
            Text point = topic == null ? null : said.remove(topic);
            rows.add(new Row(title(check.subject()), check.state(),
                    point == null ? words(check.subject(), findings) : point));
        }
        said.forEach((topic, point) -> rows.add(new Row(topic.label(), null, point)));
        return rows;
    }

    private static String title(Subject subject) {
        return switch (subject) {
            case ATTRIBUTION -> "Known delays come back";
            case IDENTICAL -> "Identical code is found to be equal";
            case SERVER -> "The server keeps its delay";
            case GATES -> "Disturbed blocks are void";
            case CELLS -> "Cells are valid";
            case FLOORS -> "Every client has a floor next to it";
            case CLOCKS -> "Clocks can be compared";
            case WARM_UP -> "JVMs were warm";
            case REPETITIONS -> "Every repetition counted";
            case END -> "The run is whole";
        };
    }

    /// The point of the report that is the evidence; null where a table there is.
    private static @Nullable Topic topic(Subject subject) {
        return switch (subject) {
            case ATTRIBUTION -> Topic.ATTRIBUTION;
            case SERVER -> Topic.SERVER;
            case CELLS -> Topic.CELLS;
            case FLOORS -> Topic.FLOOR;
            case CLOCKS -> Topic.CLOCKS;
            case WARM_UP -> Topic.WARM_UP;
            case REPETITIONS -> Topic.REPETITIONS;
            case END -> Topic.STATUS;
            case IDENTICAL, GATES -> null;
        };
    }

    private static Text words(Subject subject, Findings findings) {
        return switch (subject) {
            case IDENTICAL -> identical(findings.experiments());
            case GATES -> Text.of(gates(findings.experiments()));
            case WARM_UP -> Text.of("no JVM is known to have been unsettled.");
            case ATTRIBUTION, SERVER, CELLS, FLOORS, CLOCKS, REPETITIONS, END -> Text.of("not said by this run.");
        };
    }

    private static Text identical(List<ExperimentResult> experiments) {
        List<IdenticalRatio> pairs = ExperimentResult.identicalPairs(experiments);
        return pairs.isEmpty()
                ? Text.of("the run holds no pair of identical code.")
                : Text.format(
                        "of %s pairs, the interval of %s lies within %s, of %s holds 1 and is wider, of %s excludes 1%s.",
                        pairs.size(), count(pairs, State.HOLDS), TrustWords.near(pairs),
                        count(pairs, State.PARTLY), count(pairs, State.FAILS), TrustWords.chance(pairs));
    }

    private static long count(List<IdenticalRatio> pairs, State state) {
        return pairs.stream().filter(pair -> Check.of(pair) == state).count();
    }

    private static String gates(List<ExperimentResult> experiments) {
        String all = experiments.stream().filter(experiment -> experiment.gates() != null)
                .map(experiment -> experiment.id() + " " + gates(Objects.requireNonNull(experiment.gates())))
                .collect(Collectors.joining(", "));
        return all.isEmpty() ? "the run says nothing of its blocks." : "void of the blocks measured: " + all + ".";
    }

    private static String gates(Gates gates) {
        String blocks = gates.observable()
                ? gates.voided() + " of " + Numbers.count((long) gates.blocks())
                : "not observable";
        return gates.degraded() == 0 ? blocks : blocks + " (" + gates.degraded() + " groups without gates at last)";
    }
}
