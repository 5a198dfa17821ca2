package io.github.httptoll.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.print.PrintOptions;

/// The page as a browser shows it, from disk.
final class PageTest {
    private static final int DESK = 1440;
    private static final int PHONE = 390;
    private static final String HIDDEN_WIDTH = "document.documentElement.scrollWidth - document.documentElement.clientWidth";

    @TempDir
    private static Path temporary = Path.of("");

    private static Optional<Browser> found = Optional.empty();
    private static Path page = Path.of("");

    private Browser browser = found.orElse(null);

    @BeforeAll
    static void writeThePage() throws IOException {
        found = Browser.start(temporary.resolve("profile"));
        assumeTrue(found.isPresent(), "no chromium with chromedriver on this machine: the page is not tried in one");
        SampleRun run = SampleRun.copyInto(temporary.resolve("run"));
        assertEquals(0, run.analyse().code());
        page = run.directory().resolve("index.html");
    }

    @AfterAll
    static void close() {
        found.ifPresent(Browser::close);
    }

    @BeforeEach
    void open() {
        browser.log(LogType.BROWSER);
        browser.log(LogType.PERFORMANCE);
        browser.open(page, DESK, false);
    }

    @Test
    void nothingIsAskedForButThePage() {
        List<String> asked = browser.log(LogType.PERFORMANCE).stream()
                .filter(line -> line.contains("\"Network.requestWillBeSent\"")).toList();
        assertFalse(asked.isEmpty());
        assertEquals(List.of(), asked.stream()
                .filter(line -> !line.contains("\"url\":\"file:") && !line.contains("\"url\":\"data:")).toList());
    }

