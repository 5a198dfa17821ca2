package io.github.httptoll.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.logging.LogType;

/// The page of the sample run in a browser of this machine, from disk; without one nothing is tried.
abstract class PageInBrowser {
    static final int DESK = 1440;

    @TempDir
    static Path temporary = Path.of("");

    private static Optional<Browser> found = Optional.empty();
    static Path page = Path.of("");

    final Browser browser = found.orElse(null);

    @BeforeAll
    static void writeThePage() throws IOException {
        found = Browser.start();
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

    final WebElement find(String selector) {
        return browser.driver().findElement(By.cssSelector(selector));
    }
}
