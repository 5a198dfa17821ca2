// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.picture;

import static io.github.httptoll.analysis.read.CellBuilder.cell;
import static io.github.httptoll.analysis.read.RateBuilder.rate;
import static io.github.httptoll.analysis.read.SlotBuilder.slot;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.analysis.findings.cell.Summary;
import io.github.httptoll.analysis.findings.rate.Rates;
import io.github.httptoll.analysis.read.Run;
import io.github.httptoll.analysis.read.RunBuilder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

final class RatePictureTest {
    private static final double WIDTH = 250;
    /// A letter of 11 px is at most so wide in the fonts that browsers have for a page; a digit is narrower.
    private static final double LETTER = 7;

    /// A browser cuts off what is drawn outside.
    @ParameterizedTest
    @ValueSource(doubles = {60, 9_178, 123_456})
    void labelsLieInside(double most) throws ParserConfigurationException, IOException, SAXException {
        Rates.Group group = group(most);
        for (String svg : List.of(RatePicture.ofRates(group, group.curves().getFirst()),
                RatePicture.ofTails(group, group.curves().getFirst()))) {
            List<Element> texts = texts(svg);
            assertTrue(texts.size() > 5, svg);
            for (Element text : texts) {
                double from = left(text);
                assertTrue(from >= 0 && from + width(text) <= WIDTH,
                        text.getTextContent() + " begins at " + from + " in " + svg);
            }
        }
    }

    @Test
    void axisEndsAtTheHighestRate() throws ParserConfigurationException, IOException, SAXException {
        Rates.Group group = group(9_178);
        List<String> labels = texts(RatePicture.ofRates(group, group.curves().getFirst())).stream()
                .filter(text -> text.getAttribute("y").equals("172.0")).map(Element::getTextContent).toList();
        assertEquals(List.of("0", "4,590", "9,180"), labels);
    }

    private static Rates.Group group(double most) {
        RunBuilder run = new RunBuilder();
        for (double share : new double[]{0.5, 1}) {
            String id = "rate" + share;
            run.cells("rate", cell(id).by("JDK", "VIRTUAL_THREADS").limit(10).delays(5.0)
                    .param("rate", Double.toString(share * most)));
            run.rates(rate(id).offered(share * most).calls(new double[400], 5_000).build());
            run.slots(slot(id).group("g").at(0, 0));
        }
        Run built = run.build();
        return Rates.of(built, Summary.of(built)).groups().getFirst();
    }

    private static double left(Element text) {
        double x = Double.parseDouble(text.getAttribute("x"));
        List<String> styles = List.of(text.getAttribute("class").split(" "));
        double before = styles.contains("end") ? 1 : styles.contains("middle") ? 0.5 : 0;
        return x - before * width(text);
    }

    private static double width(Element text) {
        return LETTER * text.getTextContent().length();
    }

    private static List<Element> texts(String svg) throws ParserConfigurationException, IOException, SAXException {
        NodeList all = DocumentBuilderFactory.newInstance().newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8))).getElementsByTagName("text");
        return IntStream.range(0, all.getLength()).mapToObj(i -> (Element) all.item(i)).toList();
    }
}
