// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What status.json says of a run's course is in its report.
final class StatusInReportTest extends ReportTest {
    private static final String UNSETTLED = "\"JDK in set 0\"";

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"1|once|\"2026-01-31T12:10:00Z\"",
            "2|2 times|\"2026-01-31T12:10:00Z\", \"2026-02-01T12:00:00.5Z\""})
    void interruptionsAreCounted(int count, String times, String instants) throws IOException {
        run.replace("status.json", "\"degraded\"", "\"resumed\": [" + instants + "], \"degraded\"");
        assertPage(
                "- **Interrupted:** resumed " + times + "; the blocks of a set may come from two starts of its JVMs, "
                        + "which adds to the spread within it.\n");
        assertTrue(run.read("findings.json").contains("\"resumed\" : " + count));
    }

    @Test
    void runThatWasNeverInterruptedSaysNothingOfIt() throws IOException {
        run.replace("status.json", "\"degraded\"", "\"resumed\": [], \"degraded\"");
        assertFalse(page().contains("Interrupted"));
        assertTrue(run.read("findings.json").contains("\"resumed\" : 0"));
    }

    @Test
    void unsettledJvmsAreNamedWithTheirSets() throws IOException {
        unsettled("JDK in set 10", "JETTY in set 1", "JDK in set 2", "OKHTTP #2 in set 2", "all of them");
        assertPage(
                "- **Warm-up:** it reached its time limit before times stood still in JDK (sets 2, 10), JETTY (set 1), "
                        + "OKHTTP #2 (set 2), all of them. Cells that then still became faster are not warm, and invalid.\n");
        assertTrue(run.read("findings.json").contains("\"OKHTTP #2 in set 2\""));
    }

    @Test
    void claimHasOneNoteOnTheWarmUpsOfItsOwnJvms() throws IOException {
        unsettled("JDK in set 2", "JDK in set 0", "JDK #2 in set 1", "OKHTTP in set 1");
        assertPage("| warm-up of JDK (sets 0, 2) reached its time limit |\n");
    }

    private void unsettled(String... entries) throws IOException {
        run.replace("status.json", UNSETTLED, '"' + String.join("\", \"", entries) + '"');
    }
}
