// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.markdown;

import io.github.httptoll.analysis.findings.Findings;
import io.github.httptoll.analysis.findings.cell.CellResult;
import io.github.httptoll.analysis.render.picture.Glance;
import io.github.httptoll.analysis.render.picture.Glance.Level;
import io.github.httptoll.analysis.render.picture.Picture;
import io.github.httptoll.analysis.render.picture.TextPicture;
import io.github.httptoll.analysis.render.words.DeliveryWords;
import io.github.httptoll.analysis.render.words.FaultWords;
import io.github.httptoll.analysis.render.words.MachineWords;
import io.github.httptoll.analysis.render.words.NetworkWords;
import io.github.httptoll.analysis.render.words.Statements;
import io.github.httptoll.analysis.render.words.Statements.Brief;
import io.github.httptoll.analysis.render.words.Table;
import io.github.httptoll.analysis.render.words.Text;
import io.github.httptoll.analysis.render.words.TrustBadges;
import java.util.List;
import java.util.Optional;

/// The report as a page: a picture, short sentences, the claims by verdict and whether to trust it; of a study file its questions instead.
/// Everything that was measured is in the appendix, its tables folded.
public final class MarkdownReport {
    private static final int MOST_INVALID = 10;

    private final Statements statements;
    private final Findings findings;
    private final TrustBadges badges;
    private final Lines page = new Lines();

    private MarkdownReport(Statements statements) {
        this.statements = statements;
        this.findings = statements.findings();
        this.badges = TrustBadges.of(findings);
    }

    public static String of(Statements statements) {
        MarkdownReport report = new MarkdownReport(statements);
        report.page.line("# " + statements.title()).line(report.run());
        report.first();
        report.page.add(RateSection.of(statements.findings().rates()));
        report.page.add(LayerSection.of(statements.findings().layers()));
        report.page.add(WaysSection.of(statements.findings().theory().ways()));
        report.trust();
        report.machines();
        if (statements.hasManyQuestions()) {
            report.page.line("# Each question in full").add(OwnSection.of(statements.findings()));
        }
        return report.page.add(Appendix.of(statements)).toString();
    }

    /// A few questions of a study file are answered in full, many by their verdicts.
    private void first() {
        if (findings.isOwn() && !statements.hasManyQuestions()) {
            page.add(OwnSection.of(findings));
            return;
        }
        if (!findings.isOwn()) {
            answer();
        }
        page.add(VerdictSection.of(findings));
    }

    private void answer() {
        Text why = statements.why();
        if (!why.isEmpty()) {
            page.line("**" + why + "**");
        }
        Optional<Level> glance = Glance.of(findings).first();
        glance.ifPresent(this::glance);
        Statements.Answer brief = statements.brief();
        numbered(brief.first());
        if (brief.first().isEmpty()) {
            page.bullets(statements.sentences());
        }
        if (!brief.more().isEmpty()) {
            page.line("What else was found:");
            page.bullets(brief.more().stream().map(Brief::text).toList());
        }
        page.line(
                "*[low, high] is a 95 % interval. The sentences above are exploratory: they have no verdict. Claims are statements "
                        + "of documentation and articles, registered before the run. [The page](index.html) has the same%s.*"
                                .formatted(glance.isPresent() ? " with other delays" : ""));
    }

    /// Which run it is, and whether it can be trusted.
    private String run() {
        return "Run " + findings.run() + ", tier " + findings.tier() + (findings.remote() ? ", remote server" : "")
                + NetworkWords.line(findings) + ". " + badges.brief();
    }

    private void glance(Level level) {
        page.line(Picture.title(level) + ": the time of a call, by the part that takes it.");
        page.line("```\n" + String.join("\n", TextPicture.of(level.stacks())) + "\n```");
        page.line(TextPicture.explained(level));
    }

    private void trust() {
        page.line("## Can this run be trusted?");
        if (!badges.line().equals(badges.brief())) {
            page.line(badges.line());
        }
        statements.trust().forEach(point -> page.bullet("**%s:** %s".formatted(point.topic().label(), point.text())));
        List<CellResult> invalid = findings.trust().invalid();
        invalid.stream().limit(MOST_INVALID)
                .forEach(cell -> page.bullet("✗ `%s`: %s.".formatted(cell.id(), FaultWords.words(cell))));
        if (invalid.size() > MOST_INVALID) {
            page.bullet(
                    "and %s more, marked ✗ in the tables of the appendix.".formatted(invalid.size() - MOST_INVALID));
        }
        page.add("\n");
        Table delivered = DeliveryWords.table(findings.trust());
        if (!delivered.rows().isEmpty()) {
            page.line("What the study asks of server and wires, and what they did:");
            page.open(delivered);
        }
    }

    private void machines() {
        Table machines = MachineWords.machines(findings);
        if (!machines.rows().isEmpty()) {
            page.line("## Machines");
            page.open(machines);
            page.line(
                    "Noise is that of log ratios from block to block, of the median machine 1. A machine that does not "
                            + "count enters no comparison; none is left out for its ratios. Claims on each machine have p adjusted "
                            + "over the machines. One depends where it holds on some machines and not on others, and these differ by "
                            + "more than their JVMs do.");
            page.line(Lines.markdown(MachineWords.claims(findings)));
        }
    }

    private void numbered(List<Brief> sentences) {
        if (sentences.isEmpty()) {
            return;
        }
        for (int i = 0; i < sentences.size(); i++) {
            page.add("%d. %s\n".formatted(i + 1, sentences.get(i).text()));
        }
        page.add("\n");
    }
}
