// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.probe;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class ProcessClockTest {
    private static final long BURN_NANOS = 50_000_000;
    private static final long TOLERANCE_NANOS = 20_000_000;

    @Test
    @EnabledOnOs(OS.LINUX)
    void itCountsAtLeastWhatThisThreadUsed() {
        ProcessClock clock = ProcessClock.open();
        long before = clock.cpuNanos();
        long used = Burn.here(BURN_NANOS);
        assertTrue(clock.cpuNanos() - before >= used);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void itCountsAThreadThatHasEnded() throws InterruptedException {
        ProcessClock clock = ProcessClock.open();
        AtomicLong used = new AtomicLong();
        long before = clock.cpuNanos();
        Thread.ofPlatform().start(() -> used.set(Burn.here(BURN_NANOS))).join();
        assertTrue(clock.cpuNanos() - before >= used.get());
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void userAndSystemTimeMakeUpTheCpuTime() {
        ProcessClock clock = ProcessClock.open();
        Burn.here(BURN_NANOS);
        long before = clock.cpuNanos();
        clock.readUsage();
        long after = clock.cpuNanos();
        long sum = clock.userNanos() + clock.systemNanos();
        assertTrue(clock.userNanos() > 0 && clock.systemNanos() >= 0);
        assertTrue(before - TOLERANCE_NANOS <= sum && sum <= after + TOLERANCE_NANOS,
                sum + " is not between " + before + " and " + after);
    }

    /// A wait that is over before it begins is none, so the kernel's own count of this thread says how many there were.
    @Test
    @EnabledOnOs(OS.LINUX)
    void everyWaitIsAVoluntarySwitch() throws IOException, InterruptedException {
        ProcessClock clock = ProcessClock.open();
        clock.readUsage();
        long before = clock.voluntarySwitches();
        long ownBefore = ownVoluntarySwitches();
        while (ownVoluntarySwitches() - ownBefore < 50) {
            Thread.sleep(1);
        }
        clock.readUsage();
        assertTrue(clock.voluntarySwitches() - before >= 50);
    }

    private static long ownVoluntarySwitches() throws IOException {
        return inStatus(Path.of("/proc/thread-self"), "voluntary_ctxt_switches:");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void theSwitchesAreThoseThatTheKernelShowsOfTheThreadsThatLive() throws IOException {
        ProcessClock clock = ProcessClock.open();
        long voluntary = inStatus("voluntary_ctxt_switches:");
        long involuntary = inStatus("nonvoluntary_ctxt_switches:");
        clock.readUsage();
        assertTrue(voluntary > 0 && clock.voluntarySwitches() >= voluntary);
        assertTrue(clock.involuntarySwitches() >= involuntary);
    }

    /// The sum over all threads.
    private static long inStatus(String field) throws IOException {
        long sum = 0;
        try (DirectoryStream<Path> threads = Files.newDirectoryStream(Path.of("/proc/self/task"))) {
            for (Path thread : threads) {
                try {
                    sum += inStatus(thread, field);
                } catch (IOException _) {
                    continue; // the thread has ended, before or after its file was opened
                }
            }
        }
        return sum;
    }

    private static long inStatus(Path thread, String field) throws IOException {
        return Files.readAllLines(thread.resolve("status")).stream().filter(line -> line.startsWith(field))
                .mapToLong(line -> Long.parseLong(line.substring(field.length()).strip())).sum();
    }
}
