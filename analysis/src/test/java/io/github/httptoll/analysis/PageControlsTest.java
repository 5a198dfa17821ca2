// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/// The page in the hands of its reader: filters, links and tables, by keyboard.
@Order(1)
final class PageControlsTest extends PageInBrowser {
    @Test
    void claimsAreFilteredAndOpenedByKeyboard() {
        long all = browser().count("document.querySelectorAll('.claim').length");
        WebElement verdict = find("#filter-verdict");
        verdict.sendKeys(Keys.ARROW_DOWN);
        String chosen = verdict.getDomProperty("value");
        assertNotEquals("", chosen);
        long left = browser().count("document.querySelectorAll('.claim:not([hidden])').length");
        assertTrue(0 < left && left < all, left + " of " + all);
        assertEquals(left, browser().count("document.querySelectorAll('.claim:not([hidden])[data-verdict=%s]').length"
                .formatted(chosen)));
        assertEquals(shown(), find("#shown").getText());
        find(".claim:not([hidden]) summary").sendKeys(Keys.ENTER);
        assertTrue(find(".claim:not([hidden]) .inside").isDisplayed());
        find("#filters button").sendKeys(Keys.ENTER);
        browser().fireTimers();
        assertEquals(all, browser().count("document.querySelectorAll('.claim:not([hidden])').length"));
    }

    @Test
    void trialsAreFilteredAndOpenedLikeClaims() {
        choose("#filter-verdict", "more");
        assertFalse(find("[data-kind=claims]").isDisplayed(), "no claim is about more");
        long left = browser().count("document.querySelectorAll('.trial:not([hidden])').length");
        assertTrue(left > 0);
        assertEquals(left, browser().count("document.querySelectorAll('.trial[data-verdict=more]').length"));
        assertTrue(find("#shown").getText().startsWith("0 of "), find("#shown").getText());
        assertEquals(shown(), find("#shown").getText());
        choose("#filter-client", "Vert.x");
        assertEquals(1, browser().count("document.querySelectorAll('.trial:not([hidden])').length"));
        find(".trial:not([hidden]) summary").sendKeys(Keys.SPACE);
        assertTrue(find(".trial:not([hidden]) .inside table").isDisplayed());
        assertTrue(find(".trial:not([hidden]) .inside").getText().contains("what to change there"));
        choose("#filter-source", "S1");
        assertFalse(find("[data-kind=trials]").isDisplayed(), "its heading goes with the last trial");
    }

    @Test
    void linkToACellOpensWhatHoldsIt() {
        browser().driver().executeAsyncScript("const done = arguments[0];"
                + "addEventListener('hashchange', () => done(), {once: true});"
                + "location.hash = document.querySelector('.cells li').id");
        assertTrue(find(".cells li").isDisplayed());
    }

    @Test
    void tableBehindAChartHasNoEmptyColumnAndNamesTheLevelWhereItHasSeveral() {
        String levels = "[...document.querySelectorAll('#ledger-table thead th')]"
                + ".filter(head => head.textContent === 'level').length";
        find("#ledger-table summary").sendKeys(Keys.ENTER);
        assertEquals(0, browser().count(levels));
        assertEquals(0, browser().count("[...document.querySelectorAll('#ledger-table thead th')].filter((head, i) =>"
                + "[...document.querySelectorAll('#ledger-table tbody tr')].every(row => row.cells[i].textContent === '\u2013'))"
                + ".length"));
        find("#ledger-table input").sendKeys(Keys.SPACE);
        assertEquals(1, browser().count(levels));
    }

    /// Chooses by keyboard. A key at a time: what is typed into a list is put together only as long as the keys come fast.
    private void choose(String list, String value) {
        WebElement element = find(list);
        element.sendKeys(Keys.HOME);
        long options = browser().count("document.querySelector('" + list + "').options.length");
        for (int i = 1; i < options && !value.equals(element.getDomProperty("value")); i++) {
            element.sendKeys(Keys.ARROW_DOWN);
        }
        assertEquals(value, element.getDomProperty("value"));
    }

    /// What the page is to say of its filters.
    private String shown() {
        return Stream.of("claims", "trials").map(kind -> "[data-kind=" + kind + "] .claim")
                .map(cards -> browser().count("document.querySelectorAll('" + cards + ":not([hidden])').length")
                        + " of "
                        + browser().count("document.querySelectorAll('" + cards + "').length"))
                .collect(Collectors.joining(" claims, ", "", " trials"));
    }
}
