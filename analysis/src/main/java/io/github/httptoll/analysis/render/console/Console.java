// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.console;

import io.github.httptoll.analysis.findings.Findings;
import io.github.httptoll.analysis.findings.claim.ClaimResult;
import io.github.httptoll.analysis.findings.claim.Judgement.ClaimVerdict;
import io.github.httptoll.analysis.render.words.ClaimSummary;
import io.github.httptoll.analysis.render.words.ClaimWords;
import io.github.httptoll.analysis.render.words.Headline;
import io.github.httptoll.analysis.render.words.Names;
import io.github.httptoll.analysis.render.words.OwnCountWords;
import io.github.httptoll.analysis.render.words.OwnWords;
import io.github.httptoll.analysis.render.words.Statements;
import io.github.httptoll.analysis.render.words.Table;
import io.github.httptoll.analysis.render.words.Text;
import io.github.httptoll.analysis.render.words.TrustBadges;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What is printed: the headline table, the claims, the answer as far as there is room, and whether to trust it; of a study file its
/// questions.
public final class Console {
    private static final int WIDTH = 120;
    /// The paths of page and report follow.
    private static final int MOST_LINES = 43;
    private static final int MOST_CLAIMS = 16;
    /// What is said of the run, with the lines around it.
    private static final int MOST_TRUST = 8;
    /// With its header.
    private static final int MOST_TABLE_LINES = 20;
    /// As many columns as fit into the width.
    private static final int MOST_DELAYS = 3;

    private Console() {}

    public static String of(Statements statements) {
        Findings findings = statements.findings();
        List<String> trust = wrapped(TrustBadges.of(findings).line());
        List<String> lines = new ArrayList<>();
        lines.add("Run " + findings.run() + ", tier " + findings.tier());
        lines.add("");
        if (findings.isOwn()) {
            own(lines, statements);
            lines.addAll(trust);
            return String.join("\n", lines) + "\n";
        }
        Headline.of(findings, MOST_DELAYS).ifPresent(headline -> {
            lines.add(headline.title() + ":");
            lines.addAll(cut(columns(headline.table()), MOST_TABLE_LINES));
            lines.add("");
        });
        lines.addAll(claims(findings));
        lines.add(statements.title());
        answer(lines, sentences(statements), MOST_LINES - trust.size());
        lines.addAll(trust);
        return String.join("\n", lines) + "\n";
    }

    /// The questions of a study file: a few with their reasons, many in a row each.
    private static void own(List<String> lines, Statements statements) {
        Findings findings = statements.findings();
        if (statements.hasManyQuestions()) {
            lines.add(statements.title() + ":");
            lines.addAll(cut(columns(OwnWords.overview(findings)), MOST_LINES - MOST_TRUST));
            lines.add("");
            return;
        }
        findings.own().stream().map(OwnWords::of)
                .forEach(words -> own(lines, words.title(), words.holds(), words.sentences()));
        findings.ownCounts().stream().map(OwnCountWords::of)
                .forEach(words -> own(lines, words.title(), words.holds(), words.sentences()));
    }

    /// A question of a study file: what became of it, and why.
    private static void own(List<String> lines, Text title, String holds, List<Text> sentences) {
        lines.add(Names.capital(holds) + ": " + title);
        sentences.forEach(sentence -> lines.addAll(wrapped(sentence.toString())));
        lines.add("");
    }

    private static List<Text> sentences(Statements statements) {
        Statements.Answer brief = statements.brief();
        return brief.first().isEmpty()
                ? statements.sentences()
                : Stream.of(Stream.of(statements.why()).filter(why -> !why.isEmpty()),
                        brief.first().stream().map(Statements.Brief::text),
                        brief.more().stream().map(Statements.Brief::text)).flatMap(all -> all).toList();
    }

    private static List<String> claims(Findings findings) {
        if (findings.judgements().isEmpty()) {
            return List.of();
        }
        List<String> lines = new ArrayList<>(wrapped(ClaimSummary.line(findings) + "."));
        if (!findings.claims().isEmpty()) {
            lines.addAll(told(findings.claims()));
        }
        lines.add("");
        return lines;
    }

    private static List<String> told(List<ClaimResult> claims) {
        List<String> lines = new ArrayList<>();
        lines.add("Claims registered before the run: " + ClaimWords.tally(claims) + ":");
        List<ClaimResult> told = claims.stream().filter(claim -> claim.holds() != ClaimVerdict.UNDECIDED).toList();
        if (!told.isEmpty()) {
            lines.addAll(cut(columns(compact(told)), MOST_CLAIMS + 1));
        }
        String undecided = claims.stream().filter(claim -> claim.holds() == ClaimVerdict.UNDECIDED).map(ClaimResult::id)
                .collect(Collectors.joining(", "));
        if (!undecided.isEmpty()) {
            lines.addAll(wrapped("Undecided (report.md says what would decide them): " + undecided));
        }
        return lines;
    }

    private static Table compact(List<ClaimResult> claims) {
        return Table.of(List.of("claim", "found", "times as long [95 %]", "the claim is"), claims.stream()
                .map(claim -> List.of(claim.id(), ClaimWords.verdict(claim), ClaimWords.ratio(claim),
                        claim.holds().key()))
                .toList());
    }

    private static List<String> cut(List<String> table, int most) {
        return table.size() <= most
                ? table
                : Stream.concat(table.stream().limit(most - 1L),
                        Stream.of((table.size() - most + 1) + " more in report.md")).toList();
    }

    private static void answer(List<String> lines, List<Text> sentences, int most) {
        for (int i = 0; i < sentences.size(); i++) {
            List<String> wrapped = wrapped(sentences.get(i).toString());
            boolean last = i == sentences.size() - 1;
            if (i > 0 && lines.size() + wrapped.size() + (last ? 0 : 1) > most) {
                lines.add("- " + (sentences.size() - i) + " more in report.md");
                return;
            }
            lines.addAll(wrapped);
        }
    }

    private static List<String> wrapped(String sentence) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder("-");
        for (String word : sentence.split(" ", -1)) {
            if (line.length() + 1 + word.length() > WIDTH) {
                lines.add(line.toString());
                line = new StringBuilder(" ");
            }
            line.append(' ').append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    /// The table in columns that are aligned with spaces, the last one without padding.
    static List<String> columns(Table table) {
        List<List<String>> all = new ArrayList<>(List.of(table.header()));
        table.rows().forEach(row -> all.add(row.stream().map(Text::toString).toList()));
        List<Integer> widths = IntStream.range(0, table.header().size())
                .mapToObj(i -> all.stream().mapToInt(row -> row.get(i).length()).max().orElse(0)).toList();
        return all.stream().map(row -> IntStream.range(0, row.size())
                .mapToObj(i -> row.get(i) + " ".repeat(widths.get(i) - row.get(i).length()))
                .collect(Collectors.joining("  ")).stripTrailing()).toList();
    }
}
