// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.words;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.analysis.findings.claim.ClaimResult;
import io.github.httptoll.analysis.findings.claim.ScenarioResult;
import io.github.httptoll.analysis.read.Scenario;
import io.github.httptoll.analysis.read.TestClients;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// A counted question says its counts first, and why a repetition has none.
final class OwnCountWordsTest {
    @Test
    void countsOfBothSidesStandFirstAndEachRepetitionInTheTable() {
        OwnCountWords words = OwnCountWords.of(answer(null));
        assertEquals("confirmed", words.holds());
        assertEquals("Calls that failed: 4 to 5 of 5 with a, 0 of 5 with b.", words.sentences().getFirst().toString());
        assertEquals(2, words.sides().rows().size());
        assertEquals("4 of 5", words.sides().rows().getLast().get(1).toString());
    }

    @Test
    void repetitionThatCountedNothingSaysWhy() {
        assertTrue(OwnCountWords.of(answer("its JVM ended")).sentences().stream()
                .anyMatch(text -> text.toString().equals("A repetition counted nothing: its JVM ended.")));
    }

    private static ScenarioResult answer(@Nullable String failure) {
        return new ScenarioResult(
                new Scenario("idle", ClaimResult.OWN, "It fails after idling", null, TestClients.named("JDK"),
                        "calls that failed", "after a pause", "at once", "more", null, null, null, null),
                new ScenarioResult.Arm("after a pause", List.of(5.0, 4.0), 5, new TreeMap<>()),
                new ScenarioResult.Arm("at once", List.of(0.0, 0.0), 5, new TreeMap<>()), failure);
    }
}
