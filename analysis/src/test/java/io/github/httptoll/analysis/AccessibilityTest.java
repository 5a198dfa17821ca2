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
    @Override
    void open() {
        // Each test opens the page as it looks at it.
    }

    @ParameterizedTest
    @CsvSource({"1440,false", "1440,true", "390,false"})
    void axeFindsNothingSerious(int width, boolean dark) throws IOException {
        open(width, dark);
        openAll();
        browser().run(axe());
        Object serious = browser().driver().executeAsyncScript("const done = arguments[0];"
                + "axe.run(document, {resultTypes: ['violations']}).then(found => done(found.violations"
                + ".filter(v => ['serious', 'critical'].includes(v.impact))"
                + ".map(v => v.id + ': ' + v.nodes.slice(0, 3).map(n => n.html).join(' '))))");
        assertEquals(List.of(), serious);
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
