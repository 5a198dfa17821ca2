package io.github.httptoll.analysis.render;

import io.github.httptoll.analysis.findings.ClaimResult;
import io.github.httptoll.analysis.findings.Findings;
import java.util.ArrayList;
import java.util.List;

/// What is printed: the headline table, the claims, the answer as far as there is room, and whether to trust it.
final class Console {
    private static final int WIDTH = 120;
    /// The path of the report follows.
    private static final int MOST_LINES = 44;
    private static final int MOST_CLAIMS = 16;

    private Console() {}

    static String of(Findings findings) {
        List<String> trust = wrapped("Trust: " + TrustWords.line(findings.trust()));
        List<String> lines = new ArrayList<>();
        lines.add("Run " + findings.run() + ", tier " + findings.tier());
        lines.add("");
        Headline.of(findings).ifPresent(headline -> {
            lines.add(headline.title() + ":");
            lines.addAll(headline.table().text());
            lines.add("");
        });
        lines.addAll(claims(findings.claims()));
        lines.add("Why is async slower here?");
        answer(lines, Sentences.of(findings), MOST_LINES - trust.size());
        lines.addAll(trust);
        return String.join("\n", lines) + "\n";
    }

    private static List<String> claims(List<ClaimResult> claims) {
        if (claims.isEmpty()) {
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        lines.add("Claims registered before the run, " + ClaimWords.tally(claims) + ":");
        lines.addAll(ClaimTable.compact(claims.stream().limit(MOST_CLAIMS).toList()).text());
        if (claims.size() > MOST_CLAIMS) {
            lines.add((claims.size() - MOST_CLAIMS) + " more in report.md");
        }
        lines.add("");
        return lines;
    }

    private static void answer(List<String> lines, List<String> sentences, int most) {
        for (int i = 0; i < sentences.size(); i++) {
            List<String> wrapped = wrapped(sentences.get(i));
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
}
