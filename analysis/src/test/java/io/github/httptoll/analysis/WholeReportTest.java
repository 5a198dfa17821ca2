// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the whole sample shows and its seven cells of the approved report do not: a line of each kind.
final class WholeReportTest {
    /// The answer, one sentence of each kind.
    private static final List<String> ANSWER = List.of(
            "Async takes longer only in places: of 3 async cells, each against the fastest blocking one with "
                    + "the same calls, limit and delay, 1 took longer, 0 took less, 1 took as long within 5 %, and 1 "
                    + "cannot be told apart (in the median their intervals reach 6.41 % to either side).",
            "Longest is JDK futures against JDK virtual threads, 20 calls at 0 ms, C = 10: 3.17 ms [3.14, "
                    + "3.19] against 2.43 ms [2.41, 2.45], 1.30 [1.30, 1.31] times as long (n = 12 each); what differs "
                    + "most is the client's part, +125 µs [123, 128] per request.",
            "One call at a time at 0 ms, a client adds from 45.5 µs [44.7, 46.4] (OkHttp sequential) to 136 "
                    + "µs [121, 152] (JDK futures awaited one by one) per request to what the raw socket needs, 107 µs "
                    + "[106, 107] (n = 12 each).",
            "Waiting one by one costs most with 20 calls at 50 ms: JDK sequential takes 1.01 s [1.01, 1.01], "
                    + "OkHttp virtual threads with C = 10 takes 102 ms [101, 102]: 9.94 [9.89, 9.99] times as long (n "
                    + "= 12 each).",
            "At default settings 1 of 2 cells let fewer calls through at once than the caller allowed: "
                    + "Apache async futures 5 of 10, 4.10 [4.08, 4.11] waves of 50 ms: 205 ms [204, 205] against 103 "
                    + "ms [103, 103] tuned, 1.99 [1.98, 2.00] times as long (n = 12 each).",
            "Sleeping in the completion callback costs JDK futures most: 312 ms [311, 313] there against 113 "
                    + "ms [113, 114] on virtual threads, 2.76 [2.75, 2.76] times as long (n = 12 each).",
            "A client of its own for each request costs JDK virtual threads most, +1.36 ms [1.35, 1.37] per "
                    + "request at 0 ms: 7.55 [7.49, 7.61] times as long as a shared client (n = 12 each).",
            "Keep-alive switched off costs JDK virtual threads most, +195 µs [190, 200] per request at 0 ms: "
                    + "1.94 [1.91, 1.97] times as long as a shared client (n = 9 and 12).");

