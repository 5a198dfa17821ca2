// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.analysis.diagnose.MistakenProgram;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import jdk.jfr.Recording;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// `diagnose` on recordings of programs that make a mistake, and of the same without it.
@Order(1)
@Tag("slow")
@Execution(ExecutionMode.CONCURRENT)
final class DiagnoseTest {
    private static final Pattern SIGN = Pattern.compile("(?m)^  ([a-z-]+): .*\n((?:    .*\n)+)");

    @TempDir
    private Path temporary = Path.of("");

    @ParameterizedTest
    @CsvSource({"callback-blocks, callback-blocks, jdk.ThreadSleep on ForkJoinPool.commonPool-worker-<n>, profile",
            "callback-blocks, callback-blocks, jdk.ThreadSleep on ForkJoinPool.commonPool-worker-<n>, default",
            "callback-calls, callback-calls, jdk.ThreadPark on ForkJoinPool.commonPool-worker-<n>, profile",
            "apache-pool, pool-of-five, jdk.ThreadPark on pool-<n>-thread-<n>, profile",
            "okhttp-pool, pool-of-five, jdk.SocketRead on OkHttp, profile",
            "client-per-request, client-per-request, jdk.ThreadStart on HttpClient-<n>-SelectorManager, profile",
            "common-pool, common-pool, jdk.ThreadPark on ForkJoinPool.commonPool-worker-<n>, profile",
            "pinned, pinned, jdk.VirtualThreadPinned on virtual threads, profile"})
    void theMistakeIsNamedOnItsRecordingAndNoneOnThatWithoutIt(String program, String mistake, String evidence,
            String settings) throws IOException, InterruptedException {
        Running mistaken = record(program, "wrong", settings);
        Running correct = record(program, "right", settings);
        String wrong = diagnosis(mistaken.ended());
        assertEquals(List.of(mistake), SIGN.matcher(wrong).results().map(sign -> sign.group(1)).toList(), wrong);
        String shown = SIGN.matcher(wrong).results().map(sign -> sign.group(2)).findFirst().orElseThrow();
        assertTrue(shown.contains(" × " + evidence), wrong);
        assertTrue(isAPlace(shown.lines().toList().getLast().replace("    see ", "")), shown);
        String right = diagnosis(correct.ended());
        assertTrue(right.contains("Signs of known mistakes\n  None of the 6 "), right);
    }

    @Test
    void cpuAndWaitingOfCallsAreShown() throws IOException, InterruptedException {
        String text = diagnosis(record("apache-pool", "wrong", "profile").ended());
        assertTrue(text.contains("samples are of HTTP calls: "), text);
        assertTrue(Pattern
                .compile("(?m)^  for a connection of the pool +\\S+ % of the time, \\S+ s, waits: (?:[5-9]|\\d{2,})$")
                .matcher(text).find(), text);
        assertTrue(Pattern.compile("(?m)^Events read: .*jdk\\.ThreadPark \\d+").matcher(text).find(), text);
    }

    @Test
    void aRecordingWithoutEventsIsNoFault() throws IOException {
        Path recording = temporary.resolve("empty.jfr");
        try (Recording nothing = new Recording()) {
            nothing.start();
            nothing.stop();
            nothing.dump(recording);
        }
        String text = diagnosis(recording);
        assertTrue(text.contains("has no samples"), text);
        assertTrue(text.contains("Events read: none"), text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"missing.jfr", "text.jfr", "cut.jfr", "."})
    void whatIsNoRecordingIsReportedInALine(String name) throws IOException {
        Files.writeString(temporary.resolve("text.jfr"), "no recording");
        Files.write(temporary.resolve("cut.jfr"), new byte[]{'F', 'L', 'R', 0, 0, 2});
        SampleRun.Ended ended = SampleRun.run("diagnose", temporary.resolve(name).toString());
        assertEquals(2, ended.code());
        assertEquals("", ended.out());
        assertEquals(1, ended.err().lines().count(), ended.err());
        assertTrue(ended.err().contains(name), ended.err());
    }

    @Test
    void helpSaysHowToRecord() {
        SampleRun.Ended ended = SampleRun.run("diagnose", "--help");
        assertEquals(0, ended.code());
        assertTrue(ended.out().contains("-XX:StartFlightRecording=settings=profile"), ended.out());
        assertTrue(SampleRun.run("--help").out().contains("diagnose recording.jfr"));
        assertEquals(2, SampleRun.run("diagnose").code());
    }

    private static String diagnosis(Path recording) {
        SampleRun.Ended ended = SampleRun.run("diagnose", recording.toString());
        assertEquals(0, ended.code(), ended.err());
        assertEquals("", ended.err());
        return ended.out();
    }

    /// Starts a program in a JVM that is recorded. It runs for a second or two, so the fast compiler is enough.
    private Running record(String program, String half, String settings) throws IOException {
        Path recording = temporary.resolve(program + "-" + half + ".jfr");
        Path output = temporary.resolve("output-" + half);
        return new Running(new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
                "-XX:StartFlightRecording=settings=" + settings + ",filename=" + recording, "-cp",
                System.getProperty("java.class.path"),
                MistakenProgram.class.getName(), program, half).redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start(), recording, output);
    }

    /// A program that is recorded, and where it writes.
    private record Running(Process process, Path recording, Path output) {
        /// Waits for its end and gives its recording.
        Path ended() throws IOException, InterruptedException {
            assertEquals(0, process.waitFor(), Files.readString(output, StandardCharsets.UTF_8));
            return recording;
        }
    }

    /// True if a document has a heading with that anchor.
    private static boolean isAPlace(String link) throws IOException {
        String[] parts = link.strip().split("#", -1);
        return Files.readString(Path.of("..").resolve(parts[0])).lines().filter(line -> line.startsWith("#"))
                .map(line -> line.replaceFirst("^#+ ", "").toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9 -]", "")
                        .replace(' ', '-'))
                .anyMatch(parts[1]::equals);
    }
}
