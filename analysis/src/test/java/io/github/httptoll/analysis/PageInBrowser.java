// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.logging.LogType;

/// The page of the sample run in a browser of this machine, from disk; without one nothing is tried. Each class has a browser of its own.
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class PageInBrowser {
    static final int DESK = 1440;

    private Optional<Browser> found = Optional.empty();
    private Path page = Path.of("");

    @BeforeAll
    final void writeThePage(@TempDir Path temporary) throws IOException {
        found = Browser.start();
        assumeTrue(found.isPresent(), "no chromium with chromedriver on this machine: the page is not tried in one");
        SampleRun run = SampleRun.copyInto(temporary.resolve("run")).withProfiles();
        assertEquals(0, run.analyse().code());
        page = run.directory().resolve("index.html");
    }

    @AfterAll
    final void close() {
        found.ifPresent(Browser::close);
    }

    /// A class whose tests open the page themselves leaves this out.
    @BeforeEach
    void open() {
        browser().log(LogType.BROWSER);
        browser().log(LogType.PERFORMANCE);
        open(DESK, false);
    }

    final void open(int width, boolean dark) {
        browser().open(page, width, dark);
    }

    final Browser browser() {
        return found.orElseThrow();
    }

    final WebElement find(String selector) {
        return browser().driver().findElement(By.cssSelector(selector));
    }

    final void openAll() {
        browser().run("document.querySelectorAll('details').forEach(one => { one.open = true; })");
        browser().settle();
    }
}
