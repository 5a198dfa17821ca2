// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Study files that can only be refused: one line each, with file and line, and exit code 2.
class WrongFilesTest {
    private static final String GOOD = """
            questions:
              - id: mine
                a:
                  client: OKHTTP
                  strategy: FUTURES
                  settings:
                    maxRequestsPerHost: 20
                b: {client: VERTX, strategy: FUTURES}
            """;

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "strategy: FUTURES\\n      settings | delay: 5\\n      settings | :5:"
                    + " | there is no 'delay' here, expected one of [arrivals, bytes, ",
            "maxRequestsPerHost: 20 | maxRequestsPerHost: many | :7:"
                    + " | 'maxRequestsPerHost' is 'many', expected a whole number from 1 to 10000",
            "maxRequestsPerHost: 20 | maxRequestsPerHost: 20.5 | :7: | 'maxRequestsPerHost' is '20.5', expected a whole number",
            "maxRequestsPerHost: 20 | maxRequestPerHost: 20 | :7:"
                    + " | 'maxRequestPerHost' is no setting of OKHTTP; did you mean maxRequestsPerHost?",
            "maxRequestsPerHost: 20 | http1MaxSize: 20 | :7:"
                    + " | 'http1MaxSize' is no setting of OKHTTP but of VERTX; there are maxRequests,",
            "maxRequestsPerHost: 20 | pingInterval: 20 | :7: | 'pingInterval' is '20', expected nothing over HTTP_1_1",
            "strategy: FUTURES\\n      settings | strategy: SEQUENTIAL\\n      connections: 5\\n      settings | :6:"
                    + " | expected 0 with settings, which say it",
            "{client: VERTX, strategy: FUTURES} | {client: VERTX, strategy: SEQUENTIAL} | :8: | expected one that drives VERTX",
            "strategy: FUTURES\\n      settings | strategy: FUTURES\\n      delayMillis: -1\\n      settings | :6:"
                    + " | 'delayMillis' is '-1.0', expected 0 to 10000",
            "        maxRequestsPerHost | \\t\\tmaxRequestsPerHost | :7: | found character '\\t(TAB)' that cannot start any token",
            "strategy: FUTURES} | strategy: FUTURES, jvm: {flags: [-XX:+NoSuchFlag]}} | :8:"
                    + " | 'jvm' cannot be had: it does not start: Unrecognized",
            "strategy: FUTURES} | strategy: FUTURES, jvm: {java: 8}} | :8: | 'jvm' cannot be had: java is 8, ",
            "strategy: FUTURES} | strategy: FUTURES, jvm: {cores: 0}} | :8: | 'cores' is '0', expected a whole number from 1",
            "strategy: FUTURES} | strategy: FUTURES, jvm: {flag: 0}} | :8:"
                    + " | there is no 'flag' in jvm, expected one of [cores, flags, java]",
            "strategy: FUTURES} | strategy: FUTURES, jvm: {flags: [-jar]}} | :8: | 'flags' is '-jar', expected flags that begin with -D",
            "strategy: FUTURES} | strategy: FUTURES, settings: 5} | :8: | 'settings' is '5', expected {name: value",
            "strategy: FUTURES\\n      settings | strategy: FUTURES\\n      wire: {deadAddresses: 1, answers: false}\\n      settings | :6:"
                    + " | expected an address that answers: calls to dead ones alone have no time, and can only be counted",
            "strategy: FUTURES\\n      settings | strategy: FUTURES\\n      wire: {answers: false}\\n      settings | :6:"
                    + " | 'answers' is 'false', expected true without deadAddresses",
            "strategy: FUTURES\\n      settings | strategy: FUTURES\\n      request: {answer: LEFT}\\n      settings | :6:"
                    + " | expected answer READ: what becomes of others can only be counted",
            "{client: VERTX, strategy: FUTURES} | {client: HELIDON, strategy: SEQUENTIAL, request: {expectContinue: true}} | :8:"
                    + " | expected no [EXPECT_CONTINUE], since the adapter of HELIDON does not send that over HTTP_1_1 but with"
                    + " knownLength: false; these do: JDK,",
            "strategy: FUTURES} | strategy: absent.jar!OWN} | :8: | strategy 'absent.jar!OWN': there is no such jar, nor a directory",
            "strategy: FUTURES} | strategy: FUTURE} | :8: | 'strategy' is 'FUTURE', expected one of [SEQUENTIAL, ",
            "strategy: FUTURES} | strategy: FUTURES, callbackMillis: 5} | :8:"
                    + " | 'callbackMillis' is '5.0', expected 0, since callback NOTHING"})
    void aWrongFileIsRefusedInItsOwnWords(String good, String bad, String line, String expected) throws IOException {
        String text = GOOD.replace(read(good), read(bad));
        assertTrue(!text.equals(GOOD), good);
        refused(Files.writeString(directory.resolve("study.yaml"), text), line, expected);
    }

    private static String read(String text) {
        return text.replace("\\n", "\n").replace("\\t", "\t");
    }

    @Test
    void aRateWhereCallsAreCounted() throws IOException {
        String text = """
                counted:
                  - id: mine
                    says: Calls fail
                    count: FAILED
                    a: {client: OKHTTP, strategy: FUTURES, rate: 1500}
                    b: {client: OKHTTP, strategy: FUTURES}
                    direction: more
                """;
        refused(Files.writeString(directory.resolve("rate.yaml"), text), ":5: ",
                "'rate' is '1500', expected none where calls are counted; paceMillis is the time between two calls");
    }

    @Test
    void anEmptyFile() throws IOException {
        refused(Files.writeString(directory.resolve("empty.yaml"), "\n"), ":1: ", "it is empty, expected questions");
    }

    @Test
    void aDirectory() throws IOException {
        refused(directory, ": ", "it is not a file, expected a study file");
    }

    @Test
    void tenMegabytes() throws IOException {
        refused(Files.writeString(directory.resolve("large.yaml"), "#".repeat(10_000_000)), ":1: ",
                "it has 10000000 bytes, expected 1000000 at most");
    }

    private static void refused(Path file, String line, String expected) {
        StringWriter err = new StringWriter();
        int code = StudyCommand.commandLine().setErr(new PrintWriter(err, true)).execute("--plan", "--study=" + file);
        assertEquals(2, code);
        assertEquals(1, err.toString().lines().count(), err.toString());
        assertTrue(err.toString().startsWith("httptoll: " + file + line), err.toString());
        assertTrue(err.toString().contains(expected), err.toString());
    }
}
