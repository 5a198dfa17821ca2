// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What is counted instead of timed, from trials.jsonl to the report.
final class ScenariosInReportTest extends ReportTest {
    @Test
    void everyRepetitionHasToShowWhatTheSourceSays() throws IOException {
        assertEquals("confirmed", holds("false-timeouts"));
        assertEquals("refuted", holds("semaphore"));
        assertEquals("undecided", holds("first-call"));
    }

    @Test
    void trialThatCameToNothingIsInvalidAndSaysWhy() throws IOException {
        assertEquals("invalid", holds("idle"));
        assertPage("a repetition came to nothing: it did not end within 30 s");
    }

    @Test
    void repetitionsStandInTheReportAsARange() throws IOException {
        assertPage(
                "a callback blocks for a second: 19 to 20 of 20 | it hands that to another thread: 0 to 1 of 20 | 3 |");
    }

    @Test
    void trialAndClaimOfOneSentenceAreJudgedTogether() throws IOException {
        run.replace("study.yaml", "direction: more\n    notice", "direction: fewer\n    notice");
        run.replace("study.yaml", "source: S7-falsetimeout", "source: S3-sleep");
        assertEquals("refuted", holds("false-timeouts"));
        assertPage("| S3-sleep | A blocking call in the callback stalls everything | depends | 1 | 1 | 0 | 0 |");
    }

    @Test
    void anUnknownDirectionIsRefused() throws IOException {
        run.replace("study.yaml", "direction: more\n    notice", "direction: louder\n    notice");
        assertTrue(run.analyse().err().contains("direction is 'louder' in trial false-timeouts"), run.analyse().err());
    }

    private String holds(String id) throws IOException {
        page();
        JsonNode trials = JsonMapper.builder().build().readTree(run.read("findings.json")).get("trials");
        return trials.valueStream().filter(trial -> trial.get("id").asString().equals(id)).findFirst().orElseThrow()
                .get("holds").asString();
    }
}
