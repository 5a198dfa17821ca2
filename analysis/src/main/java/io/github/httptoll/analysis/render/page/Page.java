// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.page;

import io.github.httptoll.analysis.findings.Findings;
import io.github.httptoll.analysis.findings.Reproduction;
import io.github.httptoll.analysis.render.picture.Glance;
import io.github.httptoll.analysis.render.words.ClaimSummary;
import io.github.httptoll.analysis.render.words.ClaimWords;
import io.github.httptoll.analysis.render.words.Statement;
import io.github.httptoll.analysis.render.words.Statements;
import io.github.httptoll.analysis.render.words.Text;
import io.github.httptoll.analysis.render.words.TrustBadges;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/// Everything that the page shows, as text and places; its templates decide nothing.
record Page(String title, Text why, String run, String tier, String status, List<CitedSentence> answer,
        List<CitedSentence> more,
        List<CitedSentence> full,
        List<Grid> headline, List<TrustRows.Row> trust, Forest noise, List<Injection> injections,
        Map<Workload, String> levels, String level, List<Grid> overheads,
        List<HeatMap> maps, List<Forest> sessions, List<Forest> compared, String tally, List<LogAxis.Tick> ticks,
        List<ClaimCard> claims, List<ScenarioCard> scenarios, String sentencesLine, Map<String, Grid> summaries,
        RunFacts facts, List<CellCard.Group> cells, String scenarioTally, Sections has, List<RateCard> rates,
        List<Grid> stalls, List<Grid> layers, List<Grid> ways, Overview overview, TrustBadges badges,
        List<Grid> trustTables, List<OwnCard> own, String data) {
    static Page of(Statements statements, Reproduction recipes) {
        Findings findings = statements.findings();
        CellLinks refs = new CellLinks(statements);
        Measured measured = new Measured(findings, refs);
        return new Page(statements.title(), statements.why(), findings.run(), findings.tier(),
                findings.trust().status(),
                CitedSentence.first(statements, refs),
                CitedSentence.more(statements, refs), CitedSentence.full(statements, refs),
                Grids.headline(findings), TrustRows.of(statements), Forest.identical(findings.experiments()),
                Injection.of(findings.attribution()), refs.levels(), refs.usual(findings),
                Grids.overheads(findings), HeatMap.of(findings, refs),
                Forest.of(statements, Page::isSession, refs),
                Forest.of(statements, statement -> !isSession(statement), refs),
                ClaimWords.tally(findings.claims()), ClaimCard.axis(findings).ticks(), ClaimCard.of(findings, refs),
                ScenarioCard.of(findings),
                ClaimSummary.line(findings), Grids.summaries(findings),
                RunFacts.of(findings, recipes), CellCard.of(findings, recipes, refs),
                ClaimWords.tally(findings.scenarios()),
                Sections.of(findings, measured), RateCard.of(findings.rates()), RateCard.stalls(findings.rates()),
                LinkedGrids.layers(findings.layers(), refs), LinkedGrids.ways(findings.theory().ways(), refs),
                Overview.of(Glance.of(findings), refs), TrustBadges.of(findings),
                Grids.trust(findings),
                OwnCard.of(findings, refs),
                Assets.packed(ChartData.of(measured, findings.batches(), findings.profiles())));
    }

    private static boolean isSession(Statement statement) {
        return statement.subject() == Statement.Subject.SESSION_COST;
    }

    boolean hasRates() {
        return !rates.isEmpty() || !stalls.isEmpty();
    }

    /// True where anything is shown of what concurrency does.
    boolean hasShape() {
        return has.curve() || has.tails() || !maps.isEmpty() || !sessions.isEmpty() || !compared.isEmpty();
    }

    /// True where rates, layers and ways to wait are what the run asks, and so stand first.
    boolean subjectsFirst() {
        return has.questions() || !has.times();
    }

    /// True where the questions are too many to be answered in full on a first screen.
    boolean foldsQuestions() {
        return own.size() > Statements.MOST_IN_FULL;
    }

    /// Where claims and scenarios come from.
    List<String> sources() {
        return distinct(Card::sourceGroup);
    }

    /// All clients that were judged.
    List<String> clients() {
        return cards().flatMap(card -> card.clients().stream()).distinct().sorted().toList();
    }

    List<String> verdicts() {
        return distinct(Card::verdict);
    }

    /// What became of what the sources say.
    List<String> outcomes() {
        return distinct(Card::holds);
    }

    private List<String> distinct(Function<Card, String> what) {
        return cards().map(what).distinct().sorted().toList();
    }

    /// Everything that the filters hide and show.
    private Stream<Card> cards() {
        return Stream.concat(claims.stream(), scenarios.stream());
    }
}
