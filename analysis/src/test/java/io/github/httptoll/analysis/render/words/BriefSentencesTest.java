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
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is said first, in at most 20 words, or in 25 with names.
final class BriefSentencesTest {
    private static final List<Double> NOISE = List.of(1.0, 1.001, 0.999, 1.0);
    /// No two clients have the same, and each has the same mean.
    private static final int[][] PER_MILLE = {{1, -1, 1, -1}, {1, 1, -1, -1}, {1, -1, -1, 1}, {-1, 1, -1, 1},
            {-1, -1, 1, 1}, {-1, 1, 1, -1}};
    private static final Pattern INTERVAL = Pattern.compile(" \\[[^\\]]*\\]");
    private static final Pattern NUMBER = Pattern.compile("[\\d.]+ \\[[^\\]]*\\]");

    private final RunBuilder run = new RunBuilder();

    /// The dispatch of each block, in microseconds, where it is not empty.
    private void measured(String experiment, CellBuilder cell, int blocks, double millis, double... dispatch) {
        run.cells(experiment, cell);
        for (int block = 0; block < blocks; block++) {
            SlotBuilder slot = valid(experiment, cell, block, millis * NOISE.get(block));
            run.slots(dispatch.length == 0 ? slot : slot.metric("dispatch", dispatch[block]).metric("resume", 0));
        }
    }

    private static SlotBuilder valid(String experiment, CellBuilder cell, int block, double millis) {
        return slot(cell.build().id()).group(experiment).at(0, block).millis(millis).metric("negative", 0)
                .metric("connectionsOpened", 0).metric("maxInFlight", cell.build().limit());
    }

    private String only() {
        Statements.Answer answer = Statements.of(Findings.of(run.build())).brief();
        assertEquals(1, answer.first().size(), answer.toString());
        assertTrue(answer.more().isEmpty(), answer.toString());
        String sentence = answer.first().getFirst().text().toString();
        assertTrue(INTERVAL.matcher(sentence).replaceAll("").split(" ", -1).length <= 20, sentence);
        return sentence;
    }

