// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.logging.LogType;

/// The icicle of a profiled cell in the hands of its reader.
final class IcicleInPageTest extends PageInBrowser {
    @Test
    void framesAreReachedAndZoomedByKeyboard() {
        WebElement all = focused();
        assertEquals("1", all.getDomAttribute("aria-level"));
        all.sendKeys(Keys.ARROW_DOWN);
        assertEquals("2", focused().getDomAttribute("aria-level"));
        focused().sendKeys(Keys.ARROW_DOWN);
        String frame = focused().getDomAttribute("aria-label");
        assertEquals(frame, find("#cpu-frame").getText());
        focused().sendKeys(Keys.ENTER);
        assertEquals(frame, focused().getDomAttribute("aria-label"));
        assertEquals(width(find("#cpu-icicle [aria-level='1']")), width(focused()));
        assertEquals(1, browser().count("document.querySelectorAll('#cpu-icicle [tabindex=\"0\"]').length"));
        focused().sendKeys(Keys.ESCAPE);
        focused().sendKeys(Keys.HOME);
        assertEquals("1", focused().getDomAttribute("aria-level"));
        assertEquals(List.of(), browser().log(LogType.BROWSER));
    }

    @Test
    void searchMarksFramesAndSaysTheirPart() {
        assertEquals(0, browser().count("document.querySelectorAll('#cpu-icicle .found').length"));
        find("#cpu-search").sendKeys("epoll");
        assertTrue(browser().count("document.querySelectorAll('#cpu-icicle .found').length") > 0);
        assertTrue(find("#cpu-frame").getText().endsWith("% of the CPU"), find("#cpu-frame").getText());
        find("#cpu-search").sendKeys("-no-frame-has-this");
        assertTrue(find("#cpu-frame").getText().startsWith("0 frames with"), find("#cpu-frame").getText());
    }

    @Test
    void twoCellsAreComparedByOwnerAndByFrame() {
        assertEquals(3, browser().count("document.querySelectorAll('#cpu-parts thead th').length"));
        String one = find("#cpu-icicle [aria-level='1']").getDomAttribute("aria-label");
        find("#cpu-other").sendKeys(Keys.ARROW_DOWN);
        assertEquals(4, browser().count("document.querySelectorAll('#cpu-parts thead th').length"));
        String both = find("#cpu-icicle [aria-level='1']").getDomAttribute("aria-label");
        assertNotEquals(one, both);
        assertTrue(both.contains(" less "), both);
        assertFalse(find("#cpu-legend").getText().contains("kernel"));
    }

    /// The frame that the tabulator key reaches.
    private WebElement focused() {
        return find("#cpu-icicle [tabindex='0']");
    }

    private static int width(WebElement bar) {
        return bar.getRect().getWidth();
    }
}
