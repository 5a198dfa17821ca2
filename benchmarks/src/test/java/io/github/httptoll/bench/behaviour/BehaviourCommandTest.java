// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.behaviour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("slow")
@Isolated("counts the threads of this JVM")
class BehaviourCommandTest {
    @TempDir
    Path directory;

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void bothTablesArePrintedAndReplaceWhatThePageHad() throws Exception {
        Path page = directory.resolve("page.md");
        Files.writeString(page, "before\n" + Page.BEGIN + "\nold\n" + Page.END + "\nafter\n");
        StringWriter out = new StringWriter();
        int code = BehaviourCommand.commandLine().setOut(new PrintWriter(out)).execute("--clients=RAW_NIO,RAW_SOCKET",
                "--tries=1", "--write=" + page);
        assertEquals(0, code);
        assertEquals("before\n" + Page.BEGIN + "\n" + out + Page.END + "\nafter\n", Files.readString(page));
        List<String> rows = out.toString().lines().filter(line -> line.startsWith("| `")).toList();
        assertEquals(List.of("`RAW_NIO`", "`RAW_SOCKET`", "`RAW_NIO`", "`RAW_SOCKET`"),
                rows.stream().map(row -> row.split(" ")[1]).toList());
        awaitNoThreads();
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
        assertEquals(List.of(), leftThreads());
    }

    private static List<String> leftThreads() {
        return Thread.getAllStackTraces().keySet().stream().map(Thread::getName)
                .filter(name -> name.startsWith("behaviour-") || name.startsWith("raw-nio")).toList();
    }
}
