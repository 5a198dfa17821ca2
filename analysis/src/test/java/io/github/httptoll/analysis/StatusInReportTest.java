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
    private static final String UNSETTLED = "\"fan-out: JDK × FUTURES in set 0\"";

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
    void unsettledJvmsAreCountedOnThePageAndNamedInTheFindings() throws IOException {
        unsettled("fan-out: JDK × FUTURES in set 10", "session: JETTY × FUTURES in set 1",
                "fan-out: JDK × FUTURES in set 2", "fan-out: OKHTTP × FUTURES #2 in set 2", "all of them");
        assertPage(
                "- **Warm-up:** no steady state in 5 JVMs, named in findings.json. By experiment: fan-out: 2 in set 2, "
                        + "1 in set 10; session: 1 in set 1; all of them: 1.\n");
        assertFalse(run.read("report.md").contains("OKHTTP × FUTURES #2"));
        assertTrue(run.read("findings.json").contains("\"fan-out: OKHTTP × FUTURES #2 in set 2\""));
    }

    @Test
    void claimHasOneNoteOnTheWarmUpsOfItsOwnJvms() throws IOException {
        unsettled("fan-out: JDK × FUTURES in set 2", "fan-out: JDK × VIRTUAL_THREADS in set 1",
                "fan-out: JDK × FUTURES in set 0", "session: JDK × VIRTUAL_THREADS in set 0",
                "fan-out: JDK × FUTURES #2 in set 1");
        assertPage("| warm-up of JDK × FUTURES (sets 0, 2), JDK × VIRTUAL_THREADS (set 1) never settled |\n");
    }

    private void unsettled(String... entries) throws IOException {
        run.replace("status.json", UNSETTLED, '"' + String.join("\", \"", entries) + '"');
    }
}
