// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.page;

import io.github.httptoll.analysis.findings.Check.State;
import io.github.httptoll.analysis.findings.Check.Subject;
import io.github.httptoll.analysis.findings.Check;
import io.github.httptoll.analysis.findings.ExperimentResult;
import io.github.httptoll.analysis.findings.Findings;
import io.github.httptoll.analysis.findings.Gates;
import io.github.httptoll.analysis.findings.Identical;
import io.github.httptoll.analysis.render.Numbers;
import io.github.httptoll.analysis.render.TrustWords;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Whether the run can be trusted, as rows: what is checked, how it is, and the evidence.
final class TrustRows {
    /// One check; `state` is its key for the style sheet, empty for what is only said, and `word` its name.
    record Row(String label, String state, String word, String evidence) {}

    /// How the points of the report name themselves.
    private static final Pattern POINT = Pattern.compile("\\*\\*(.+?):\\*\\* (.*)");

    private TrustRows() {}

    static List<Row> of(Findings findings) {
        Map<String, String> said = new LinkedHashMap<>();
        TrustWords.points(findings).stream().map(POINT::matcher).filter(Matcher::matches)
                .forEach(point -> said.put(point.group(1), point.group(2)));
        List<Row> rows = new ArrayList<>();
        for (Check check : Check.of(findings)) {
            String point = said.remove(label(check.subject()));
            rows.add(new Row(title(check.subject()), key(check.state()), word(check.state()),
                    point == null ? words(check.subject(), findings) : point));
        }
        said.forEach((label, point) -> rows.add(new Row(label, "", "", point)));
        return rows;
    }

    private static String title(Subject subject) {
        return switch (subject) {
            case ATTRIBUTION -> "Known delays come back";
            case IDENTICAL -> "Identical code is told to be equal";
            case SERVER -> "The server keeps its delay";
            case GATES -> "Disturbed blocks are void";
            case CELLS -> "Cells are valid";
            case FLOORS -> "Every client has a floor beside it";
            case CLOCKS -> "Clocks can be compared";
            case WARM_UP -> "JVMs were warm";
            case END -> "The run is whole";
        };
    }

    /// The point of the report that is the evidence; empty where a table there is.
    private static String label(Subject subject) {
        return switch (subject) {
            case ATTRIBUTION -> "Attribution";
            case SERVER -> "Server";
            case CELLS -> "Cells";
            case FLOORS -> "Floor";
            case CLOCKS -> "Clocks";
            case WARM_UP -> "Warm-up";
            case END -> "Status";
            case IDENTICAL, GATES -> "";
        };
    }

    private static String words(Subject subject, Findings findings) {
        return switch (subject) {
            case IDENTICAL -> identical(findings.experiments());
            case GATES -> gates(findings.experiments());
            case WARM_UP -> "no JVM is known to have been unsettled.";
            case ATTRIBUTION, SERVER, CELLS, FLOORS, CLOCKS, END -> "not said by this run.";
        };
    }

    private static String identical(List<ExperimentResult> experiments) {
        List<Identical> pairs = experiments.stream().map(ExperimentResult::identical).filter(Objects::nonNull)
                .toList();
        return pairs.isEmpty()
                ? "the run holds no pair of identical code."
                : "of %s pairs, the interval of %s lies within 5 %%, of %s holds 1 and is wider, of %s excludes 1."
                        .formatted(pairs.size(), count(pairs, State.HOLDS), count(pairs, State.PARTLY),
                                count(pairs, State.FAILS));
    }

    private static long count(List<Identical> pairs, State state) {
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

    private static String key(State state) {
        return word(state).replace(' ', '-');
    }

    private static String word(State state) {
        return switch (state) {
            case HOLDS -> "holds";
            case PARTLY -> "in part";
            case FAILS -> "fails";
            case UNKNOWN -> "not known";
        };
    }
}
