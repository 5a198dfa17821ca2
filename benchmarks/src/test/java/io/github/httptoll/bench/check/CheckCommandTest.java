// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.bench.client.OwnJars;
import io.github.httptoll.bench.fixture.ChildJvm;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the check says of the adapter of the documents, and of broken ones.
@Tag("slow")
class CheckCommandTest {
    @TempDir
    Path directory;

    private record Said(int code, String out) {}

    /// In a JVM of its own, as a study does it: a broken client leaves its threads there.
    private static Said check(String client) throws IOException {
        Process check = new ProcessBuilder(ChildJvm.java(), "-cp", ManagementFactory.getRuntimeMXBean().getClassPath(),
                CheckCommand.class.getName(), client).redirectErrorStream(true).start();
        String out = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Said(check.onExit().join().exitValue(), out);
    }

    @Test
    void theTemplateKeepsTheContract() throws IOException {
        Said said = check(new OwnJars(directory).template("TEMPLATE").toString());
        assertEquals(0, said.code(), said.out());
        assertTrue(said.out().startsWith("my client (TEMPLATE), version 3.2.1, TEMPLATE.jar SHA-256 "), said.out());
        assertTrue(said.out().contains("kept    nothing left, all ways"), said.out());
        assertTrue(said.out().contains("TEMPLATE keeps the contract: "), said.out());
    }

    /// Each change of the template breaks one promise, which is named with what to do.
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
            "THROWS | return Outcome.Failure.of(e); | throw new IllegalStateException(e); | failures, SEQUENTIAL "
                    + "| catch what the library throws"})
    void aBrokenPromiseIsNamedWithWhatToDo(String id, String from, String to, String promise, String mend)
            throws IOException {
        Said said = check(new OwnJars(directory).changed(id, from, to).toString());
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
        Said said = check(jar.toString());
        assertEquals(1, said.code(), said.out());
        assertTrue(said.out().contains("BROKEN  start returns, FUTURES over HTTP_1_1\n"
                + "          what: start() did not return before the server answered\n"), said.out());
    }

    @Test
    void whatIsNoClientIsBadInput() throws IOException {
        Said said = check("absent.jar");
        assertEquals(2, said.code());
        assertTrue(said.out().startsWith("httptoll: client 'absent.jar': there is no such jar"), said.out());
    }
}