    @Test
    void sequentialCallsAndThoseAtOnceAreEachNamedWithTheirClient() {
        measured("fan-out", cell("sequential").by("OKHTTP", "SEQUENTIAL"), 4, 100);
        measured("fan-out", cell("at once").by("JDK", "PLATFORM_POOL").limit(10), 4, 10);
        String sentence = only();
        assertTrue(sentence.startsWith("Sequential calls of 1 ms with OkHttp take 10."), sentence);
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

    /// A client, and the raw socket, that make one call at a time without a delay.
    private void withoutDelay(String client, double... millis) {
        CellBuilder cell = cell(client).by(client, client.equals("JETTY") ? "AWAIT_EACH" : "SEQUENTIAL").delays(0.0);
        run.cells("single-call", cell);
        for (int block = 0; block < millis.length; block++) {
            run.slots(valid("single-call", cell, block, millis[block]));
        }
    }

    private void withoutDelay(Map<String, Double> millis) {
        withoutDelay("RAW_SOCKET", 50, 50.1, 49.9, 50);
        int client = 0;
        for (Map.Entry<String, Double> batch : new TreeMap<>(millis).entrySet()) {
            int[] perMille = PER_MILLE[client++];
            withoutDelay(batch.getKey(),
                    IntStream.of(perMille).mapToDouble(noise -> batch.getValue() * (1 + noise / 1e3)).toArray());
        }
    }

    private List<String> least() {
        return said(Statement.Subject.LEAST_ADDED);
    }

    private List<String> said(Statement.Subject subject) {
        return Statements.of(Findings.of(run.build())).brief().first().stream()
                .filter(brief -> brief.statement().subject() == subject).map(brief -> brief.text().toString())
                .toList();
    }

    @Test
    void theClientThatAddsMostIsNamedWithItsRatio() {
        withoutDelay(Map.of("JDK", 300.0, "OKHTTP", 110.0));
        assertEquals(List.of("Without server delay, JDK blocking adds most: # times a raw socket's time."),
                anyDigits(said(Statement.Subject.CLIENT_TOLL)));
    }

    @Test
    void aDefaultLimitIsComparedWithTheOneThatTheCallerSet() {
        run.cells("fan-out", cell("default").by("OKHTTP", "FUTURES").settings("DEFAULT").limit(10).delays(50.0),
                cell("tuned").by("OKHTTP", "FUTURES").limit(10).delays(50.0));
        for (int block = 0; block < NOISE.size(); block++) {
            run.slots(slot("default").group("fan-out").at(0, block).millis(100).metric("negative", 0)
                    .metric("connectionsOpened", 0).metric("maxInFlight", 5),
                    slot("tuned").group("fan-out").at(0, block).millis(50 * NOISE.get(block)).metric("negative", 0)
                            .metric("connectionsOpened", 0).metric("maxInFlight", 10));
        }
        assertEquals(
                List.of("With OkHttp's default limit of 5, 10 calls of 50 ms take # times as long as with 10."),
                anyDigits(said(Statement.Subject.HIDDEN_LIMIT)));
    }

    @Test
    void librariesWithTheSameDefaultLimitAreNamedTheOneThatLosesMostFirst() {
        int noise = 0;
        for (String client : List.of("APACHE_CLASSIC", "APACHE_ASYNC", "VERTX", "JETTY")) {
            int limit = client.equals("JETTY") ? 6 : 5;
            String strategy = client.endsWith("CLASSIC") ? "PLATFORM_POOL" : "FUTURES";
            run.cells("fan-out", cell(client).by(client, strategy).settings("DEFAULT").limit(10).delays(50.0),
                    cell(client + " tuned").by(client, strategy).limit(10).delays(50.0));
            noise++;
            for (int block = 0; block < NOISE.size(); block++) {
                run.slots(
                        slot(client).group("fan-out").at(0, block).millis((client.equals("VERTX") ? 120 : 100) + noise)
                                .metric("negative", 0).metric("connectionsOpened", 0).metric("maxInFlight", limit),
                        slot(client + " tuned").group("fan-out").at(0, block).millis(50 * NOISE.get(block))
                                .metric("negative", 0).metric("connectionsOpened", 0).metric("maxInFlight", 10));
            }
        }
        assertEquals(
                List.of("With a default limit of 5 (Vert.x, Apache), 10 calls of 50 ms take up to # times as long as with 10."),
                anyDigits(said(Statement.Subject.HIDDEN_LIMIT)));
    }

    @Test
    void theClientThatAddsLeastIsNamedWithItsRatio() {
        withoutDelay(Map.of("JDK", 300.0, "OKHTTP", 110.0, "HELIDON", 150.0));
        assertEquals(List.of("OkHttp blocking adds least without server delay, one call at a time: "
                + "# times a raw socket's time."), anyDigits(least()));
    }

    @Test
    void thoseThatCannotBeToldApartFromTheLeastAreNamedWithIt() {
        withoutDelay(Map.of("JDK", 300.0, "OKHTTP", 110.0, "HELIDON", 110.05));
        assertEquals(
                List.of("OkHttp blocking and Helidon add least without server delay, # to # times a raw socket's time "
                        + "in all; compared directly, all others take longer."),
                anyDigits(least()));
    }

    @Test
    void namesForWhichThereIsNoRoomAreCounted() {
        withoutDelay(Map.of("OKHTTP", 110.0, "HELIDON", 110.01, "HTTP_URL_CONNECTION", 110.02, "JETTY", 110.03,
                "APACHE_CLASSIC", 110.04, "ANOTHER_CLIENT_BY_ANYBODY_WITH_A_LONG_NAME", 110.05));
        assertEquals(
                List.of("OkHttp blocking, Helidon, HttpURLConnection, Jetty, Apache classic and 1 more add least without "
                        + "server delay, # to # times a raw socket's time."),
                anyDigits(least()));
    }

    @Test
    void namesSayMoreThanThatAllOthersTakeLonger() {
        withoutDelay(Map.of("OKHTTP", 110.0, "HELIDON", 110.01, "HTTP_URL_CONNECTION", 110.02, "APACHE_CLASSIC", 110.03,
                "JDK", 300.0));
        assertEquals(List.of("OkHttp blocking, Helidon, HttpURLConnection and Apache classic add least without server "
                + "delay, # to # times a raw socket's time."), anyDigits(least()));
    }

    @Test
    void aClientWithoutAnIntervalIsNotToldApartAndGivesNoRatio() {
        withoutDelay(Map.of("JDK", 300.0, "HELIDON", 110.0));
        withoutDelay("OKHTTP", 105);
        assertEquals(List.of("Helidon and OkHttp blocking add least without server delay, # times a raw socket's time "
                + "in all; compared directly, all others take longer."), anyDigits(least()));
    }

    @Test
    void withoutCellsToCompareNoClientAddsLeast() {
        withoutDelay(Map.of("OKHTTP", 110.0));
        measured("single-call", cell("with delay").by("HELIDON", "SEQUENTIAL").delays(1.0), 4, 110);
        assertEquals(List.of(), least());
    }

    /// The same batches in another order are warm.
    @ParameterizedTest
    @CsvSource({"90, 84, 79, 75, OkHttp blocking", "75, 79, 84, 90, Helidon"})
    void aClientThatIsNotWarmIsLeftOut(double a, double b, double c, double d, String least) {
        withoutDelay(Map.of("JDK", 300.0, "OKHTTP", 110.0));
        withoutDelay("HELIDON", a, b, c, d);
        assertTrue(least().getFirst().startsWith(least + " adds least "), least().toString());
    }

    private static List<String> anyDigits(List<String> sentences) {
        return sentences.stream().map(sentence -> {
            assertTrue(INTERVAL.matcher(sentence).replaceAll("").split(" ", -1).length <= 25, sentence);
            return NUMBER.matcher(sentence).replaceAll("#");
        }).toList();
    }
}