    @Test
    void everyLevelAndCostIsDrawnWithoutAWordOnTheConsole() {
        for (String control : List.of("ledger-level", "cost-level", "cost-kind", "curve-delay", "curve-client",
                "tails-level", "batch-left", "batch-right")) {
            long options = browser.count("document.getElementById('%s').options.length".formatted(control));
            assertTrue(options > 0, control);
            for (int i = 0; i < options; i++) {
                browser.run("const c = document.getElementById(arguments[0]); c.selectedIndex = arguments[1];"
                        + "c.dispatchEvent(new Event('change', {bubbles: true}))", control, i);
            }
        }
        assertEquals(List.of(), browser.log(LogType.BROWSER));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ledger-chart", "curve-chart", "cost-chart", "batch-left-chart",
            "batch-right-chart", "tails-chart"})
    void chartIsDrawnWithData(String chart) {
        long values = browser.count("echarts.getInstanceByDom(document.getElementById('%s')).getOption().series"
                .formatted(chart) + ".flatMap(s => s.data).filter(d => d !== null).length");
        long shapes = browser.count("document.querySelectorAll('#%s svg path').length".formatted(chart));
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
        assertEquals(browser.count(scale.formatted("left")), browser.count(scale.formatted("right")));
        left.sendKeys(Keys.END);
        assertNotEquals(first, find("#batch-right").getDomProperty("value"));
        find("#batch-right").sendKeys(Keys.HOME);
        assertFalse(find("#batch-right-figure").isDisplayed());
        find("#batch-table summary").sendKeys(Keys.ENTER);
        long requests = browser.count("document.querySelectorAll('#batch-table tbody tr').length");
        assertEquals(browser.count("data.batches.at(-1).requests.length"), requests);
    }

    @Test
    void partThatIsSwitchedOffLeavesTheChart() {
        String series = "echarts.getInstanceByDom(document.getElementById('ledger-chart')).getOption().series"
                + ".filter(s => s.name === 'server').length";
        assertEquals(1, browser.count(series));
        find("#parts input[value=server]").sendKeys(Keys.SPACE);
        assertEquals(0, browser.count(series));
    }

    @Test
    void shareOfTheTotalAddsUpToAHundred() {
        find("input[name=scale][value=absolute]").sendKeys(Keys.ARROW_RIGHT);
        double sum = ((Number) browser.run("return echarts.getInstanceByDom(document.getElementById('ledger-chart'))"
                + ".getOption().series.filter(s => s.type === 'bar').reduce((all, s) => all + (s.data[0] ?? 0), 0)"))
                .doubleValue();
        assertEquals(100, sum, 0.01);
    }

    @Test
    void wideIntervalDoesNotMakeTheBarsSmall() {
        String from = "echarts.getInstanceByDom(document.getElementById('ledger-chart')).getModel()"
                + ".getComponent('xAxis').axis.scale.getExtent()[0]";
        long before = browser.count(from);
        browser.run("data.cells.forEach(cell => { if (cell.total) cell.total[1] = -9e9; })");
        find("input[name=scale][value=absolute]").sendKeys(Keys.ARROW_RIGHT, Keys.ARROW_LEFT);
        assertEquals(before, browser.count(from));
    }

    @Test
    void claimsAreFilteredAndOpenedByKeyboard() {
        long all = browser.count("document.querySelectorAll('.claim').length");
        WebElement verdict = find("#filter-verdict");
        verdict.sendKeys(Keys.ARROW_DOWN);
        String chosen = verdict.getDomProperty("value");
        assertNotEquals("", chosen);
        long left = browser.count("document.querySelectorAll('.claim:not([hidden])').length");
        assertTrue(0 < left && left < all, left + " of " + all);
        assertEquals(left, browser.count("document.querySelectorAll('.claim:not([hidden])[data-verdict=%s]').length"
                .formatted(chosen)));
        assertEquals(shown(), find("#shown").getText());
        find(".claim:not([hidden]) summary").sendKeys(Keys.ENTER);
        assertTrue(find(".claim:not([hidden]) .inside").isDisplayed());
        find("#filters button").sendKeys(Keys.ENTER);
        browser.driver().executeAsyncScript("setTimeout(arguments[0], 50)");
        assertEquals(all, browser.count("document.querySelectorAll('.claim:not([hidden])').length"));
    }

    @Test
    void trialsAreFilteredAndOpenedLikeClaims() {
        find("#filter-verdict").sendKeys("more");
        assertEquals("more", find("#filter-verdict").getDomProperty("value"));
        assertFalse(find("[data-kind=claims]").isDisplayed(), "no claim is about more");
        long left = browser.count("document.querySelectorAll('.trial:not([hidden])').length");
        assertTrue(left > 0);
        assertEquals(left, browser.count("document.querySelectorAll('.trial[data-verdict=more]').length"));
        assertTrue(find("#shown").getText().startsWith("0 of "), find("#shown").getText());
        assertEquals(shown(), find("#shown").getText());
        find("#filter-client").sendKeys("Vert");
        assertEquals(1, browser.count("document.querySelectorAll('.trial:not([hidden])').length"));
        find(".trial:not([hidden]) summary").sendKeys(Keys.SPACE);
        assertTrue(find(".trial:not([hidden]) .inside table").isDisplayed());
        assertTrue(find(".trial:not([hidden]) .inside").getText().contains("what to change there"));
        find("#filter-source").sendKeys("S1");
        assertFalse(find("[data-kind=trials]").isDisplayed(), "its heading goes with the last trial");
    }

    /// What the page is to say of its filters.
    private String shown() {
        return Stream.of("claims", "trials").map(kind -> "[data-kind=" + kind + "] .claim")
                .map(cards -> browser.count("document.querySelectorAll('" + cards + ":not([hidden])').length") + " of "
                        + browser.count("document.querySelectorAll('" + cards + "').length"))
                .collect(Collectors.joining(" claims, ", "", " trials"));
    }

    @Test
    void linkToACellOpensWhatHoldsIt() {
        browser.run("location.hash = document.querySelector('.cells li').id");
        browser.driver().executeAsyncScript("setTimeout(arguments[0], 50)");
        assertTrue(find(".cells li").isDisplayed());
    }

    @Test
    void darkIsWhatTheSystemSaysUntilTheReaderChooses() {
        long light = brightness();
        browser.open(page, DESK, true);
        long dark = brightness();
        assertTrue(dark < 64 && light > 192, dark + " and " + light);
        find("#theme").sendKeys(Keys.SPACE);
        assertEquals(light, brightness());
        browser.run("localStorage.clear()");
    }

    @ParameterizedTest
    @ValueSource(ints = {PHONE, DESK})
    void pageIsNoWiderThanTheScreen(int width) {
        browser.open(page, width, false);
        assertEquals(width, browser.count("innerWidth"));
        assertEquals(0, browser.count(HIDDEN_WIDTH));
        openAll();
        assertEquals(0, browser.count(HIDDEN_WIDTH));
        assertTrue(browser.count("Math.max(...[...document.querySelectorAll('caption span')]"
                + ".map(caption => caption.getBoundingClientRect().right))") <= width, "a caption is cut off");
    }

    @Test
    void tableBehindAChartHasNoEmptyColumnAndNamesTheLevelWhereItHasSeveral() {
        String levels = "[...document.querySelectorAll('#ledger-table thead th')]"
                + ".filter(head => head.textContent === 'level').length";
        find("#ledger-table summary").sendKeys(Keys.ENTER);
        assertEquals(0, browser.count(levels));
        assertEquals(0, browser.count("[...document.querySelectorAll('#ledger-table thead th')].filter((head, i) =>"
                + "[...document.querySelectorAll('#ledger-table tbody tr')].every(row => row.cells[i].textContent === '\u2013'))"
                + ".length"));
        find("#ledger-table input").sendKeys(Keys.SPACE);
        assertEquals(1, browser.count(levels));
    }

    @Test
    void pageCanBePrinted() {
        byte[] pdf = Base64.getDecoder().decode(browser.driver().print(new PrintOptions()).getContent());
        assertTrue(new String(pdf, StandardCharsets.ISO_8859_1).startsWith("%PDF-"));
    }

    @ParameterizedTest
    @CsvSource({"1440,false", "1440,true", "390,false"})
    void axeFindsNothingSerious(int width, boolean dark) throws IOException {
        browser.open(page, width, dark);
        openAll();
        browser.run(axe());
        Object serious = browser.driver().executeAsyncScript("const done = arguments[0];"
                + "axe.run(document, {resultTypes: ['violations']}).then(found => done(found.violations"
                + ".filter(v => ['serious', 'critical'].includes(v.impact))"
                + ".map(v => v.id + ': ' + v.nodes.slice(0, 3).map(n => n.html).join(' '))))");
        assertEquals(List.of(), serious);
    }

    private void openAll() {
        browser.run("document.querySelectorAll('details').forEach(one => { one.open = true; })");
    }

    private long brightness() {
        return browser.count("Number(getComputedStyle(document.body).backgroundColor.match(/\\d+/)[0])");
    }

    private WebElement find(String selector) {
        return browser.driver().findElement(By.cssSelector(selector));
    }

    private static String axe() throws IOException {
        Properties properties = new Properties();
        try (InputStream in = resource("/META-INF/maven/org.webjars.npm/axe-core/pom.properties")) {
            properties.load(in);
        }
        try (InputStream in = resource(
                "/META-INF/resources/webjars/axe-core/" + properties.getProperty("version") + "/axe.min.js")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(PageTest.class.getResourceAsStream(name), name);
    }
}
