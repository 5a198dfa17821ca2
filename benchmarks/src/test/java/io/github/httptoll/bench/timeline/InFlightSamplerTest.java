// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.AbstractList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.parallel.Isolated;

@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
@Isolated("uses the one ledger of this JVM")
class InFlightSamplerTest {
    @BeforeEach
    void anIterationBegins() {
        IterationLedger.current().reset();
    }

    @Test
    void bothSidesCountTheRequestsThatAreHeld() {
        Watched batch = new Watched(3);
        InFlightSampler.around(batch, () -> {
            batch.forEach(Timeline::started);
            batch.awaitTwoCounts();
            batch.forEach(Timeline::resumed);
        });
        Map<String, IterationLedger.Metric> metrics = IterationLedger.current().metrics();
        assertWithin(metrics.get("inFlightSampled"), 3);
        assertWithin(metrics.get("inFlightExpected"), 3);
    }

    @Test
    void nothingIsCountedOfRequestsThatNeverStart() {
        Watched batch = new Watched(2);
        InFlightSampler.around(batch, batch::awaitTwoCounts);
        assertEquals(0, IterationLedger.current().metrics().get("inFlightSampled").value());
    }

    @Test
    void anIterationWithoutCountsSaysNothing() {
        assertFalse(IterationLedger.current().metrics().containsKey("inFlightSampled"));
    }

    /// However late the counting thread runs, it can count no more than there are; and it cannot miss all.
    private static void assertWithin(IterationLedger.Metric metric, int most) {
        assertTrue(metric.value() > 0 && metric.value() <= most, "in flight: " + metric.value());
    }

    /// A batch that knows how often it was counted: each count is one walk over it.
    private static final class Watched extends AbstractList<Timeline> {
        private final List<Timeline> requests;
        private final AtomicInteger walks = new AtomicInteger();

        Watched(int requests) {
            this.requests = Stream.generate(Timeline::new).limit(requests).toList();
        }

        /// Returns after two counts that began after this call did, and so saw what was done before it. The third walk from now begins
        /// when the second is over.
        void awaitTwoCounts() {
            int third = walks.incrementAndGet() + 3;
            while (walks.get() < third) {
                Thread.yield();
            }
        }

        @Override
        public Stream<Timeline> stream() {
            walks.incrementAndGet();
            return requests.stream();
        }

        @Override
        public Timeline get(int index) {
            return requests.get(index);
        }

        @Override
        public int size() {
            return requests.size();
        }
    }
}
