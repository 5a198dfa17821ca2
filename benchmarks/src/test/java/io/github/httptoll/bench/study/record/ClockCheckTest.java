// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.bench.fixture.FixtureProcess;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class ClockCheckTest {
    /// Twenty thousand round trips of 30 ms would be ten minutes before anything is measured.
    @Test
    void aServerThatIsFarAwayIsAskedLessOften() throws IOException {
        try (FixtureProcess server = FixtureProcess.startBrief(ProcessBuilder.Redirect.DISCARD)) {
            ClockCheck check = ClockCheck.run(server.url(), ClockCheck.WARM_UP, Duration.ZERO);
            assertEquals(ClockCheck.LEAST, check.brackets());
            assertTrue(check.medianBracketMicros() > 0);
        }
    }
}
