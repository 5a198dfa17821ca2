// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.bench.placement.CannotPlace;
import io.github.httptoll.bench.placement.OwnCore;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;

@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PingPongTest {
    /// Without time each thread has one turn: the first one wakes the other, which wakes the first one.
    @Test
    void eachWakeUpIsCountedOnce() throws InterruptedException {
        PingPong pair = new PingPong(0);
        PingPong.Side first = pair.side(true);
        PingPong.Side second = pair.side(false);
        Thread other = Thread.ofVirtual().start(() -> second.run(0));
        first.run(0);
        other.join();
        assertEquals(2, pair.count());
        assertTrue(pair.micros() > 0);
    }

    @Test
    void itEndsWhenItsTimeIsOver() throws InterruptedException {
        PingPong pair = new PingPong(1_000_000);
        PingPong.Side first = pair.side(true);
        PingPong.Side second = pair.side(false);
        Thread other = Thread.ofPlatform().start(() -> second.run(20_000_000));
        first.run(20_000_000);
        other.join();
        assertEquals(0, pair.count() % 2, "the last one to wake is the first thread");
    }

    @Tag("slow")
    @Isolated("it pins all threads of this JVM")
    @Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    static class WakeUpPriceTest {
        @Test
        void everyPlaceThatThisMachineHasIsPricedAndTheCoresAreGivenBack() throws CannotPlace {
            List<Integer> before = OwnCore.usable();
            List<WakeUpPrice> prices = WakeUpPrice.all(20);
            assertEquals(before, OwnCore.usable());
            Set<String> places = prices.stream().map(price -> price.threads() + " " + price.place())
                    .collect(Collectors.toSet());
            assertEquals(prices.size(), places.size());
            assertEquals(before.isEmpty() ? 4 : before.size() > 1 ? 8 : 6, prices.size());
            assertTrue(
                    prices.stream().allMatch(
                            price -> price.wakeUps() > 0 && price.micros().stream().allMatch(micros -> micros > 0)),
                    prices.toString());
        }
    }
}