    private static final String WARM_UP = "warm-up of JDK (set 0) reached its time limit";
    /// Claims of each verdict, with what stands against them.
    private static final List<String> CLAIMS = List.of(
            "| async-without-delay | Async takes longer than threads where the server is fast (S1-async: "
                    + "slower) | confirmed | slower | 1.305 [1.296, 1.313] | – | – | 5.00 % | 0.0005 (0.0010) | 12 in "
                    + "3 | conditional on these JVMs | 1.60 %, 0.924 %; 3 blocks a set | "
                    + WARM_UP + " |",
            "| threads-without-delay | Virtual threads take longer than async (S2-threads: slower) | refuted "
                    + "| faster | 0.767 [0.762, 0.772] | – | – | 5.00 % | 0.0005 (0.0005) | 12 in 3 | conditional on "
                    + "these JVMs | 1.60 %, 0.924 %; 3 blocks a set | " + WARM_UP + " |",
            "| sleep-in-callback | A blocking call in the callback stalls everything (S3-sleep: slower) | "
                    + "confirmed | slower | 2.755 [2.749, 2.762] | 2.727 | 2.756 [2.749, 2.762] | 5.00 % | 0.0005 "
                    + "(0.0005) | 12 in 3 | conditional on these JVMs | 0 %, 0.349 %; any number of blocks a set | "
                    + WARM_UP + " |",
            "| sleep-after-join | Sleeping after the join costs what it costs in the callback (study: "
                    + "equivalent) | undecided | undecided | 0.983 [0.978, 0.988] | 1.000 | 0.982 [0.978, 0.987] | "
                    + "5.00 % | 0.0005 (0.0005) | 12 in 3 | conditional on these JVMs | 0 %, 0.738 %; any number of "
                    + "blocks a set | identical code differed as much; more of the same would not decide it; finds "
                    + "differences of 13.8 % or more; " + WARM_UP + " |",
            "| await-each | Async awaited one by one is slower than sequential (S4-await: slower) | "
                    + "undecided | undecided | 1.037 [0.975, 1.104] | – | – | 5.00 % | 0.187 (0.336) | 12 in 3 | "
                    + "conditional on these JVMs | 0 %, 9.15 %; any number of blocks a set | the interval holds 1 and "
                    + "more than δ = 5.00 %; would be decided by 18 more blocks a set; finds differences of 9.30 % or more; "
                    + WARM_UP + " |",
            "| await-each-again | So it is against another JVM (S4-await: slower) | undecided | undecided | "
                    + "1.044 [0.980, 1.113] | – | – | 5.00 % | 0.168 (0.336) | 12 in 3 | conditional on these JVMs | "
                    + "4.32 %, 9.28 %; 10 blocks a set | the interval holds 1 and more than δ = 5.00 %; would be decided "
                    + "by 11 more sets of JVMs; finds differences of 15.7 % or more; " + WARM_UP + " |",
            "| client-per-request | A client for each request is slower (S5-session: slower) | undecided | "
                    + "undecided | 7.549 [7.493, 7.605] | – | – | 5.00 % | 0.0005 (0.0010) | 12 in 3 | conditional on "
                    + "these JVMs | 0 %, 1.10 %; any number of blocks a set | no identical pair shows that the run can "
                    + "tell equals; would be decided by 1 more block a set; finds differences of 1.03 % or more; "
                    + WARM_UP
                    + " |",
            "| keep-alive-off | Without keep-alive it is slower (S5-session: slower) | undecided | undecided "
                    + "| 1.940 [1.915, 1.966] | – | – | 5.00 % | 0.0039 (0.0039) | 9 in 3 | conditional on these JVMs "
                    + "| 0 %, 1.40 %; any number of blocks a set | no identical pair shows that the run can tell "
                    + "equals; would be decided by 1 more block a set; finds differences of 1.71 % or more; " + WARM_UP
                    + " |",
            "| okhttp-futures | OkHttp futures are slower than its virtual threads (S6-okhttp: slower) | "
                    + "invalid | invalid | – | – | – | 5.00 % | – | – | – | – | "
                    + "fan-out/OKHTTP/FUTURES/calls=20/limit=10/delay=50/TUNED/SHARED/NOTHING: 14 connections opened "
                    + "in one iteration, expected 0–10 |",
            "| jetty | Jetty keeps up (study: equivalent) | invalid | invalid | – | – | – | 5.00 % | – | – | "
                    + "– | – | fan-out/JETTY/FUTURES/calls=20/limit=10/delay=50/TUNED/SHARED/NOTHING: not measured: "
                    + "its client ended: Address already in use; fan-out/NOBODY is not in the study |");

