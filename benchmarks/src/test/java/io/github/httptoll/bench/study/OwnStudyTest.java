package io.github.httptoll.bench.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnStudyTest {
    private static final String GOOD = """
            questions:
              - id: mine
                a: {client: OKHTTP, strategy: FUTURES, limit: 20}
                b: {client: OKHTTP, strategy: VIRTUAL_THREADS, limit: 20}
            """;

    @TempDir
    Path directory;

    @Test
    void theExampleOfTheReadmeIsAStudyOfThreeQuestions() {
        StudyPlan plan = plan(OwnStudy.read(Path.of("../docs/example-study.yaml")));
        assertEquals(List.of("enqueue-at-its-defaults", "futures-as-good-as-threads", "large-answers"),
                plan.claims().stream().map(Claim::id).toList());
        List<String> ids = plan.cells().map(Cell::id).toList();
        plan.claims().forEach(claim -> assertTrue(ids.containsAll(List.of(claim.a(), claim.b()))));
        assertTrue(plan.cells().allMatch(cell -> cell.client().name().startsWith("RAW_") || cell.floor() != null));
    }

    @Test
    void whatIsNotSaidIsAsInAPlainProgram() throws IOException {
        Comparison question = OwnStudy.read(write(GOOD)).questions().getFirst();
        assertEquals(100, question.a().calls());
        assertEquals(50, question.a().delayMillis());
        assertEquals("slower", question.direction());
        assertEquals(0.05, question.delta());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "OKHTTP, strategy: FUTURES | OKHTP, strategy: FUTURES | :3: | 'client' is 'OKHTP', expected one of [NO_TRANSPORT, RAW_SOCKET, RAW_NIO",
            "OKHTTP, strategy: FUTURES | JETTY, strategy: SEQUENTIAL | :3: | one that drives JETTY",
            "strategy: VIRTUAL_THREADS, limit: 20 | strategy: SEQUENTIAL, limit: 20 | :4: | expected 1, since SEQUENTIAL calls one by one",
            "OKHTTP, strategy: VIRTUAL_THREADS | HTTP_URL_CONNECTION, level: DEFAULT, strategy: VIRTUAL_THREADS | : | TUNED, since HTTP_URL_CONNECTION",
            "limit: 20} | delay: 20} | :3: | there is no 'delay' here, expected one of [bytes, callback",
            "limit: 20} | calls: many} | :3: | 'calls' is 'many', expected a number",
            "id: mine | id: My Question | : | lower-case letters, digits and dashes",
            "VIRTUAL_THREADS | FUTURES | : | something that differs from a",
            "limit: 20} | limit: 20, limit: 10} | :3: | Duplicate",
            "limit: 20} | limit: 20.5} | :3: | 20.5",
            "client: OKHTTP | client: 3 | :3: | 'client' is '3', expected one of",
            "questions: | claims: | : | a list of at least one"})
    void aBadFileIsRefusedWithFileLineAndWhatWasExpected(String good, String bad, String line, String expected)
            throws IOException {
        Path file = write(GOOD.replaceFirst(java.util.regex.Pattern.quote(good), bad));
        String message = assertThrows(IllegalArgumentException.class, () -> OwnStudy.read(file)).getMessage();
        assertTrue(message.startsWith(file + line), message);
        assertTrue(message.contains(expected), message);
        assertEquals(1, message.lines().count());
    }

    @Test
    void aMissingFileIsNamed() {
        String message = assertThrows(IllegalArgumentException.class,
                () -> OwnStudy.read(directory.resolve("nothing.yaml"))).getMessage();
        assertTrue(message.endsWith("nothing.yaml: there is no such file"), message);
    }

    private static StudyPlan plan(OwnStudy study) {
        return StudyPlan.of("test", Tier.STANDARD, 1, false, new Network(0), List.of(study.asked(Tier.STANDARD)),
                List.of(),
                Map.of());
    }

    private Path write(String text) throws IOException {
        return Files.writeString(directory.resolve("study.yaml"), text);
    }
}
