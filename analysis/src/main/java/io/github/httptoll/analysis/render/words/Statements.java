// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.words;

import io.github.httptoll.analysis.findings.Findings;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// What a run says in words, made once from its findings: the answer, and what speaks for and against the run. Every format prints the
/// same ones.
public record Statements(Findings findings, List<Statement> answer, List<TrustPoint> trust) {
    /// So many sentences stand first.
    public static final int FIRST = 3;

    public Statements {
        answer = List.copyOf(answer);
        trust = List.copyOf(trust);
    }

    public static Statements of(Findings findings) {
        return new Statements(findings, findings.findings().stream().map(Statement::of).toList(),
                TrustWords.points(findings));
    }

    /// The answer in sentences of at most 20 words: the first of each of the weightiest subjects, and then the others.
    public Answer brief() {
        List<Brief> all = answer.stream()
                .flatMap(statement -> statement.brief().stream().map(text -> new Brief(text, statement)))
                .sorted(Comparator.comparing(brief -> brief.statement().subject())).toList();
        Map<Statement.Subject, Brief> firsts = new EnumMap<>(Statement.Subject.class);
        all.forEach(brief -> firsts.putIfAbsent(brief.statement().subject(), brief));
        List<Brief> first = firsts.values().stream().limit(FIRST).toList();
        return new Answer(first, all.stream().filter(brief -> !first.contains(brief)).toList());
    }

    /// What stands first, and the rest.
    public record Answer(List<Brief> first, List<Brief> more) {}

    /// A sentence of at most 20 words, and the statement that it is of.
    public record Brief(Text text, Statement statement) {}

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
