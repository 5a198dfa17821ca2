// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What the report says of the self-test, the network, cells without stamps, raw floors, costs and details.
@Tag("slow")
final class AttributionInReportTest extends ReportTest {
    private static final String FUTURES = "fan-out/JDK/FUTURES/calls=20/limit=10/delay=50/TUNED/SHARED/NOTHING";

    @Test
    void selfTestIsInItsOwnTableAndInNoOther() throws IOException {
        String page = page();
        assertTrue(page.contains("### Injected delays"));
        assertFalse(page.contains("### self-test"));
        assertTrue(run.read("tables/self-test.csv").contains("/BODY/injectedMillis=1.0,"));
        assertTrue(run.read("findings.json").contains("/BODY/injectedMillis=1.0\""));
    }

    @Test
    void oneContenderAloneIsProven() throws IOException {
        keepSelfTestsOf("APACHE_CLASSIC");
        String page = page();
        assertTrue(page.contains("✓ self-test: 6 of 6 delays found"), page);
        assertTrue(page.contains("**Attribution:** proven: 6 known delays came back in their phases and in no other "
                + "(worst deviation +0.06"), page);
    }

    @Test
    void withoutControlsNothingIsDecidedAndNotAllIsNamed() throws IOException {
        run.replace("study.yaml", "\"place\": \"NOWHERE\"", "\"place\": \"ELSEWHERE\"");
        String page = page();
        assertTrue(page.contains("~ self-test: 0 of 14 delays found"), page);
        assertTrue(page
                .contains("**Attribution:** undecided: of 14 known delays none is known to have gone astray, but 14 "
                        + "cannot be said to have come back: Apache classic platform pool, elsewhere 0 ms (no phase is known for this "
                        + "place); Apache classic platform pool, dispatch 1 ms (it or its control has no valid measurement); "),
                page);
        assertTrue(page.contains("; and 8 more below.\n"), page);
    }

    @Test
    void runWithoutASelfTestIsNotTested() throws IOException {
        run.replace("study.yaml", "id: self-test\n", "id: older\n");
        String page = page();
        assertTrue(page.contains("**Attribution:** not tested: this run put no known delays in."), page);
        assertFalse(page.contains("### Injected delays"));
        assertTrue(run.read("findings.json").contains("\"outcome\" : \"not_tested\""));
    }

    @Test
    void refusedClocksShowTransportAndNoHead() throws IOException {
        run.replace("environment.json", "\"crossProcess\": true", "\"crossProcess\": false");
        String page = page();
        assertTrue(page.contains("| place | put in ms | dispatch | server | resume | transport | outcome |"), page);
        assertTrue(page.contains("| OkHttp sequential | – | 2.99 | 0 | 9.09 | not observable | – | not observable |"),
                page);
    }

    @Test
    void simulatedWireIsNamedWithItsLateness() throws IOException {
        run.replace("study.yaml", "tier: standard\n", "tier: standard\nnetwork: 30ms\n");
        assertTrue(page().contains("**Wire:** 30ms round trip; how late it delivered was not observed.\n"));
        run.replace("environment.json", "\"clock\":",
                "\"wire\": {\"count\": 367, \"p50Micros\": 61.0, \"p99Micros\": 180.0, \"maxMicros\": 900.0}, \"clock\":");
        assertPage(", tier standard, network 30ms. ");
        String wire = "**Wire:** 30ms round trip; how late it delivered: median 61.0 µs, 99th percentile %s, of %s deliveries.\n";
        assertPage(wire.formatted("not known", 367));
        run.replace("environment.json", "\"count\": 367", "\"count\": 368");
        assertPage(wire.formatted("180 µs", 368));
    }

    @Test
    void loopbackHasNoWireAndOneClockCheckIsNoEnd() throws IOException {
        run.replace("environment.json", "\"checks\": 2", "\"checks\": 1");
        String page = page();
        assertFalse(page.contains("**Wire:**"));
        assertFalse(page.contains("checked at start and end"));
    }

    @Test
    void priceOfLookingIsAClaimLikeOthers() throws IOException {
        String claim = """
                  - {id: price-of-looking, source: study, says: "Stamps cost nothing", a: "%s", b: "%s/stamps=OFF",
                     metric: batchMillis, direction: equivalent, delta: 0.05}
                """.formatted(FUTURES, FUTURES);
        Files.writeString(run.directory().resolve("study.yaml"), claim, StandardOpenOption.APPEND);
        assertTrue(page().contains("| price-of-looking | Stamps cost nothing (study: equivalent) | confirmed |"));
    }

    @Test
    void cellWithoutStampsAndRawFloorsAreInNoSentenceAndNoComparison() throws IOException {
        String page = page();
        String compared = page.substring(page.indexOf("## What was compared"), page.indexOf("## Left out"));
        assertFalse(compared.contains("raw NIO"), compared);
        assertFalse(compared.contains("| 101 ["), compared);
        assertTrue(page.contains("| JDK | futures | 10 | 1 | 50 ms | tuned | off | 101 [101, 102] |"), page);
        assertFalse(run.read("findings.json").contains("\"b\" : \"" + FUTURES + "/stamps=OFF\""));
    }

    @Test
    void costsThatNobodyObservedAreSaidToBeSo() throws IOException {
        run.replace("slots.jsonl", "\"cost", "\"former");
        assertTrue(page().contains("## What it cost\n\nCosts were not observed.\n"));
    }

    @Test
    void queueOfVirtualThreadsIsShownWhereItWasCounted() throws IOException {
        run.replace("slots.jsonl", "\"costPeakThreads\"", "\"costVirtualQueue\"");
        assertPage(
                "| JDK virtual threads | 161 [159, 163] | 48.3 | 45.5 | 3.22 | 0.0508 | 21,000 | 15.9 | – | 16.0 |\n");
        assertTrue(run.read("tables/fan-out.csv").contains(",cost_virtual_queue_count,"));
        assertTrue(run.read("findings.json").contains("\"virtualQueue\""));
    }

    private void keepSelfTestsOf(String client) throws IOException {
        String kept = run.read("study.yaml").replaceAll(
                "      - \\{id: \"self-test/(?!" + client + ")[^}]*\\}[^}]*\\}[^}]*\\}\n",
                "");
        Files.writeString(run.directory().resolve("study.yaml"), kept);
    }
}
