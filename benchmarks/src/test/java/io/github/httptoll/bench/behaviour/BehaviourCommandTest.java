// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.behaviour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.bench.fixture.BriefJvm;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("slow")
class BehaviourCommandTest {
    private static final String LEFT = "threads that are left: ";

    @TempDir
    Path directory;

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void bothTablesArePrintedAndReplaceWhatThePageHad() throws Exception {
        Path page = directory.resolve("page.md");
        Files.writeString(page, "before\n" + Page.BEGIN + "\nold\n" + Page.END + "\nafter\n");
        BriefJvm.Ended ended = BriefJvm.run(BehaviourCommandTest.class, "--clients=RAW_NIO,RAW_SOCKET", "--tries=1",
                "--write=" + page);
        assertEquals(0, ended.code(), ended.out());
        int end = ended.out().lastIndexOf(LEFT);
        String out = ended.out().substring(0, end);
        assertEquals("before\n" + Page.BEGIN + "\n" + out + Page.END + "\nafter\n", Files.readString(page));
        List<String> rows = out.lines().filter(line -> line.startsWith("| `")).toList();
        assertEquals(List.of("`RAW_NIO`", "`RAW_SOCKET`", "`RAW_NIO`", "`RAW_SOCKET`"),
                rows.stream().map(row -> row.split(" ")[1]).toList());
        assertEquals(LEFT + List.of(), ended.out().substring(end).strip());
    }

    /// The command in a JVM of its own, whose threads it counts, and then those threads of the command that are still there.
    static void main(String[] arguments) throws InterruptedException {
        int code = BehaviourCommand.commandLine().execute(arguments);
        awaitNoThreads();
        System.out.println(LEFT + leftThreads());
        System.exit(code);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "--clients=JDK,CURL | there is no client 'CURL'; there are NO_TRANSPORT, RAW_SOCKET, RAW_NIO, ",
            "--clients=JDK,OKHTPP | there is no client 'OKHTPP'; did you mean OKHTTP? there are ",
            "--clients=NO_TRANSPORT | NO_TRANSPORT sends nothing",
            "--write=nowhere.md | --write: nowhere.md is not a page with the lines",
            "--tries=0 | --tries must be 1 or more, not 0",
            "--colour=red | Unknown option: '--colour=red'"})
    void badInputGetsOneLineAndExitCodeTwo(String argument, String message) {
        StringWriter err = new StringWriter();
        assertEquals(2, BehaviourCommand.commandLine().setErr(new PrintWriter(err)).execute(argument));
        assertTrue(err.toString().contains(message), err.toString());
        assertEquals(1, err.toString().lines().count(), err.toString());
    }

    @Test
    void helpHasAnExample() {
        StringWriter out = new StringWriter();
        assertEquals(0, BehaviourCommand.commandLine().setOut(new PrintWriter(out)).execute("--help"));
        assertTrue(out.toString().contains("behaviour --clients=JDK,OKHTTP"), out.toString());
    }

    /// Threads whose work is done may take a moment to end.
    private static void awaitNoThreads() throws InterruptedException {
        long giveUpNanos = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        while (!leftThreads().isEmpty() && System.nanoTime() < giveUpNanos) {
            Thread.sleep(10);
        }
    }

    private static List<String> leftThreads() {
        return Thread.getAllStackTraces().keySet().stream().map(Thread::getName)
                .filter(name -> name.startsWith("behaviour-") || name.startsWith("raw-nio")).toList();
    }
}
