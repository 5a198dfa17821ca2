// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.analysis.render.words.Numbers;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What is counted instead of timed, as cards of the page.
@Tag("slow")
final class ScenariosInPageTest extends PageText {
    @Test
    void everyTrialIsShownWithWhatItCountedInEachRepetition() throws IOException {
        String markup = markup();
        JsonNode trials = JsonMapper.builder().build().readTree(run.read("findings.json")).get("trials");
        assertFalse(trials.isEmpty());
        trials.forEach(trial -> {
            int at = markup.indexOf("· " + trial.get("id").stringValue() + "</span>");
            assertTrue(at > 0, trial.toString());
            String card = markup.substring(markup.lastIndexOf("<li class=\"claim trial ", at),
                    markup.indexOf("</li>", at));
            assertTrue(card.contains("data-holds=\"" + trial.get("holds").stringValue() + "\""), card);
            for (String way : List.of("a", "b")) {
                List<Double> counted = all("<td>([\\d.,]+)\\s*</td>", row(card, way)).stream()
                        .map(text -> Double.valueOf(text.replace(",", ""))).toList();
                assertEquals(trial.get(way).get("values").valueStream().map(JsonNode::doubleValue).map(this::rounded)
                        .toList(), counted, card);
                assertTrue(card.contains(trial.get(way).get("way").stringValue()), card);
            }
            List.of("notice", "change", "failure").stream().map(trial::get).filter(JsonNode::isString)
                    .forEach(said -> assertTrue(card.contains(said.stringValue()), said + " is not in " + card));
        });
    }

    private static String row(String card, String way) {
        int at = card.indexOf("<th scope=\"row\">" + way + ": ");
        return at < 0 ? "" : card.substring(at, card.indexOf("</tr>", at));
    }

    /// As the page prints it.
    private double rounded(double value) {
        return Double.parseDouble(Numbers.trimmed(value).replace(",", ""));
    }

    @Test
    void verdictOfATrialIsWhatWasCountedWhateverItsSourceSays() throws IOException {
        assertEquals(List.of("more: confirmed", "more: refuted", "undecided: undecided", "invalid: invalid"), trials());
        run.replace("trials.jsonl", "{\"value\": 20, \"of\": 20}, \"b\": {\"value\": 0,",
                "{\"value\": 0, \"of\": 20}, \"b\": {\"value\": 0,");
        assertEquals("undecided: undecided", trials().getFirst());
        Files.writeString(run.directory().resolve("trials.jsonl"), "{\"trial\": \"semaphore\", \"repetition\": 0, "
                + "\"a\": {\"value\": 0, \"of\": 100}, \"b\": {\"value\": 0, \"of\": 100}, \"failure\": null}\n");
        assertEquals("same: confirmed", trials().get(1));
        run.replace("trials.jsonl", "\"b\": {\"value\": 0,", "\"b\": {\"value\": 3,");
        assertEquals("fewer: refuted", trials().get(1));
    }

    private List<String> trials() throws IOException {
        return Pattern.compile("<li class=\"claim trial .*?data-verdict=\"(\\w+)\" data-holds=\"(\\w+)\"")
                .matcher(markup()).results().map(found -> found.group(1) + ": " + found.group(2)).toList();
    }

    @Test
    void studyOfTrialsAloneShowsThem() throws IOException {
        String study = run.read("study.yaml");
        Files.writeString(run.directory().resolve("study.yaml"),
                study.substring(0, study.indexOf("\nclaims:")) + "\nclaims: []\n");
        assertEquals(4, trials().size());
        assertEquals(List.of(), all("<li class=\"claim (is-\\w+)", markup()));
    }
}
