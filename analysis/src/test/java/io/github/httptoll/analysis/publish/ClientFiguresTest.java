// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.publish;

import static io.github.httptoll.analysis.read.CellBuilder.cell;
import static io.github.httptoll.analysis.read.SlotBuilder.slot;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.httptoll.analysis.findings.Findings;
import io.github.httptoll.analysis.read.RunBuilder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ClientFiguresTest {
    /// The text above the table says that there is no delay.
    @ParameterizedTest
    @CsvSource({"0, true", "5, false"})
    void onlyCallsWithoutADelayHaveAFigure(double delay, boolean has) {
        RunBuilder run = new RunBuilder().cells("single-call", cell("one").by("JDK", "SEQUENTIAL").delays(delay));
        for (int block = 0; block < 3; block++) {
            run.slots(slot("one").at(0, block).millis(10 * delay + 1).metric("negative", 0)
                    .metric("total", 1_000 * delay + 100 + block));
        }
        assertEquals(has, ClientFigures.of(Findings.of(run.build())).contains("| JDK | blocking | 101 ["));
    }
}