    /// Rows of cells, of their costs and details, and of what was compared.
    private static final List<String> ROWS = List.of(
            "| contender | 50 ms | 38–147 ms mixed | 0 ms |",
            "| OkHttp platform pool | – | 261 [261, 262] | – |",
            "| S4-await | Async awaited one by one is slower than sequential | undecided | 0 | 0 | 2 | 0 | "
                    + "await-each, await-each-again |",
            "| blocked-loop | 0.935 [0.932, 0.938] | 0.935 [0.933, 0.938] | 13 | 1 | 1 |",
            "| body | 1 | +0.0009 [-0.0083, 0.0102] | +0.0006 [-0.0036, 0.0049] | +0.0015 [-0.0014, 0.0043] | "
                    + "**+1.07 [1.06, 1.07]** | +0.188 [0.177, 0.199] ✗ | fail |",
            "| resume | 1 | +0.0011 [-0.0072, 0.0094] | +0.155 [-0.0214, 0.332] ✗ | +0.0015 [-0.0036, 0.0065] | "
                    + "+0.0023 [-0.0068, 0.0113] | **+1.06 [1.06, 1.07]** | undecided |",
            "| ✗ AsyncHttpClient | futures | 10 | 1 | 0 ms | tuned | on | 2.23 [2.21, 2.25] | 0 | – | – | 111 | "
                    + "35.0 | 476 | 91.0 | 152 [151, 154] | 20.3 | -0.0001 | 0 (0–10) | 12 (1–10) | the server saw 12 "
                    + "requests at once, allowed at most 10 |",
            "| OkHttp | platform pool | 10 | 1 | 38–147 ms mixed | tuned | on | 261 [261, 262] | 224 | 0.857 | – "
                    + "| 1,870 | 98,400 | 51,400 | 111 with waking | 312 [311, 313] | 46.3 | 0.146 | 0 (0–10) | 10 (7–10) |"
                    + "  |",
            "| Apache async | futures | 10 | 1 | 50 ms | default | on | 205 [204, 205] | 100 | 0.488 | 101¹ | "
                    + "5,240 | 50,100 | 50,900 | 111 with waking | 50,700 [50,500, 50,900] | 42.3 | 0.0064 | 0 (0–10) | 5 "
                    + "(5–10) |  |",
            "| JDK | futures | 10 | 1 | 50 ms | tuned | off | 101 [101, 102] | 100 | 0.988 | – | 61.7 | 50,100 | "
                    + "– | – | – | – | – | 0 (0–10) | 10 (9–10) |  |",
            "| per request | 31.3 [31.1, 31.6] | 0 | – | 1,570 | 30.0 | 1,500 with client | – | 11.1 | -0.0004 | "
                    + "40 (one per request) | 1 (1–1) |",
            "| JDK | futures awaited one by one | 1 | 2.43 [2.28, 2.58] | 0 | – | 243 | 42.0 | 80.0 | 108 [96.2, "
                    + "120] | 9.41 | 0 | 0 (0–1) | 1 (1–1) |  |",
            "| raw NIO | futures awaited one by one | 1 | 1.26 [1.26, 1.27] | 0 | – | 126 | 40.0 | 80.0 | 0 | "
                    + "6.10 | 0 | 0 (0–1) | 1 (1–1) |  |",
            "| no call | virtual threads | 0.0810 [0.0804, 0.0815] | 0 | – | 4.05 | 0 | 0 | 0.101 [0.101, 0.102] "
                    + "| 3.95 | 0 | – (not checked) | – (not checked) |",
            "| OkHttp sequential | 35.3 | 2.99 | 0 | 9.09 | 23.2 | 23.5 | 18.8 | 1.50 |",
            "| JDK virtual threads | 161 [159, 163] | 45.5 [44.7, 46.2] | 9,700 [9,610, 9,780] | 8,240 [8,170, "
                    + "8,310] | 85.0 % | 487 [483, 491] |",
            "| JDK futures awaited one by one, N = 10, C = 1, 0 ms | JDK sequential, N = 10, C = 1, 0 ms | 2.43 "
                    + "[2.28, 2.58] | 2.33 [2.29, 2.38] | 1.04 [0.975, 1.10] | holds 1 | the network's part +17.1 µs "
                    + "[16.5, 17.7] |",
            "| OkHttp sequential, N = 10, C = 1, 0 ms | raw socket sequential, N = 10, C = 1, 0 ms | 1.52 [1.51, "
                    + "1.53] | 1.07 [1.06, 1.07] | 1.43 [1.42, 1.44] | above 1 | +45.5 µs [44.7, 46.4] per request |",
            "| JDK sequential, N = 20, C = 1, 50 ms | OkHttp virtual threads, N = 20, C = 10, 50 ms | 1,010 "
                    + "[1,010, 1,010] | 102 [101, 102] | 9.94 [9.89, 9.99] | above 1 |  |",
            "| Apache async futures, N = 20, C = 10, 50 ms, default | Apache async futures, N = 20, C = 10, 50 "
                    + "ms | 205 [204, 205] | 103 [103, 103] | 1.99 [1.98, 2.00] | above 1 | 4.10 [4.08, 4.11] waves, 5 at "
                    + "once, allowed 10, held back |",
            "| JDK futures, N = 20, C = 10, 50 ms, sleep on callback | JDK futures, N = 20, C = 10, 50 ms, sleep "
                    + "after join | 312 [311, 313] | 307 [306, 308] | 1.02 [1.01, 1.02] | within 5 % | +268 µs [191, 345] "
                    + "per request |",
            "| JDK virtual threads, N = 20, C = 1, 0 ms, per request | JDK virtual threads, N = 20, C = 1, 0 ms "
                    + "| 31.3 [31.1, 31.6] | 4.15 [4.13, 4.17] | 7.55 [7.49, 7.61] | above 1 | +1.36 ms [1.35, 1.37] per "
                    + "request |",
            "| JDK virtual threads, N = 20, C = 1, 0 ms, keep-alive off | JDK virtual threads, N = 20, C = 1, 0 "
                    + "ms | 8.05 [7.94, 8.15] | 4.15 [4.13, 4.17] | 1.94 [1.91, 1.97] | above 1 | +195 µs [190, 200] per "
                    + "request |");

