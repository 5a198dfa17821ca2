// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.words;

import io.github.httptoll.analysis.findings.Findings;
import java.util.List;

/// What a run says in words, made once from its findings: the answer, and what speaks for and against the run. Every format prints the
/// same ones.
public record Statements(Findings findings, List<Statement> answer, List<TrustPoint> trust) {
    public Statements {
        answer = List.copyOf(answer);
        trust = List.copyOf(trust);
    }

    public static Statements of(Findings findings) {
        return new Statements(findings, findings.findings().stream().map(Statement::of).toList(),
                TrustWords.points(findings));
    }

    /// The answer in sentences; of a run that has none, the one that says so.
    public List<Text> sentences() {
        List<Text> sentences = answer.stream().flatMap(statement -> statement.sentences().stream()).toList();
        if (!sentences.isEmpty()) {
            return sentences;
        }
        if (!findings.claims().isEmpty()) {
            return List.of(Text.of("What this run can say is in its claims."));
        }
        return List.of(findings.findings().isEmpty()
                ? Text.of("This run holds no two valid cells to compare, so it gives no answer.")
                : Text.format("Nothing that this run compares differs by more than %s.", Numbers.withUnit("5", "%")));
    }
}
