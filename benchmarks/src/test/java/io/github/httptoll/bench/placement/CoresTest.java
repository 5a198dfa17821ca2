// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.placement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("pins the threads of this JVM")
class CoresTest {
    private static final long HERE = ProcessHandle.current().pid();

    @Test
    void everyThreadIsPinnedThoseToComeTooAndGivenBack() throws Exception {
        assumeTrue(Cores.usable().orElse(0) > 1);
        Set<String> shown = Allowed.here();
        SortedSet<Integer> before = Cores.of(HERE);
        int last = before.last();
        CountDownLatch end = new CountDownLatch(1);
        Thread waits = Thread.ofPlatform().daemon().start(() -> await(end));
        try {
            Cores.pin(HERE, one(last));
            Thread later = Thread.ofPlatform().daemon().start(() -> await(end));
            assertEquals(Set.of("" + last), Allowed.here());
            assertEquals(one(last), Cores.of(HERE));
            assertEquals(1, Cores.usable().orElseThrow());
            assertTrue(waits.isAlive() && later.isAlive());
        } finally {
            Cores.pin(HERE, before);
            end.countDown();
        }
        assertEquals(shown, Allowed.here());
        assertEquals(before, Cores.of(HERE));
    }

    @Test
    void aJvmOnOneCoreSaysThatThereIsOne() throws CannotPlace {
        assumeTrue(Cores.usable().orElse(0) > 1);
        SortedSet<Integer> before = Cores.of(HERE);
        try {
            Cores.pin(HERE, one(before.first()));
            assertEquals(1, Runtime.getRuntime().availableProcessors());
        } finally {
            Cores.pin(HERE, before);
        }
    }

    @Test
    void aProcessThatHasEndedHasNoThreads() throws IOException, InterruptedException {
        assumeTrue(Cores.isAvailable());
        Process process = new ProcessBuilder("true").start();
        process.waitFor();
        assertEquals(Set.of(), Cores.of(process.pid()));
        Cores.pin(process.pid(), Cores.of(HERE));
    }

    @Test
    void aCoreThatIsNotThereIsRefused() throws IOException {
        assumeTrue(Cores.isAvailable());
        Set<String> before = Allowed.here();
        String message = assertThrows(CannotPlace.class, () -> Cores.pin(HERE, one(8_000))).getMessage();
        assertTrue(message.contains("does not let thread") && message.contains("[8000]"), message);
        assertEquals(before, Allowed.here());
    }

    private static SortedSet<Integer> one(int core) {
        return new TreeSet<>(Set.of(core));
    }

    private static void await(CountDownLatch end) {
        try {
            end.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
