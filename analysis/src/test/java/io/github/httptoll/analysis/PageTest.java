// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.logging.LogType;

/// The page as a browser shows it, from disk.
@Order(1)
final class PageTest extends PageInBrowser {
    private static final int PHONE = 390;
    private static final String HIDDEN_WIDTH = "document.documentElement.scrollWidth - document.documentElement.clientWidth";

    @Test
    void nothingIsAskedForButThePage() {
        List<String> asked = browser().log(LogType.PERFORMANCE).stream()
                .filter(line -> line.contains("\"Network.requestWillBeSent\"")).toList();
        assertFalse(asked.isEmpty());
        assertEquals(List.of(), asked.stream()
                .filter(line -> !line.contains("\"url\":\"file:") && !line.contains("\"url\":\"data:")).toList());
    }

    @Test
    void oneLevelOfTheGlanceIsShownAndArrowsShowTheNext() {
        String shown = "document.querySelectorAll('.panel:not([style])').length - [...document.querySelectorAll('.panel')]"
                + ".filter(panel => panel.clientHeight === 0).length";
        assertEquals(1, browser().count(shown));
        assertTrue(find("#panel-0").isDisplayed());
        find("#at-0").sendKeys(Keys.ARROW_RIGHT);
        assertEquals(1, browser().count(shown));
        assertTrue(find("#panel-1").isDisplayed());
    }

    @Test
    void wordsOfTheGlanceAreLegibleOnAPhone() {
        open(PHONE, false);
        assertEquals(0, browser().count("[...document.querySelectorAll('#glance *')].filter(e => e.clientHeight > 0"
                + " && [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()))"
                + ".filter(e => parseFloat(getComputedStyle(e).fontSize) < 11).length"));
        assertEquals(0, browser().count(HIDDEN_WIDTH));
    }

    @Test
    void everyLevelAndCostIsDrawnWithoutAWordOnTheConsole() {
        for (String control : List.of("ledger-level", "cost-level", "cost-kind", "curve-delay", "curve-client",
                "tails-level", "batch-left", "batch-right")) {
            long options = browser().count("document.getElementById('%s').options.length".formatted(control));
            assertTrue(options > 0, control);
            for (int i = 0; i < options; i++) {
                browser().run("const c = document.getElementById(arguments[0]); c.selectedIndex = arguments[1];"
                        + "c.dispatchEvent(new Event('change', {bubbles: true}))", control, i);
            }
        }
        assertEquals(List.of(), browser().log(LogType.BROWSER));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ledger-chart", "curve-chart", "cost-chart", "batch-left-chart",
            "batch-right-chart", "tails-chart"})
    void chartIsDrawnWithData(String chart) {
        long values = browser().count("echarts.getInstanceByDom(document.getElementById('%s')).getOption().series"
                .formatted(chart) + ".flatMap(s => s.data).filter(d => d !== null).length");
        long shapes = browser().count("document.querySelectorAll('#%s svg path').length".formatted(chart));
        assertTrue(values > 0, chart);
        assertTrue(shapes >= values, shapes + " shapes of " + values + " values");
    }

    @Test
    void batchBringsTheOneBesideItAndBothHaveOneScale() {
        String scale = "echarts.getInstanceByDom(document.getElementById('batch-%s-chart')).getModel()"
                + ".getComponent('xAxis').axis.scale.getExtent()[1]";
        WebElement left = find("#batch-left");
        left.sendKeys(Keys.HOME);
        String first = find("#batch-right").getDomProperty("value");
        assertEquals(browser().count(scale.formatted("left")), browser().count(scale.formatted("right")));
        left.sendKeys(Keys.END);
        assertNotEquals(first, find("#batch-right").getDomProperty("value"));
        find("#batch-right").sendKeys(Keys.HOME);
        assertFalse(find("#batch-right-figure").isDisplayed());
        find("#batch-table summary").sendKeys(Keys.ENTER);
        long requests = browser().count("document.querySelectorAll('#batch-table tbody tr').length");
        assertEquals(browser().count("data.batches.at(-1).requests.length"), requests);
    }

    @Test
    void partThatIsSwitchedOffLeavesTheChart() {
        String series = "echarts.getInstanceByDom(document.getElementById('ledger-chart')).getOption().series"
                + ".filter(s => s.name === 'server').length";
        assertEquals(1, browser().count(series));
        find("#parts input[value=server]").sendKeys(Keys.SPACE);
        assertEquals(0, browser().count(series));
    }

    @Test
    void shareOfTheTotalAddsUpToAHundred() {
        find("input[name=scale][value=absolute]").sendKeys(Keys.ARROW_RIGHT);
        double sum = ((Number) browser().run("return echarts.getInstanceByDom(document.getElementById('ledger-chart'))"
                + ".getOption().series.filter(s => s.type === 'bar').reduce((all, s) => all + (s.data[0] ?? 0), 0)"))
                .doubleValue();
        assertEquals(100, sum, 0.01);
    }

    @Test
    void wideIntervalDoesNotMakeTheBarsSmall() {
        String from = "echarts.getInstanceByDom(document.getElementById('ledger-chart')).getModel()"
                + ".getComponent('xAxis').axis.scale.getExtent()[0]";
        long before = browser().count(from);
        browser().run("data.cells.forEach(cell => { if (cell.total) cell.total[1] = -9e9; })");
        find("input[name=scale][value=absolute]").sendKeys(Keys.ARROW_RIGHT, Keys.ARROW_LEFT);
        assertEquals(before, browser().count(from));
    }

    @Test
    void darkIsWhatTheSystemSaysUntilTheReaderChooses() {
        long light = brightness();
        open(DESK, true);
        long dark = brightness();
        assertTrue(dark < 64 && light > 192, dark + " and " + light);
        find("#theme").sendKeys(Keys.SPACE);
        assertEquals(light, brightness());
        browser().run("localStorage.clear()");
    }

    @ParameterizedTest
    @ValueSource(ints = {PHONE, DESK})
    void pageIsNoWiderThanTheScreen(int width) {
        open(width, false);
        assertEquals(width, browser().count("innerWidth"));
        assertEquals(0, browser().count(HIDDEN_WIDTH));
        openAll();
        assertEquals(0, browser().count(HIDDEN_WIDTH));
        assertTrue(browser().count("Math.max(...[...document.querySelectorAll('caption span')]"
                + ".map(caption => caption.getBoundingClientRect().right))") <= width, "a caption is cut off");
    }

    @Test
    void pageCanBePrinted() {
        // Not the driver's `print`: that gives up after ten seconds, whatever the machine does meanwhile.
        Object printed = browser().driver().executeCdpCommand("Page.printToPDF", Map.of()).get("data");
        byte[] pdf = Base64.getDecoder().decode(String.valueOf(printed));
        assertTrue(new String(pdf, StandardCharsets.ISO_8859_1).startsWith("%PDF-"));
    }

    private long brightness() {
        return browser().count("Number(getComputedStyle(document.body).backgroundColor.match(/\\d+/)[0])");
    }
}
