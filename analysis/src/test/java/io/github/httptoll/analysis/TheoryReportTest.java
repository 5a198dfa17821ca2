// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.analysis.findings.Findings;
import io.github.httptoll.analysis.findings.Reproduction;
import io.github.httptoll.analysis.findings.theory.TheoryRun;
import io.github.httptoll.analysis.render.Report;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// What theory predicts, as the report shows it.
final class TheoryReportTest {
    @Test
    void pageIsAsItWasApproved() throws IOException {
        String page = file(TheoryRun.whole(), "report.md");
        int start = page.indexOf("## What theory predicts");
        GoldenReportTest.assertGolden("golden/theory.md", page.substring(start, page.indexOf("\n## ", start)));
    }

    @Test
    void jsonIsAsItWasApproved() throws IOException {
        String json = file(TheoryRun.small(), "findings.json");
        GoldenReportTest.assertGolden("golden/theory.json", json.substring(json.indexOf("\"theory\"")));
    }

    @Test
    void withoutDataThereIsNoSection() {
        assertFalse(file(new TheoryRun(), "report.md").contains("What theory predicts"));
        assertTrue(file(new TheoryRun(), "findings.json").contains("\"ladder\" : [ ]"));
    }

    private static String file(TheoryRun run, String name) {
        Map<String, String> files = Report.of(Findings.of(run.run()), Reproduction.of(run.run())).files();
        return Objects.requireNonNull(files.get(name), name);
    }
}
