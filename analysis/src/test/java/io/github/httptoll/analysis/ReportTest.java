// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// A copy of the sample run for each test, to be changed and reported on.
abstract class ReportTest {
    SampleRun run = new SampleRun(Path.of(""));

    @BeforeEach
    void copy(@TempDir Path temporary) throws IOException {
        run = SampleRun.copyInto(temporary);
    }

    /// The page of the run as it is now.
    final String page() throws IOException {
        assertEquals(0, run.analyse().code());
        return run.read("report.md");
    }

    final void assertPage(String part) throws IOException {
        String page = page();
        assertTrue(page.contains(part), page);
    }
}
