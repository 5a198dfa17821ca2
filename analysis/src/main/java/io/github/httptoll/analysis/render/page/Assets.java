// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.page;

import io.github.httptoll.analysis.render.words.ShownPart;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/// What the page carries with it, since it may load nothing: its style, its scripts and the chart library, which is
/// packed. `charts` are the scripts that need the library; the others work in a browser that cannot unpack it. `rates` is the style of a
/// section that few runs have.
record Assets(String style, String rates, String library, String script, String charts) {
    private static final String ECHARTS = "/META-INF/maven/org.webjars.npm/echarts/pom.properties";

    static Assets read() {
        return new Assets(texts("base.css", "parts.css") + partColours(), text("rates.css"),
                packed(text(echarts())),
                texts("theme.js", "unpack.js", "controls.js"),
                texts("charts.js", "page.js", "tails.js", "batch.js", "icicle.js"));
    }

    private static String partColours() {
        return ":root { %s }\n:root[data-theme=\"dark\"] { %s }\n".formatted(
                ShownPart.css(ShownPart.ALL, "--%s: %s;", ShownPart::light),
                ShownPart.css(ShownPart.ALL, "--%s: %s;", ShownPart::dark));
    }

    /// The version is a part of the path; the library's own properties say it.
    private static String echarts() {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(text(ECHARTS)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return "/META-INF/resources/webjars/echarts/" + properties.getProperty("version") + "/dist/echarts.min.js";
    }

    private static String texts(String... names) {
        return Stream.of(names).map(Assets::text).collect(Collectors.joining("\n"));
    }

    private static String text(String name) {
        try (InputStream in = Objects.requireNonNull(Assets.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Text that the page carries compressed, as letters that may stand in a script element: zlib's format in Base64.
    static String packed(String text) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
        try (DeflaterOutputStream out = new DeflaterOutputStream(packed, deflater)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            deflater.end();
        }
        return Base64.getEncoder().encodeToString(packed.toByteArray());
    }
}
