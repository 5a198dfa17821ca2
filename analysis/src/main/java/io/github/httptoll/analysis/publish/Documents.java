// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.publish;

import io.github.httptoll.analysis.findings.Findings;
import io.github.httptoll.analysis.findings.cell.ExperimentResult;
import io.github.httptoll.analysis.findings.cell.Parameters;
import io.github.httptoll.analysis.findings.claim.ClaimResult;
import io.github.httptoll.analysis.findings.claim.ScenarioResult;
import io.github.httptoll.analysis.render.markdown.Lines;
import io.github.httptoll.analysis.render.words.ClaimSummary;
import io.github.httptoll.analysis.render.words.ClaimWords;
import io.github.httptoll.analysis.render.words.Numbers;
import io.github.httptoll.analysis.render.words.ScenarioWords;
import io.github.httptoll.analysis.render.words.Statements;
import io.github.httptoll.analysis.render.words.Table;
import io.github.httptoll.analysis.render.words.TrustBadges;
import io.github.httptoll.analysis.statistics.Quantity;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the documents say of a run, as blocks of Markdown by name.
final class Documents {
    private static final List<String> NAMES = List.of("brief", "trust", "waiting", "bars <id> …", "run", "page",
            "statements", "claims",
            "open",
            "noise", "trials", "clients", "cost <id> …", "compared <id> …");

    private final Findings findings;

    Documents(Findings findings) {
        this.findings = findings;
    }

    /// The block of that name.
    ///
    /// @param report where a link to the run's report leads
    /// @throws IllegalArgumentException if there is none, or it names what the run does not have; the message says what there is
    String block(String name, String report) {
        List<String> words = List.of(name.split(" "));
        return switch (words.getFirst()) {
            case "brief" -> brief();
            case "trust" -> TrustBadges.of(findings).brief() + "\n";
            case "waiting" -> waiting();
            case "bars" -> Bars.of(findings, words.subList(1, words.size()));
            case "run" -> run(report);
            case "page" -> page(report);
            case "statements" -> statements();
            case "claims" -> claims();
            case "open" -> open();
            case "noise" -> noise();
            case "trials" -> trials();
            case "clients" -> ClientFigures.of(findings);
            case "cost" -> new Costs(findings).of("with it", "without it", words.subList(1, words.size()));
            case "compared" -> new Costs(findings).compared(words.subList(1, words.size()));
            default ->
                throw new IllegalArgumentException("there is no block '%s'; expected one of %s".formatted(name, NAMES));
        };
    }

    /// The sentences that stand first in report and page.
    private String brief() {
        return Statements.of(findings).brief().first().stream().map(brief -> "- " + brief.text() + "\n")
                .collect(Collectors.joining());
    }

    private String waiting() {
        List<Quantity> batches = findings.experiments().stream().filter(each -> each.id().equals("fan-out"))
                .flatMap(each -> each.cells().stream())
                .filter(cell -> cell.valid() && isHundredAtOnce(cell.parameters()))
                .map(cell -> cell.measured().batchMillis()).sorted(Comparator.comparingDouble(Quantity::value))
                .toList();
        return batches.isEmpty()
                ? "The run did not measure calls of 50 ms at once.\n"
                : "With limits raised to 100, 100 calls of 50 ms at once take from %s to %s with every client, futures or threads.\n"
                        .formatted(
                                Numbers.time(batches.getFirst()), Numbers.time(batches.getLast()));
    }

    private static boolean isHundredAtOnce(Parameters p) {
        return p.isPlain() && p.isClient() && p.calls() == 100 && p.limit() == 100
                && p.delaysMillis().equals(List.of(50.0));
    }

    private String run(String report) {
        return "The figures are from [the run %s](%s), tier %s. Intervals are of 95 %%.\n".formatted(findings.run(),
                report,
                findings.tier());
    }

    private static String page(String report) {
        return "[The page](%s) of that run is one file.\n".formatted(report.replaceFirst("report\\.md$", "index.html"));
    }

    private String statements() {
        return ClaimSummary.line(findings) + ".\n";
    }

    private String claims() {
        return table(List.of("claim", "the source says", "ratio [95 %]", "it is"), findings.claims().stream()
                .map(claim -> List.of(claim.id(), claim.says(), ClaimWords.ratio(claim), claim.holds().key()))
                .toList());
    }

    private String open() {
        String faults = findings.claims().stream()
                .filter(claim -> claim.outcome() instanceof ClaimResult.Outcome.Invalid)
                .map(ClaimResult::id).collect(Collectors.joining(", "));
        long cells = findings.experiments().stream().mapToLong(each -> each.cells().size()).sum();
        long invalid = findings.experiments().stream().flatMap(each -> each.cells().stream())
                .filter(cell -> !cell.valid()).count();
        return "- Invalid, and in no comparison: %d of %d cells.\n".formatted(invalid, cells)
                + (faults.isEmpty() ? "" : "- Claims without a verdict for that reason: " + faults + ".\n")
                + (findings.predictions().isEmpty() ? "" : "- " + ClaimSummary.says(findings.predictions()) + "\n");
    }

    private String noise() {
        return table(List.of("experiment", "ratio [95 %]"),
                findings.experiments().stream().flatMap(Documents::identical).toList());
    }

    private static Stream<List<?>> identical(ExperimentResult experiment) {
        var identical = experiment.identical();
        return identical == null
                ? Stream.empty()
                : Stream.of(List.of(experiment.id(), Numbers.ratio(identical.ratio())));
    }

    private String trials() {
        return table(List.of("trial", "the source says", "counted", "a", "b", "it is"),
                findings.scenarios().stream()
                        .map(trial -> List.of(trial.id(), trial.says(), trial.counted(), ScenarioWords.arm(trial.a()),
                                ScenarioWords.arm(trial.b()), trial.holds().key()))
                        .toList());
    }

    static String table(List<String> header, List<? extends List<?>> rows) {
        return Lines.markdown(Table.of(header, rows));
    }
}