    /// Whether the run can be trusted, and the invalid cells.
    private static final List<String> POINTS = List.of(
            "- **Status:** complete; 357 of 372 planned measurements in 214 s.",
            "- **Attribution:** NOT proven: 1 of 12 known delays did not come back as they were put in: "
                    + "Apache async futures, body 1 ms (resume +0.188 [0.177, 0.199] ms). Undecided: 1 more.",
            "- **Server:** how late it answers behind a delay: median 58.0 µs in the middle one of 192 "
                    + "measurements, 61.0 µs in the worst; no measurement has the 368 requests that a 99th percentile "
                    + "needs.",
            "- **Floor:** of 21 valid cells with a floor, 14 share its blocks and are compared with it block "
                    + "by block, 7 are not: their client part holds drift too. 2 valid cells have no valid floor; "
                    + "network and client are not told apart there.",
            "- ✗ `fan-out/JETTY/FUTURES/calls=20/limit=10/delay=50/TUNED/SHARED/NOTHING`: not measured: its "
                    + "client ended: Address already in use.",
            "- ✗ `fan-out/ASYNC_HTTP_CLIENT/FUTURES/calls=20/limit=10/delay=0/TUNED/SHARED/NOTHING`: the "
                    + "server saw 12 requests at once, allowed at most 10.",
            "- ✗ `single-call/APACHE_CLASSIC/SEQUENTIAL/calls=10/limit=1/delay=0/TUNED/SHARED/NOTHING`: 4 of "
                    + "240 requests failed, allowed 0.");

    private static List<String> lines = List.of();

    @BeforeAll
    static void report(@TempDir Path temporary) throws IOException {
        SampleRun run = SampleRun.copyInto(temporary);
        assertEquals(0, run.analyse().code());
        lines = run.read("report.md").lines().toList();
    }

    @Test
    void answerIsTheseSentences() {
        assertEquals(ANSWER, lines.stream().dropWhile(line -> !line.startsWith("## The answer with counts"))
                .dropWhile(line -> !line.startsWith("- ")).takeWhile(line -> !line.isEmpty())
                .map(line -> line.substring(2)).toList());
    }

    @Test
    void claimsAreShownWithWhatStandsAgainstThem() {
        assertShown(CLAIMS);
    }

    @Test
    void rowsOfEachKindAreShown() {
        assertShown(ROWS);
    }

    @Test
    void pointsOfTrustAndInvalidCellsAreShown() {
        assertShown(POINTS);
    }

    private static void assertShown(List<String> expected) {
        assertEquals(List.of(), expected.stream().filter(line -> !lines.contains(line)).toList());
    }
}
