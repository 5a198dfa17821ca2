// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.markdown;

import io.github.httptoll.analysis.findings.Findings;
import io.github.httptoll.analysis.findings.cell.CellResult;
import io.github.httptoll.analysis.render.picture.Glance;
import io.github.httptoll.analysis.render.picture.Glance.Level;
import io.github.httptoll.analysis.render.picture.Picture;
import io.github.httptoll.analysis.render.picture.TextPicture;
import io.github.httptoll.analysis.render.words.FaultWords;
import io.github.httptoll.analysis.render.words.NetworkWords;
import io.github.httptoll.analysis.render.words.Statements;
import io.github.httptoll.analysis.render.words.Statements.Brief;
import io.github.httptoll.analysis.render.words.TrustBadges;
import io.github.httptoll.analysis.render.words.TrustWords;
import java.util.List;

/// The report as a page: a picture, three sentences, the claims by verdict and whether to trust it. Everything that was measured is in the
/// appendix, its tables folded.
public final class MarkdownReport {
    private static final int MOST_INVALID = 10;

    private final Statements statements;
    private final Findings findings;
    private final StringBuilder page = new StringBuilder();

    private MarkdownReport(Statements statements) {
        this.statements = statements;
        this.findings = statements.findings();
    }

    public static String of(Statements statements) {
        MarkdownReport report = new MarkdownReport(statements);
        report.answer();
        report.page.append(VerdictSection.of(statements.findings()));
        report.trust();
        return report.page.append(Appendix.of(statements)).toString();
    }

    private void answer() {
        line("# Why is async slower?");
        line("Run " + findings.run() + ", tier " + findings.tier() + (findings.remote() ? ", remote server" : "")
                + NetworkWords.line(findings) + ". " + TrustBadges.of(findings).line());
        Glance.of(findings).first().ifPresent(this::glance);
        Statements.Answer brief = statements.brief();
        numbered(brief.first());
        if (brief.first().isEmpty()) {
            bullets(statements.sentences());
        }
        if (!brief.more().isEmpty()) {
            line("What else costs time:");
            bullets(brief.more().stream().map(Brief::text).toList());
        }
        line("*[low, high] is a 95 % interval. What no claim registered before the run is exploratory: it has an interval and no "
                + "verdict. [The page](index.html) has the same with other delays.*");
    }

    private void glance(Level level) {
        line(Picture.title(level) + ": the time of a call, by the part that takes it.");
        line("```\n" + String.join("\n", TextPicture.of(level.stacks())) + "\n```");
    }

    private void trust() {
        line("## Can this run be trusted?");
        bullet("**In short:** " + TrustWords.line(findings));
        statements.trust().forEach(point -> bullet("**%s:** %s".formatted(point.topic().label(), point.text())));
        List<CellResult> invalid = findings.trust().invalid();
        invalid.stream().limit(MOST_INVALID)
                .forEach(cell -> bullet("✗ `%s`: %s.".formatted(cell.id(), FaultWords.words(cell))));
        if (invalid.size() > MOST_INVALID) {
            bullet("and %s more, marked ✗ in the tables of the appendix.".formatted(invalid.size() - MOST_INVALID));
        }
        page.append('\n');
    }

    private void numbered(List<Brief> sentences) {
        if (sentences.isEmpty()) {
            return;
        }
        for (int i = 0; i < sentences.size(); i++) {
            page.append(i + 1).append(". ").append(sentences.get(i).text()).append('\n');
        }
        page.append('\n');
    }

    private void line(String text) {
        page.append(text).append("\n\n");
    }

    private void bullets(List<?> points) {
        points.forEach(this::bullet);
        page.append('\n');
    }

    private void bullet(Object point) {
        page.append("- ").append(point).append('\n');
    }
}
