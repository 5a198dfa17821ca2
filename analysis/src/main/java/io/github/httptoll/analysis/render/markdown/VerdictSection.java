// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.markdown;

import io.github.httptoll.analysis.findings.Findings;
import io.github.httptoll.analysis.findings.cell.CellResult;
import io.github.httptoll.analysis.findings.cell.ExperimentResult;
import io.github.httptoll.analysis.findings.claim.ClaimResult;
import io.github.httptoll.analysis.findings.claim.Judgement.ClaimVerdict;
import io.github.httptoll.analysis.findings.claim.ScenarioResult;
import io.github.httptoll.analysis.render.words.ClaimSummary;
import io.github.httptoll.analysis.render.words.ClaimWords;
import io.github.httptoll.analysis.render.words.Names;
import io.github.httptoll.analysis.render.words.ScenarioWords;
import io.github.httptoll.analysis.render.words.Table;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What was registered, grouped by what became of it; empty where nothing was.
final class VerdictSection {
    private final Findings findings;
    private final Map<String, CellResult> cells;

    private VerdictSection(Findings findings) {
        this.findings = findings;
        this.cells = ExperimentResult.cellsById(findings.experiments());
    }

    static String of(Findings findings) {
        if (findings.judgements().isEmpty()) {
            return "";
        }
        VerdictSection section = new VerdictSection(findings);
        StringBuilder page = new StringBuilder(findings.isOwn() ? "## Answers, by verdict" : "## Claims, by verdict")
                .append("\n\n").append(ClaimSummary.line(findings))
                .append(findings.isOwn()
                        ? ".\n\n"
                        : ". A claim compares times, a trial counts. A sentence *depends* where one of its tests confirms "
                                + "it and another refutes it.\n\n");
        Stream.of(ClaimVerdict.values()).forEach(verdict -> page.append(section.of(verdict)));
        return page.toString();
    }

    private String of(ClaimVerdict verdict) {
        List<ClaimResult> claims = findings.claims().stream().filter(claim -> claim.holds() == verdict).toList();
        List<ScenarioResult> trials = findings.scenarios().stream().filter(trial -> trial.holds() == verdict).toList();
        return claims.isEmpty() && trials.isEmpty()
                ? ""
                : "### %s: %s%s%s\n\n%s%s".formatted(Names.capital(verdict.key()),
                        count(claims.size(), findings.claims().size(), "claim"),
                        claims.isEmpty() || trials.isEmpty() ? "" : ", ",
                        count(trials.size(), findings.scenarios().size(), "trial"),
                        claims.isEmpty() ? "" : claims(verdict, claims), trials.isEmpty() ? "" : trials(trials));
    }

    private static String count(int count, int of, String what) {
        return count == 0 ? "" : count + " of " + Names.counted(of, what);
    }

    private String asked() {
        return findings.isOwn() ? "question" : "the source says";
    }

    private String claims(ClaimVerdict verdict, List<ClaimResult> claims) {
        boolean isDecided = verdict == ClaimVerdict.CONFIRMED || verdict == ClaimVerdict.REFUTED;
        return Lines.markdown(Table.of(
                List.of(asked(), "compared", isDecided ? "times as long [95 %]" : "why"),
                claims.stream().map(claim -> List.of(claim.says(), compared(claim),
                        isDecided ? ClaimWords.carried(claim) : ClaimWords.note(claim))).toList()))
                + "\n";
    }

    private String compared(ClaimResult claim) {
        CellResult a = cells.get(claim.a());
        CellResult b = cells.get(claim.b());
        return a == null || b == null ? claim.id() : ClaimWords.compared(a.parameters(), b.parameters());
    }

    /// The arms of a study file's question are all of its parameters, which its answer in full has.
    private static String arm(ScenarioResult trial, ScenarioResult.Arm arm) {
        return trial.registered().isOwn() ? ScenarioWords.range(arm) : ScenarioWords.arm(arm);
    }

    private String trials(List<ScenarioResult> trials) {
        return Lines.markdown(Table.of(List.of(asked(), "client, and what was counted", "with", "against"),
                trials.stream().map(trial -> List.of(trial.says(), Names.word(trial.client()) + ", " + trial.counted(),
                        arm(trial, trial.a()), arm(trial, trial.b()))).toList()))
                + "\n";
    }
}
