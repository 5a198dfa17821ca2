// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.markdown;

import io.github.httptoll.analysis.findings.Findings;
import io.github.httptoll.analysis.findings.answer.Finding;
import io.github.httptoll.analysis.findings.cell.ExperimentResult;
import io.github.httptoll.analysis.findings.claim.RatioPrediction;
import io.github.httptoll.analysis.render.words.AsyncSentences;
import io.github.httptoll.analysis.render.words.ClaimSummary;
import io.github.httptoll.analysis.render.words.ClaimWords;
import io.github.httptoll.analysis.render.words.Headline;
import io.github.httptoll.analysis.render.words.PoolWords;
import io.github.httptoll.analysis.render.words.Statement;
import io.github.httptoll.analysis.render.words.Statements;
import io.github.httptoll.analysis.render.words.Table;
import io.github.httptoll.analysis.render.words.TrustWords;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Everything that a report has beyond its first pages: every number, its tables folded.
final class Appendix {
    private final Statements statements;
    private final Findings findings;
    private final Lines page = new Lines();

    private Appendix(Statements statements) {
        this.statements = statements;
        this.findings = statements.findings();
    }

    static String of(Statements statements) {
        Findings findings = statements.findings();
        Appendix appendix = new Appendix(statements);
        appendix.page.line("# Appendix");
        appendix.page.line("Tables are folded.");
        appendix.answer();
        appendix.claims();
        appendix.noise();
        appendix.page.add(RateSection.inFull(findings.rates()));
        appendix.page.add(TheoryPage.of(findings.theory()));
        appendix.experiments();
        appendix.page.add(BatchSection.of(findings.batches()));
        appendix.page.add(DetailTable.section(findings)).add(CostTable.section(findings));
        appendix.page.add(CpuSection.of(findings.profiles()));
        appendix.comparisons();
        appendix.leftOut();
        appendix.environment();
        return appendix.page.toString().stripTrailing() + "\n";
    }

    private void answer() {
        Optional<Headline> headline = Headline.of(findings);
        if (findings.isOwn() || (statements.answer().isEmpty() && headline.isEmpty())) {
            return;
        }
        page.line("## The answer with counts and times");
        page.line("n is the number of blocks. Where a claim compares the same pair, the claim's verdict holds.");
        page.bullets(statements.sentences());
        findings.findings().forEach(this::byDelay);
        headline.ifPresent(found -> table(found.title() + ":", found.table()));
    }

    private void byDelay(Finding finding) {
        if (finding instanceof Finding.AsyncAgainstThreads async) {
            table("Async against threads, pairs by delay:", AsyncSentences.byDelay(async));
        }
    }

    private void claims() {
        if (findings.claims().isEmpty()) {
            scenarios("##");
            return;
        }
        page.line("## Claims in full");
        page.line(ClaimSummary.line(findings)
                + ". A sentence that is confirmed by one claim and refuted by another depends; undecided claims take nothing from "
                + "the others.");
        page.table(ClaimSummary.sentences(findings.judgements()));
        page.line(
                ("Registered before the run, claim by claim: %s. The ratio is a by b; above 1, a takes longer. A verdict needs an "
                        + "interval apart from 1 or within δ of it, an adjusted p of at most 0.05, and more than identical code and "
                        + "other starts of the JVMs show. A difference below δ refutes nothing. The ratio with the void blocks "
                        + "counted has no say in it.")
                        .formatted(
                                ClaimWords.tally(findings.claims())));
        page.table(ClaimTable.page(findings.claims()));
        page.line("The cells that they compare:");
        page.table(Table.of(List.of("claim", "a", "b", "note"), findings.claims().stream()
                .map(claim -> List.of(claim.id(), "`" + claim.a() + "`", "`" + claim.b() + "`",
                        ClaimWords.scale(claim)))
                .toList()));
        Table advice = ClaimTable.advice(findings.claims());
        if (!advice.rows().isEmpty()) {
            page.line("In your program:");
            page.table(advice);
        }
        predictions(findings.predictions());
        scenarios("###");
    }

