// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.zip.InflaterInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The page as text: what it must hold in whatever browser.
@Tag("slow")
final class PageHtmlTest extends PageText {
    private static final Pattern DATA = Pattern.compile("id=\"data\">(.*?)</script>", Pattern.DOTALL);
    private static final String EVIL = "</script><script>alert(1)</script><b title='x'>&amp;";

    @Test
    void sectionsStandInTheirOrder() throws IOException {
        assertEquals(List.of("answer", "trust", "ledger", "shape", "batch", "claims", "cost", "run"),
                all("<section id=\"(\\w+)\"", markup()));
    }

    @Test
    void nothingIsLoaded() throws IOException {
        String markup = markup();
        assertEquals(List.of(), all("(?:src|href|data|poster|action)=\"(?!#|data:|report\\.md)([^\"]*)\"", markup));
        assertEquals(List.of(), all("(@import|url\\()", style()));
        assertTrue(markup.contains("default-src 'none'"));
    }

    @Test
    void everyLinkLeadsToAPlaceOnThePage() throws IOException {
        String markup = markup();
        List<String> places = all("\\bid=\"([^\"]+)\"", markup);
        assertEquals(places.size(), new HashSet<>(places).size(), "an id occurs twice");
        Set<String> links = new TreeSet<>(all("href=\"#([^\"]+)\"", markup));
        assertTrue(links.size() > 20, links.toString());
        places.forEach(links::remove);
        assertEquals(Set.of(), links);
    }

    @Test
    void whatARunSaysIsTextAndNeverMarkup() throws IOException {
        run.replace("study.yaml", "says: \"A client for each request is slower\"", "says: \"" + EVIL + "\"");
        run.replace("environment.json", "\"host\": \"host\"", "\"host\": \"" + EVIL + "\"");
        run.replace("study.yaml", "name: \"JDK\"", "name: \"" + EVIL + "\"");
        String page = page();
        assertFalse(page.contains("<script>alert"), "a script of the run became one of the page");
        assertFalse(markup(page).contains("<b title"));
        assertTrue(markup(page).contains("&lt;/script>&lt;script>") || markup(page).contains("&lt;/script&gt;"));
    }

    @Test
    void dataAreEveryValidCellWithTheNumbersOfTheFindings() throws IOException {
        JsonMapper json = JsonMapper.builder().build();
        JsonNode data = json.readTree(unpacked(all(DATA, page()).getFirst())).get("cells");
        List<JsonNode> valid = new ArrayList<>();
        json.readTree(run.read("findings.json")).get("experiments").valueStream()
                .filter(experiment -> !experiment.get("id").stringValue().equals("self-test"))
                .flatMap(experiment -> experiment.get("cells").valueStream())
                .filter(cell -> cell.get("valid").booleanValue()).forEach(valid::add);
        assertEquals(valid.stream().map(cell -> cell.get("id").stringValue()).toList(),
                data.valueStream().map(cell -> cell.get("id").stringValue()).toList());
        for (int i = 0; i < valid.size(); i++) {
            JsonNode total = data.get(i).get("total");
            assertEquals(valid.get(i).get("perRequestMicros").get("total").asDouble(0),
                    total.isNull() ? 0 : total.get(0).doubleValue(), 1e-9);
        }
    }

    @Test
    void everyClaimIsShownWithItsVerdictAndItsCells() throws IOException {
        String markup = markup();
        JsonMapper.builder().build().readTree(run.read("findings.json")).get("claims").forEach(claim -> {
            int at = markup.indexOf("· " + claim.get("id").stringValue() + "</span>");
            assertTrue(at > 0, claim.toString());
            String card = markup.substring(markup.lastIndexOf("<li class=\"claim ", at), markup.indexOf("</li>", at));
            assertTrue(card.contains("data-verdict=\"" + claim.get("verdict").stringValue() + "\""), card);
            assertTrue(card.contains("<code>" + claim.get("a").stringValue() + "</code>"), card);
            assertTrue(card.contains("<code>" + claim.get("b").stringValue() + "</code>"), card);
        });
    }

    @Test
    void ticksOfAnAxisDoNotTouchEachOther() throws IOException {
        List<String> axes = all("(?s)<span class=\"axis\"[^>]*>(.*?)\n *</span>\n", markup());
        assertFalse(axes.isEmpty());
        for (String axis : axes) {
            List<Double> places = all("left:([\\d.]+)%", axis).stream().map(Double::valueOf).toList();
            assertTrue(places.size() > 1, axis);
            for (int i = 1; i < places.size(); i++) {
                assertTrue(places.get(i) - places.get(i - 1) > 8, axis);
            }
        }
    }

    @Test
    void checkThatFailsIsShownSo() throws IOException {
        assertTrue(markup().contains("The run is whole <span class=\"state\">holds</span>"), markup());
        run.replace("status.json", "\"complete\"", "\"partial\"");
        assertTrue(markup().contains("The run is whole <span class=\"state\">fails</span>"));
    }

    @Test
    void runWithoutMeasurementsHasAPage() throws IOException {
        Files.delete(temporary.resolve("slots.jsonl"));
        run.replace("status.json", "\"complete\"", "\"failed\"");
        run.replace("status.json", "\"measured\": 357", "\"measured\": 0");
        assertEquals(3, run.analyse().code());
        assertTrue(run.read("index.html").contains("gives no answer") || run.read("index.html").contains("claims."));
    }

    @Test
    void runWithoutTimeLinesHasNoSectionOfThem() throws IOException {
        Files.delete(temporary.resolve("timelines.jsonl"));
        assertEquals(List.of("answer", "trust", "ledger", "shape", "claims", "cost", "run"),
                all("<section id=\"(\\w+)\"", markup()));
        assertFalse(run.read("report.md").contains("One batch"));
    }

    @Test
    void runWithProfilesHasASectionOfThem() throws IOException {
        assertFalse(markup().contains("#cpu"));
        assertFalse(run.read("report.md").contains("Where the CPU went"));
        run.withProfiles();
        assertEquals(List.of("answer", "trust", "ledger", "shape", "batch", "claims", "cost", "cpu", "run"),
                all("<section id=\"(\\w+)\"", markup()));
        JsonNode cpu = JsonMapper.builder().build().readTree(unpacked(all(DATA, page()).getFirst())).get("cpu");
        assertEquals(2, cpu.get("cells").size());
        for (JsonNode cell : cpu.get("cells")) {
            JsonNode nodes = cell.get("nodes");
            assertEquals(0, nodes.size() % 4);
            assertEquals("all", cpu.get("frames").get(nodes.get(0).intValue()).stringValue());
            assertEquals(1, cell.get("more").size());
        }
        assertTrue(run.read("report.md").contains("burns more than"));
    }

    @ParameterizedTest
    @MethodSource("io.github.httptoll.analysis.ReferenceRun#directories")
    void pageOfAReferenceRunHasAtMostTwoAndAHalfMegabytes(Path reference) throws IOException {
        long size = Files.size(ReferenceRun.analysed(reference).directory().resolve("index.html"));
        assertTrue(size <= 2_500_000, size + " bytes");
    }

    private static String unpacked(String packed) throws IOException {
        byte[] bytes = Base64.getDecoder().decode(packed);
        try (InputStream in = new InflaterInputStream(new ByteArrayInputStream(bytes))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private String style() throws IOException {
        return String.join("\n", all(Pattern.compile("<style>(.*?)</style>", Pattern.DOTALL), page()));
    }
}
