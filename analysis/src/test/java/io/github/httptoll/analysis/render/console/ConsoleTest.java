// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.analysis.findings.Findings;
import io.github.httptoll.analysis.findings.theory.TheoryRun;
import io.github.httptoll.analysis.render.words.Statements;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ConsoleTest {
    @Test
    void tableOfManyContendersEndsWithTheCountOfTheRest() {
        TheoryRun run = new TheoryRun();
        for (int contender = 0; contender < 30; contender++) {
            run.fan("CLIENT_" + contender, "FUTURES", 100, 50, 51 + contender, Map.of());
        }
        String shown = Console.of(Statements.of(Findings.of(run.run())));
        assertEquals(17, shown.lines().filter(line -> line.startsWith("client ")).count(), shown);
        assertTrue(shown.contains("\n13 more in report.md\n"), shown);
    }
}
