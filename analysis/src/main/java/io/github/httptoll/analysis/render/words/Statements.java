// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.words;

import io.github.httptoll.analysis.findings.Findings;
import io.github.httptoll.analysis.findings.cell.ExperimentResult;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// What a run says in words, made once from its findings: the answer, and what speaks for and against the run. Every format prints the
/// same ones.
public record Statements(Findings findings, List<Statement> answer, List<TrustPoint> trust) {
    /// So many sentences stand first.
    public static final int FIRST = 4;
    /// So many questions of a study file are answered in full on a first screen.
    public static final int MOST_IN_FULL = 3;
    /// What has async and blocking calls of the same library.
    private static final Set<String> ASYNC_AND_BLOCKING = Set.of("fan-out", "single-call");

    public static Statements of(Findings findings) {
        return new Statements(findings, findings.findings().stream().map(Statement::of).toList(),
                TrustWords.points(findings));
    }

    /// What the run asks.
    public String title() {
        if (findings.isOwn()) {
            return questions() == 1 ? "Your question, answered" : "Your questions, answered";
        }
        List<ExperimentResult> asked = findings.experiments().stream().filter(experiment -> !experiment.isSelfTest())
                .toList();
        if (asked.stream().anyMatch(experiment -> ASYNC_AND_BLOCKING.contains(experiment.id()))) {
            return "Why is async slower?";
        }
        return asked.size() == 1
                ? asked.getFirst().question()
                : asked.isEmpty() && !findings.scenarios().isEmpty() ? "What was counted" : "What was measured";
    }

    /// How many questions a study file asks.
    public int questions() {
        return findings.own().size() + findings.ownCounts().size();
    }

    /// True where a study file asks more than can be answered in full on a first screen.
    public boolean hasManyQuestions() {
        return questions() > MOST_IN_FULL;
    }

    /// The answer in short sentences: the first of each of the weightiest subjects, and then the others. Of what clients add at most only
    /// the first is among them: behind a delay it is little.
    public Answer brief() {
        List<Brief> all = answer.stream()
                .flatMap(statement -> statement.brief().stream().map(text -> new Brief(text, statement)))
                .sorted(Comparator.comparing(brief -> brief.statement().subject())).toList();
        Map<Statement.Subject, Brief> firsts = new EnumMap<>(Statement.Subject.class);
        all.forEach(brief -> firsts.putIfAbsent(brief.statement().subject(), brief));
        List<Brief> first = firsts.values().stream().limit(FIRST).toList();
        return new Answer(first,
                all.stream().filter(brief -> !first.contains(brief))
                        .filter(brief -> brief.statement().subject() != Statement.Subject.CLIENT_TOLL
                                || brief.equals(firsts.get(Statement.Subject.CLIENT_TOLL)))
                        .toList());
    }

    /// Why async takes longer; empty where the run does not compare it.
    public Text why() {
        return WhySentences.of(findings.findings());
    }

    /// What stands first, and the rest.
    public record Answer(List<Brief> first, List<Brief> more) {}

    /// A short sentence, and the statement that it is of.
    public record Brief(Text text, Statement statement) {}

    /// The answer in sentences; of a run that has none, the one that says so.
    public List<Text> sentences() {
        List<Text> sentences = findings.isOwn()
                ? own()
                : Stream.concat(answer.stream().flatMap(statement -> statement.sentences().stream()),
                        RateWords.found(findings.rates()).stream()).toList();
        if (!sentences.isEmpty()) {
            return sentences;
        }
        if (!findings.judgements().isEmpty()) {
            return List.of(Text.of("What this run can say is in its claims."));
        }
        return List.of(findings.findings().isEmpty()
                ? Text.of("This run holds no two valid cells to compare, so it gives no answer.")
                : Text.format("Nothing that this run compares differs by more than %s.", Numbers.withUnit("5", "%")));
    }

    private List<Text> own() {
        return Stream.concat(findings.own().stream().map(answer -> OwnWords.of(answer).sentences().getFirst()),
                findings.ownCounts().stream().map(answer -> OwnCountWords.of(answer).sentences().getFirst())).toList();
    }
}
