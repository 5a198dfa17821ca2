// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.trial;

import io.github.httptoll.bench.client.Client;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/// The JVM of one half of a trial. It prints the two numbers of its [Tally], for which it needs no file that it may not be able to
/// open any more, and ends however many threads are still there.
final class TrialMain {
    private TrialMain() {}

    /// @param args situation, client, `a` or `b`, the fixture server's address
    static void main(String[] args) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.setOut(System.err);
        int code = 0;
        try {
            Tally tally = Situation.valueOf(args[0]).run(args[2].equals("a"),
                    new ScenarioContext(Client.named(args[1]), URI.create(args[3])));
            out.println(tally.value() + " " + tally.of());
        } catch (Exception | LinkageError e) {
            System.err.println("httptoll: a trial failed: " + e);
            code = 1;
        }
        out.flush();
        Runtime.getRuntime().halt(code);
    }
}
