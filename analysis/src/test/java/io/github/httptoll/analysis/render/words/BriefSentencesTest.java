// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.words;

import static io.github.httptoll.analysis.read.CellBuilder.cell;
import static io.github.httptoll.analysis.read.SlotBuilder.slot;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.analysis.findings.Findings;
import io.github.httptoll.analysis.read.CellBuilder;
import io.github.httptoll.analysis.read.RunBuilder;
import io.github.httptoll.analysis.read.SlotBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is said first, in at most 20 words.
final class BriefSentencesTest {
    private static final List<Double> NOISE = List.of(1.0, 1.001, 0.999, 1.0);

    private final RunBuilder run = new RunBuilder();

    /// The dispatch of each block, in microseconds, where it is not empty.
    private void measured(String experiment, CellBuilder cell, int blocks, double millis, double... dispatch) {
        run.cells(experiment, cell);
        for (int block = 0; block < blocks; block++) {
            SlotBuilder slot = slot(cell.build().id()).group(experiment).at(0, block).millis(millis * NOISE.get(block))
                    .metric("negative", 0).metric("connectionsOpened", 0)
                    .metric("maxInFlight", cell.build().limit());
            run.slots(dispatch.length == 0 ? slot : slot.metric("dispatch", dispatch[block]).metric("resume", 0));
        }
    }

    private String only() {
        Statements.Answer answer = Statements.of(Findings.of(run.build())).brief();
        assertEquals(1, answer.first().size(), answer.toString());
        assertTrue(answer.more().isEmpty(), answer.toString());
        String sentence = answer.first().getFirst().text().toString();
        assertTrue(sentence.replaceAll(" \\[[^\\]]*\\]", "").split(" ", -1).length <= 20, sentence);
        return sentence;
    }

    @Test
    void sequentialCallsAndThoseAtOnceAreEachNamedWithTheirClient() {
        measured("fan-out", cell("sequential").by("OKHTTP", "SEQUENTIAL"), 4, 100);
        measured("fan-out", cell("at once").by("JDK", "PLATFORM_POOL").limit(10), 4, 10);
        String sentence = only();
        assertTrue(sentence.startsWith("Sequential calls with OkHttp take 10."), sentence);
        assertTrue(sentence.endsWith(" times as long as 10 at once with JDK."), sentence);
    }

    /// A request takes 1,000 µs longer; of what a part takes more the interval or the size may be too little.
    @ParameterizedTest
    @CsvSource({"1000, 1001, 999, 1000, ', mostly scheduling'", "450, 451, 449, 450, ''", "0, 3800, 0, 200, ''"})
    void aPartIsNamedWhereItIsKnownToBeHalfOfTheDifference(double a, double b, double c, double d, String end) {
        measured("single-call", cell("async").by("JDK", "AWAIT_EACH"), 4, 20, a, b, c, d);
        measured("single-call", cell("blocking").by("JDK", "SEQUENTIAL"), 4, 10, 0, 0, 0, 0);
        String sentence = only();
        assertTrue(sentence.startsWith("With 1 ms server delay, async takes 2."), sentence);
        assertTrue(sentence.endsWith(" times as long as blocking with JDK, sequentially" + end + "."), sentence);
    }

    /// A batch of ten calls takes 1 ms longer, and so does each of its calls, since all are made at once.
    @ParameterizedTest
    @CsvSource({"900, ', mostly scheduling'", "400, ''"})
    void ofCallsAtOnceTheDifferenceIsThatOfARequest(double more, String end) {
        measured("fan-out", cell("async").by("JDK", "FUTURES").limit(10), 4, 2, more, more + 1, more - 1, more);
        measured("fan-out", cell("threads").by("JDK", "PLATFORM_POOL").limit(10), 4, 1, 0, 0, 0, 0);
        String sentence = only();
        assertTrue(sentence.endsWith(" times as long as blocking with JDK, 10 at once" + end + "."), sentence);
    }

    @ParameterizedTest
    @CsvSource({"4, 110, 150, '; OkHttp adds least.'", "4, 110, 110, '; OkHttp and Helidon add least.'",
            "1, 110, 150, ' times as long as a raw socket without a library.'"})
    void thoseThatCannotBeToldApartFromTheLeastAreNamedWithIt(int blocks, double okHttp, double helidon, String end) {
        measured("single-call", cell("raw").by("RAW_SOCKET", "SEQUENTIAL"), 4, 100);
        measured("single-call", cell("most").by("JDK", "SEQUENTIAL"), 4, 300);
        measured("single-call", cell("okHttp").by("OKHTTP", "SEQUENTIAL"), blocks, okHttp);
        measured("single-call", cell("helidon").by("HELIDON", "SEQUENTIAL"), blocks, helidon);
        String sentence = only();
        assertTrue(sentence.startsWith("With 1 ms server delay, JDK takes 3."), sentence);
        assertTrue(sentence.endsWith(end), sentence);
    }

    @Test
    void moreThanTwoAreNotNamed() {
        measured("single-call", cell("raw").by("RAW_SOCKET", "SEQUENTIAL"), 4, 100);
        measured("single-call", cell("most").by("JDK", "SEQUENTIAL"), 4, 300);
        for (String client : List.of("OKHTTP", "HELIDON", "HTTP_URL_CONNECTION")) {
            measured("single-call", cell(client).by(client, "SEQUENTIAL"), 4, 110);
        }
        String sentence = only();
        assertTrue(sentence.endsWith(" times as long as a raw socket without a library."), sentence);
    }

    /// Two words too many for a sentence that is read at once.
    @Test
    void namesForWhichThereIsNoRoomAreLeftOut() {
        measured("single-call", cell("raw").by("RAW_SOCKET", "SEQUENTIAL"), 4, 100);
        measured("single-call", cell("most").by("REACTOR_NETTY", "AWAIT_EACH"), 4, 300);
        measured("single-call", cell("classic").by("APACHE_CLASSIC", "SEQUENTIAL"), 4, 111);
        measured("single-call", cell("other").by("OTHER_CLIENT", "SEQUENTIAL"), 4, 111);
        String sentence = only();
        assertTrue(sentence.startsWith("With 1 ms server delay, Reactor Netty async takes 3."), sentence);
        assertTrue(sentence.endsWith(" times a raw socket's time."), sentence);
    }
}
