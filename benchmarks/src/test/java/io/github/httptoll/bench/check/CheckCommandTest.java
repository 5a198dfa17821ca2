// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.bench.client.OwnJars;
import io.github.httptoll.bench.fixture.BriefJvm.Ended;
import io.github.httptoll.bench.fixture.BriefJvm;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the check says of the adapter of the documents, and of broken ones.
@Order(1)
@Tag("slow")
@Execution(ExecutionMode.CONCURRENT)
class CheckCommandTest {
    @TempDir
    Path directory;

    /// In a JVM of its own, as a study does it: a broken client leaves its threads there.
    private static Ended check(String... arguments) throws IOException {
        return BriefJvm.start(CheckCommand.class, List.of(arguments), true).end();
    }

    @Test
    void theTemplateKeepsTheContract() throws IOException {
        Ended said = check(new OwnJars(directory).template("TEMPLATE").toString());
        assertEquals(0, said.code(), said.out());
        assertTrue(said.out().startsWith("my client (TEMPLATE), version 3.2.1, TEMPLATE.jar SHA-256 "), said.out());
        assertTrue(said.out().contains("kept    nothing left, all ways"), said.out());
        assertTrue(said.out().contains("TEMPLATE keeps the contract: "), said.out());
    }

    /// Each change of the template breaks one promise, which is named with what to do. A thread that never ends is still there when the
    /// patience is over, however short that is.
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "EARLY | response.body().length | Math.min(response.body().length, 1000) | bodies of answers, SEQUENTIAL "
                    + "| read the body to its end",
            "LEAKS | this.settings = settings; | this.settings = settings; "
                    + "Thread.ofPlatform().daemon().name(\"leaked\").start(() -> { "
                    + "while (true) java.util.concurrent.locks.LockSupport.park(); }); "
                    + "| nothing left | end in close() all that was opened",
            "TWICE | HttpResponse<byte[]> response = | client.send(request(call), java.net.http.HttpResponse.BodyHandlers.discarding()); "
                    + "HttpResponse<byte[]> response = | limit and connections, SEQUENTIAL | make one request for each call",
            "LOST_TOKEN | header(response, Headers.TOKEN) | null | bodies of answers, SEQUENTIAL | Httptoll-Token",
            "OPEN | request.header(Headers.CONNECTION, Headers.CLOSE) | request.header(\"X\", \"Y\") | sessions, SEQUENTIAL "
                    + "| send the header Connection: close",
            "NO_GZIP | public ClientDescription describe() | public java.util.Set<io.github.httptoll.client.RequestForm.Feature> sends() { "
                    + "return java.util.Set.of(io.github.httptoll.client.RequestForm.Feature.GZIP); } "
                    + "public ClientDescription describe() | answers in gzip, SEQUENTIAL | send Accept-Encoding: gzip",
            "THROWS | return Outcome.Failure.of(e); | throw new IllegalStateException(e); | failures, SEQUENTIAL "
                    + "| catch what the library throws"})
    void aBrokenPromiseIsNamedWithWhatToDo(String id, String from, String to, String promise, String mend)
            throws IOException {
        Ended said = check("--strategy=SEQUENTIAL", "--patience=1",
                new OwnJars(directory).changed(id, from, to).toString());
        assertEquals(1, said.code(), said.out());
        int broken = said.out().indexOf("BROKEN  " + promise);
        assertTrue(broken >= 0, said.out());
        String lines = String.join("\n", said.out().substring(broken).lines().limit(3).toList());
        assertTrue(lines.contains("mend: ") && lines.contains(mend), lines);
        assertTrue(said.out().contains(id + " breaks the contract in "), said.out());
    }

    @Test
    void anAsynchronousAdapterThatWaitsInStartIsNamed() throws IOException {
        String source = OwnJars.template()
                .replace("implements BlockingClient", "implements io.github.httptoll.client.AsyncClient")
                .replace("    @Override\n    public Outcome call", """
                        @Override
                        public void start(Call call, Stamps stamps, java.util.function.Consumer<Outcome> whenDone) {
                            whenDone.accept(call(call, stamps));
                        }

                        private Outcome call""").replace(".blocking(", ".async(").replace("MY_CLIENT", "WAITS");
        Path jar = new OwnJars(directory).jar("WAITS.jar", List.of("com.example.MyClient$Provider"),
                Map.of("com/example/MyClient", source));
        Ended said = check("--strategy=FUTURES", "--patience=1", jar.toString());
        assertEquals(1, said.code(), said.out());
        assertTrue(said.out().contains("BROKEN  start returns, FUTURES over HTTP_1_1\n"
                + "          what: start() did not return before the server answered\n"), said.out());
    }

    @Test
    void aStrategyFromAJarIsCheckedByWhatTheServerSees() throws IOException {
        Path jar = new OwnJars(directory).strategies("CHECKED");
        Ended said = check("--strategy=" + jar, "JDK");
        assertEquals(0, said.code(), said.out());
        assertTrue(said.out().contains("  by a pool of CHECKED (CHECKED_POOL), version 3.2.1, CHECKED.jar SHA-256 "),
                said.out());
        for (String kept : List.of("limit and connections, CHECKED_POOL over HTTP_1_1",
                "limit and connections, CHECKED_TURNS over HTTP_1_1", "failures, CHECKED_TURNS over HTTP_1_1",
                "nothing left, all ways")) {
            assertTrue(said.out().contains("kept    " + kept), said.out());
        }
        Ended absent = check("--strategy=" + jar + "!ABSENT", "JDK");
        assertEquals(2, absent.code());
        assertTrue(absent.out().startsWith("httptoll: strategy '" + jar + "!ABSENT': it has no ABSENT; there are "),
                absent.out());
    }

    @Test
    void whatIsNoClientIsBadInput() throws IOException {
        Ended said = check("absent.jar");
        assertEquals(2, said.code());
        assertTrue(said.out().startsWith("httptoll: client 'absent.jar': there is no such jar"), said.out());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 61})
    void aPatienceThatIsNoneOrAsLongAsATrialIsBadInput(int seconds) {
        StringWriter err = new StringWriter();
        assertEquals(2,
                CheckCommand.commandLine().setErr(new PrintWriter(err)).execute("--patience=" + seconds, "JDK"));
        assertEquals("httptoll: --patience is '" + seconds
                + "', expected 1 to 60 seconds (--help lists the options)\n", err.toString());
    }

    @Test
    void ofSeveralClientsThoseAfterABrokenOneAreNotChecked() throws IOException {
        OwnJars jars = new OwnJars(directory);
        Ended said = check("--strategy=SEQUENTIAL", jars.template("FIRST").toString(),
                jars.changed("SECOND", "header(response, Headers.TOKEN)", "null").toString(),
                jars.template("THIRD").toString());
        assertEquals(1, said.code(), said.out());
        assertEquals(List.of("FIRST keeps the contract", "SECOND breaks the contract"),
                said.out().lines().filter(line -> line.contains(" the contract"))
                        .map(line -> line.replaceFirst("(?:: | in )\\d.*", "")).toList());
    }
}
