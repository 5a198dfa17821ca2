package io.github.httptoll.analysis.render;

import io.github.httptoll.analysis.findings.Findings;
import java.util.ArrayList;
import java.util.List;

/// What is printed: the headline table, the answer, and whether to trust it.
final class Console {
    private static final int WIDTH = 120;

    private Console() {}

    static String of(Findings findings) {
        List<String> lines = new ArrayList<>();
        Headline.of(findings).ifPresent(headline -> {
            lines.add(headline.title() + ":");
            lines.addAll(headline.table().text());
            lines.add("");
        });
        lines.add("Why is async slower here?");
        Sentences.of(findings).forEach(sentence -> lines.addAll(wrapped(sentence)));
        lines.addAll(wrapped("Trust: " + TrustWords.line(findings.trust())));
        return String.join("\n", lines) + "\n";
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
