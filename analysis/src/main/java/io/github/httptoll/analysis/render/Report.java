// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render;

import io.github.httptoll.analysis.findings.Findings;
import io.github.httptoll.analysis.findings.Reproduction;
import io.github.httptoll.analysis.findings.cell.ExperimentResult;
import io.github.httptoll.analysis.findings.compare.Against;
import io.github.httptoll.analysis.render.console.AgainstConsole;
import io.github.httptoll.analysis.render.console.Console;
import io.github.httptoll.analysis.render.csv.CsvTable;
import io.github.httptoll.analysis.render.csv.DeliveryTable;
import io.github.httptoll.analysis.render.csv.LayerTable;
import io.github.httptoll.analysis.render.csv.RateTable;
import io.github.httptoll.analysis.render.csv.WayTable;
import io.github.httptoll.analysis.render.json.AgainstJson;
import io.github.httptoll.analysis.render.json.FindingsJson;
import io.github.httptoll.analysis.render.markdown.AgainstPage;
import io.github.httptoll.analysis.render.markdown.MarkdownReport;
import io.github.httptoll.analysis.render.page.IndexPage;
import io.github.httptoll.analysis.render.words.Statements;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/// The whole report as text: `files` by their path in the run directory, and what the `console` shows.
///
/// It depends on nothing but the findings: the same findings give the same bytes.
public record Report(Map<String, String> files, String console) {
    /// Renders everything that is said of one run, the page on another core: it is as much work as the other files together.
    public static Report of(Findings findings, Reproduction recipes) {
        Statements statements = Statements.of(findings);
        CompletableFuture<String> page = CompletableFuture.supplyAsync(() -> IndexPage.of(statements, recipes));
        Map<String, String> files = new LinkedHashMap<>();
        for (ExperimentResult experiment : findings.experiments()) {
            String cells = CsvTable.of(experiment.closed());
            if (!cells.isEmpty() || experiment.cells().isEmpty()) {
                files.put("tables/" + experiment.id() + ".csv", cells);
            }
        }
        if (!findings.rates().isEmpty()) {
            files.put("tables/rates.csv", RateTable.of(findings.rates()));
        }
        if (!findings.layers().isEmpty()) {
            files.put("tables/layers.csv", LayerTable.of(findings.layers()));
        }
        if (!findings.trust().delivered().isEmpty()) {
            files.put("tables/delivered.csv", DeliveryTable.of(findings.trust().delivered()));
        }
        if (!findings.theory().ways().isEmpty()) {
            files.put("tables/ways.csv", WayTable.of(findings.theory().ways()));
        }
        files.put("findings.json", FindingsJson.of(statements));
        files.put("report.md", MarkdownReport.of(statements));
        files.put("index.html", page.join());
        return new Report(files, Console.of(statements));
    }

    /// Renders what changed between two runs.
    public static Report of(Against against) {
        return new Report(Map.of("against.md", AgainstPage.of(against), "against.json", AgainstJson.of(against)),
                AgainstConsole.of(against));
    }
}
