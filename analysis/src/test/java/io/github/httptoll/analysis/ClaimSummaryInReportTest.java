// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What the claims say together: sentence by sentence, and of what parameters foretell.
@Tag("slow")
final class ClaimSummaryInReportTest extends ReportTest {
    @Test
    void sentenceThatIsConfirmedAndRefutedDepends() throws IOException {
        assertEquals("confirmed", became("S1-async"));
        run.replace("study.yaml", "source: S2-threads", "source: S1-async");
        assertEquals("depends", became("S1-async"));
        assertTrue(run.analyse().out().contains(" 1 depends"), run.analyse().out());
        assertPage("| S1-async | Async waits as long as threads do | depends | 2 | 1 | 0 | 0 |");
    }

    @Test
    void undecidedClaimTakesNothingFromASentenceAndIsCounted() throws IOException {
        run.replace("study.yaml", "source: S4-await", "source: S3-sleep");
        assertEquals("confirmed", became("S3-sleep"));
        assertPage("| S3-sleep | A blocking call in the callback stalls everything | confirmed | 1 | 0 | 2 | 0 |");
    }

    @Test
    void claimsOfTheStudyItselfAreASentenceEach() throws IOException {
        long before = json().get("sentences").size();
        run.replace("study.yaml", "source: S3-sleep", "source: study");
        assertEquals(before, json().get("sentences").size());
    }

    @Test
    void ratioIsWithinFifteenPerCentOnlyWithItsWholeInterval() throws IOException {
        assertPage("Of 2 ratios that parameters predict, ");
        JsonNode foretold = json().get("foretold").get(0);
        assertEquals("sleep-in-callback", foretold.get("claim").asString());
        assertTrue(foretold.get("within15Percent").asBoolean());
        run.replace("study.yaml", "predictedMillis: 110.0", "predictedMillis: 60.0");
        assertFalse(json().get("foretold").get(0).get("within15Percent").asBoolean());
        assertPage("Largest deviation: sleep-in-callback, 0.55");
    }

    private JsonNode json() throws IOException {
        page();
        return JsonMapper.builder().build().readTree(run.read("findings.json"));
    }

    private String became(String source) throws IOException {
        return json().get("sentences").valueStream()
                .filter(sentence -> sentence.get("source").asString().equals(source)).findFirst().orElseThrow()
                .get("became").asString();
    }
}
