// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.analysis.findings.ledger.Ledger.Part;
import io.github.httptoll.analysis.statistics.Interval;
import io.github.httptoll.analysis.statistics.Quantity;
import io.github.httptoll.analysis.statistics.Unit;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/// Stacks are drawn on one scale, in both forms.
final class PictureTest {
    private static final List<Stack> STACKS = List.of(stack("a & b", 50, 10), stack("twice", 50, 70));

    private static Stack stack(String label, double network, double client) {
        double total = network + client;
        return new Stack(label, Map.of(Part.NETWORK, network, Part.CLIENT, client),
                new Quantity(total, Unit.MICROS, new Interval(total - 1, total + 1), 5));
    }

    @Test
    void theLongestStackIsAsWideAsTheScale() {
        List<String> lines = TextPicture.of(STACKS);
        assertEquals("       ▒ network  █ client", lines.getFirst());
        assertEquals("a & b  " + "▒".repeat(25) + "█".repeat(5) + " 60.0 µs [59.0, 61.0]", lines.get(1));
        assertEquals("twice  " + "▒".repeat(25) + "█".repeat(35) + " 120.0 µs [119.0, 121.0]", lines.get(2));
    }

    @Test
    void anSvgHasARectangleForEachPartThatTakesTime() throws ParserConfigurationException, IOException, SAXException {
        String svg = Picture.of("Title", "subtitle", STACKS, "source");
        Element root = DocumentBuilderFactory.newInstance().newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8))).getDocumentElement();
        assertEquals("Title: a & b 60.0 µs [59.0, 61.0], twice 120.0 µs [119.0, 121.0]",
                root.getAttribute("aria-label"));
        assertEquals(2, bars(root, "network"));
        assertEquals(2, bars(root, "client"));
        assertEquals(0, bars(root, "scheduling"));
        assertTrue(svg.contains("prefers-color-scheme: dark"));
    }

    /// Those with a title: the legend's have none.
    private static long bars(Element root, String part) {
        NodeList all = root.getElementsByTagName("rect");
        long count = 0;
        for (int i = 0; i < all.getLength(); i++) {
            Element rect = (Element) all.item(i);
            count += rect.getAttribute("class").equals(part) && rect.getElementsByTagName("title").getLength() == 1
                    ? 1
                    : 0;
        }
        return count;
    }
}