    private void scenarios(String level) {
        if (!findings.scenarios().isEmpty()) {
            page.line(level + " What was counted");
            page.line(
                    "Where calls fail or threads stay nothing is timed. Each trial does the same in two ways, a and b, "
                            + "each time in a new JVM. What its source says "
                            + "is confirmed where every repetition of a shows it against every one of b, refuted where none does.");
            page.table(ScenarioTable.of(findings.scenarios()));
        }
    }

    private void predictions(List<RatioPrediction> predictions) {
        if (!predictions.isEmpty()) {
            page.line("### Mistakes, predicted and measured");
            page.line("What a batch must take by its parameters alone (calls, limits, delays, work in callbacks) is "
                    + "registered before the run, and leaves out "
                    + "client, machine and network. " + ClaimSummary.says(predictions));
            page.table(ClaimSummary.predictions(predictions));
        }
    }

    private void noise() {
        if (!findings.timesCalls()) {
            return;
        }
        page.line(findings.attribution().isTested() ? "## Noise and self-test" : "## Noise");
        table("Identical code in two JVMs is the noise, and gates void the blocks that others disturbed:",
                TrustWords.noise(findings.experiments()));
        page.add(AttributionSection.of(findings.attribution()));
    }

    private void experiments() {
        if (!findings.timesBatches()) {
            return;
        }
        page.line("## What was measured");
        page.line(
                "Ideal is the shortest time that the server's delays and the limit allow; efficiency is ideal by batch. Excess "
                        + "is (batch − ideal) by calls. The parts of the ledger are microseconds "
                        + "per request. Network is the transport of the cell's floor, a raw exchange of the same bytes. Waking is "
                        + "how long the server's kernel has a request before the server reads it, and for calls one by one what the rest "
                        + "of a raw exchange takes more after a wait; where neither is known, network says 'with waking'. Pool is "
                        + "the wait for the library's own pool. Accept is the wait of new connections until the server accepts them. "
                        + "Client is what "
                        + "the cell's own transport takes more than all these, block by block where both share blocks, below zero where "
                        + "the client was faster. p50, p90 and p99 are percentiles of a request's time from submit to resume, where "
                        + "enough requests stand behind them: of each measurement, and then their mean; ¹ of one batch only. ✗ "
                        + "marks an invalid cell.");
        for (ExperimentResult all : findings.experiments()) {
            ExperimentResult experiment = all.closed();
            if (all.isSelfTest() || experiment.cells().size() < Math.min(1, all.cells().size())) {
                continue;
            }
            CellTable table = new CellTable(experiment);
            page.line("### " + experiment.id());
            page.line(experiment.question());
            table(table.common(), table.table());
        }
        Table pools = PoolWords
                .table(findings.experiments().stream().flatMap(experiment -> experiment.cells().stream()));
        if (!pools.rows().isEmpty()) {
            page.line("### Calls that wait for their library's own pool");
            table("The wait is the ledger's *pool*, which is no cost of the client's code:", pools);
        }
    }

    private void comparisons() {
        if (statements.answer().isEmpty()) {
            return;
        }
        page.line("## What was compared");
        for (Statement statement : statements.answer()) {
            String explains = statement.explains().isEmpty() ? "" : ": " + statement.explains();
            table(statement.title() + explains + ":", statement.table());
        }
    }

    private void leftOut() {
        page.line("## Left out");
        page.bullets(findings.leftOut().isEmpty() ? List.of("Nothing.") : findings.leftOut());
    }

    private void environment() {
        page.line("## Environment");
        List<List<String>> rows = findings.environment().entrySet().stream()
                .map(fact -> List.of(fact.getKey(), fact(fact.getValue()))).toList();
        page.table(Table.of(List.of("fact", "value"), rows));
    }

    private static String fact(Object value) {
        return value instanceof Map<?, ?> facts
                ? facts.entrySet().stream().map(fact -> fact.getKey() + " " + fact.getValue())
                        .collect(Collectors.joining(", "))
                : String.valueOf(value);
    }

    private void table(String caption, Table table) {
        page.line(caption);
        page.table(table);
    }
}
