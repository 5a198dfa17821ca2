// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What a reader sees first: of the page and of the report.
@Tag("slow")
final class FirstScreenTest extends PageText {
    private static final int MOST_WORDS = 25;
    private static final int MOST_LINES = 300;
    private static final Pattern TAGS = Pattern.compile("<[^>]+>");
    private static final String PANEL = "(?s)<div class=\"panel\" id=\"panel-\\d+\">(.*?)</ul>";

    @Test
    void firstLevelIsChosenAndEachLevelHasAPanelThatTheStyleAloneShows() throws IOException {
        String page = page();
        List<String> choices = all("<input type=\"radio\" name=\"glance\" id=\"at-(\\d+)\"", page);
        assertTrue(choices.size() > 1, choices.toString());
        assertEquals(choices, all("<div class=\"panel\" id=\"panel-(\\d+)\"", page));
        assertEquals(choices, all("#glance:has\\(#at-(\\d+):checked\\) #panel-\\1\\{display:block}", page));
        assertEquals(List.of("0"), all("id=\"at-(\\d+)\" checked", page));
    }

    @Test
    void barsOfAStackAreSideBySideAndNoneLeavesTheScale() throws IOException {
        List<String> stacks = all("(?s)<svg class=\"stack\"[^>]*>(.*?)<line", page());
        assertFalse(stacks.isEmpty());
        for (String stack : stacks) {
            List<Double> left = all("x=\"([\\d.]+)%\"", stack).stream().map(Double::valueOf).toList();
            List<Double> width = all("width=\"([\\d.]+)%\"", stack).stream().map(Double::valueOf).toList();
            double end = 0;
            for (int i = 0; i < left.size(); i++) {
                assertEquals(end, left.get(i), 0.06, stack);
                end = left.get(i) + width.get(i);
            }
            assertTrue(end <= 100.06, stack);
        }
    }

    @Test
    void everyRowOfThePictureIsInTheTableBehindIt() throws IOException {
        String page = markup();
        for (String panel : all(PANEL, page)) {
            List<String> totals = all("(<span class=\"total\">)", panel);
            assertFalse(totals.isEmpty(), panel);
            String after = page.substring(page.indexOf(panel) + panel.length());
            String table = after.substring(0, after.indexOf("</table>"));
            assertEquals(totals.size(), all("(<tr)", table).size() - 1, table);
        }
    }

    @ParameterizedTest
    @MethodSource("io.github.httptoll.analysis.ReferenceRun#directories")
    void sentencesOfAReferenceRunHaveAtMostTwentyFiveWordsAndOnePairOfNumbers(Path reference) throws IOException {
        SampleRun copy = ReferenceRun.analysed(reference);
        List<String> first = copy.read("report.md").lines().filter(line -> line.matches("\\d\\. .*")).toList();
        assertEquals(4, first.size(), first.toString());
        assertTrue(first.get(1).contains(" least without server delay, "), first.toString());
        for (String sentence : first) {
            String words = sentence.substring(3);
            assertTrue(words.replaceAll(" \\[[^]]*]", "").split(" ", -1).length <= MOST_WORDS, words);
            int numbers = all("(\\[[^]]*])", words).size();
            assertTrue(1 <= numbers && numbers <= 2, words);
            assertFalse(words.contains("undecided"), words);
        }
        String why = copy.read("report.md").lines().filter(line -> line.startsWith("**")).findFirst().orElseThrow();
        all("\\(up to ([^)]*) times\\)", why).forEach(ratio -> assertTrue(first.toString().contains(ratio), why));
        String page = markup(copy.read("index.html"));
        String list = page.substring(page.indexOf("<ol class=\"answer\">"), page.indexOf("</ol>"));
        String shown = TAGS.matcher(list).replaceAll("").replace('\u00a0', ' ').replace("&#39;", "'");
        first.forEach(sentence -> assertTrue(shown.contains(sentence.substring(3)), shown));
    }

    /// The heading asks why; reasons not to rely on a run are open, others are folded.
    @Test
    void headingIsAnsweredBelowItAndTheChecksFollowInALine() throws IOException {
        String page = markup();
        String first = page.substring(page.indexOf("<h1 "), page.indexOf("<figure class=\"glance\""));
        assertEquals(1, all("(<p class=\"because\">\\s*[^<\\s])", first).size(), first);
        List<String> badges = all("(<li class=\"badge )", first);
        assertFalse(badges.isEmpty(), first);
        assertEquals(all("<details class=\"badges (fails|unknown)\"", first).size(),
                all("<details class=\"badges \\w+\"( open)", first).size(), first);
        assertEquals(1, all("<summary><b>[^<]+</b> ([^<]*Of \\d+ checks [^<]*)</summary>", first).size(), first);
    }

    @ParameterizedTest
    @MethodSource("io.github.httptoll.analysis.ReferenceRun#directories")
    void reportOfAReferenceRunHasAtMostThreeHundredLinesBeforeItsAppendix(Path reference) throws IOException {
        List<String> lines = ReferenceRun.analysed(reference).read("report.md").lines().toList();
        int appendix = lines.indexOf("# Appendix");
        assertTrue(0 < appendix && appendix <= MOST_LINES, appendix + " lines");
        assertTrue(lines.subList(0, appendix).stream().anyMatch(line -> line.startsWith("### Confirmed")));
        List<String> later = lines.subList(appendix, lines.size());
        for (int i = 0; i < later.size(); i++) {
            if (later.get(i).startsWith("| --- |")) {
                assertTrue(later.get(i - 3).startsWith("<details><summary>"), "not folded: " + later.get(i - 1));
            }
        }
    }
}
