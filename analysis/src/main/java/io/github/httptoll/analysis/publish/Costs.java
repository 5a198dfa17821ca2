// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.publish;

import io.github.httptoll.analysis.findings.Findings;
import io.github.httptoll.analysis.findings.cell.CellResult;
import io.github.httptoll.analysis.findings.cell.ExperimentResult;
import io.github.httptoll.analysis.findings.claim.ClaimResult;
import io.github.httptoll.analysis.findings.claim.ScenarioResult;
import io.github.httptoll.analysis.render.words.ClaimWords;
import io.github.httptoll.analysis.render.words.Names;
import io.github.httptoll.analysis.render.words.Numbers;
import io.github.httptoll.analysis.render.words.ScenarioWords;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a mistake costs: both sides of registered claims and trials, as a table.
final class Costs {
    private final Findings findings;
    private final Map<String, CellResult> cells;

    Costs(Findings findings) {
        this.findings = findings;
        this.cells = ExperimentResult.cellsById(findings.experiments());
    }

    /// A row for each of them.
    ///
    /// @param a what the first side is called
    /// @param ids of claims and trials
    /// @throws IllegalArgumentException if the run has none of an id
    String of(String a, String b, List<String> ids) {
        return Documents.table(List.of("measured", a, b, "times as long [95 %]"), ids.stream().map(this::row).toList());
    }

    /// The same of two sides that are equals, named by what they are where all ids have that in common.
    String compared(List<String> ids) {
        return ids.stream().allMatch(this::isAsyncAgainstThreads)
                ? of("async", "threads", ids)
                : of("the first", "the second", ids);
    }

    private boolean isAsyncAgainstThreads(String id) {
        return findings.claims().stream().filter(claim -> claim.id().equals(id)).anyMatch(claim -> {
            CellResult a = cells.get(claim.a());
            CellResult b = cells.get(claim.b());
            return a != null && b != null && a.parameters().isAsync() && !b.parameters().isAsync();
        });
    }

    private List<?> row(String id) {
        return Stream.<List<?>>concat(findings.claims().stream().filter(claim -> claim.id().equals(id)).map(this::row),
                findings.scenarios().stream().filter(trial -> trial.id().equals(id)).map(Costs::row)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "the run has no claim or trial '%s'; expected one of its study.yaml"
                                .formatted(id)));
    }

    private List<?> row(ClaimResult claim) {
        CellResult a = cells.get(claim.a());
        CellResult b = cells.get(claim.b());
        return List.of(a == null || b == null ? claim.id() : ClaimWords.compared(a.parameters(), b.parameters()),
                batch(a), batch(b),
                ClaimWords.ratio(claim));
    }

    private static String batch(@Nullable CellResult cell) {
        return cell == null || !cell.valid() ? Numbers.NONE : Numbers.time(cell.measured().batchMillis()).toString();
    }

    private static List<?> row(ScenarioResult trial) {
        return List.of(Names.word(trial.client()) + ", " + trial.counted(), ScenarioWords.arm(trial.a()),
                ScenarioWords.arm(trial.b()),
                Numbers.NONE);
    }
}
