// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.httptoll.bench.timeline.IterationLedger.Metric;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CostsTest {
    @Test
    void nanosecondsAndCountsBecomeWhatIsShown() {
        Costs costs = new Costs(4);
        costs.time("time", 10_000);
        costs.bytes("bytes", 6);
        costs.events("events", 2);
        costs.wholeMillis("wholeMillis", 3);
        costs.whole("whole", 8);
        assertEquals(Map.of("time", new Metric(2.5, "us/req"), "bytes", new Metric(1.5, "B/req"), "events",
                new Metric(0.5, "#/req"), "wholeMillis", new Metric(3000, "us"), "whole", new Metric(8, "#")),
                costs.metrics());
    }
}
