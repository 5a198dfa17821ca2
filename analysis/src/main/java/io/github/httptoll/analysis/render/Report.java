// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render;

import io.github.httptoll.analysis.findings.ExperimentResult;
import io.github.httptoll.analysis.findings.Findings;
import java.util.LinkedHashMap;
import java.util.Map;

/// The whole report as text: `files` by their path in the run directory, and what the `console` shows.
///
/// It depends on nothing but the findings: the same findings give the same bytes.
public record Report(Map<String, String> files, String console) {
    /// Renders everything.
    public static Report of(Findings findings) {
        Map<String, String> files = new LinkedHashMap<>();
        for (ExperimentResult experiment : findings.experiments()) {
            files.put("tables/" + experiment.id() + ".csv", CsvTable.of(experiment));
        }
        files.put("findings.json", FindingsJson.of(findings));
        files.put("report.md", MarkdownReport.of(findings));
        return new Report(files, Console.of(findings));
    }
}
