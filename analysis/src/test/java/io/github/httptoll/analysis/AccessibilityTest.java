// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What axe says of the page with everything open.
@Order(1)
final class AccessibilityTest extends PageInBrowser {
    /// Says the colours that the browser has mixed as this axe can read them. At the first one of the other form it gives up the contrast
    /// of the whole page.
    private static final String MIXED_COLOURS = """
            for (const element of document.querySelectorAll('*')) {
              for (const name of ['color', 'background-color']) {
                const mixed = getComputedStyle(element).getPropertyValue(name).match(/^color\\(srgb ([^)]*)\\)$/);
                if (mixed) {
                  const [red, green, blue, , alpha = '1'] = mixed[1].split(' ');
                  element.style.setProperty(name, `rgba(${red * 255}, ${green * 255}, ${blue * 255}, ${alpha})`, 'important');
                }
              }
            }""";

    @Override
    void open() {
        // Each test opens the page as it looks at it.
    }

    @ParameterizedTest
    @CsvSource({"1440,false", "1440,true", "390,false"})
    void axeFindsNothingSeriousAndCanCheckAll(int width, boolean dark) throws IOException {
        open(width, dark);
        openAll();
        browser().run(axe());
        browser().run(MIXED_COLOURS);
        // Else axe writes out the whole page for every text whose background is the page's: nine tenths of its time.
        browser().run("axe.configure({noHtml: true})");
        Object found = browser().driver().executeAsyncScript("const done = arguments[0];"
                + "axe.run(document, {resultTypes: ['violations']}).then(found => done(["
                + "...found.violations.filter(v => ['serious', 'critical'].includes(v.impact))"
                + ".map(v => v.id + ': ' + v.nodes.slice(0, 3).map(n => n.target).join(' ')),"
                + "...found.incomplete.filter(rule => rule.nodes.length === 0)"
                + ".map(rule => rule.id + ' could not be checked: ' + rule.message)]))");
        assertEquals(List.of(), found);
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
        return Objects.requireNonNull(AccessibilityTest.class.getResourceAsStream(name), name);
    }
}
