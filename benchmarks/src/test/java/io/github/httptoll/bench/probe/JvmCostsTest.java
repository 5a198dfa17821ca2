// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.FileInputStream;
import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/// The costs that the JVM itself knows.
@Isolated("counts what this JVM allocates")
class JvmCostsTest {
    private static final int REQUESTS = 1000;

    @Test
    void collectionsAreCountedThoseOfTheIteration() {
        long before = collections();
        double counted = cost("costGcCount", () -> {
            System.gc();
            System.gc();
        });
        assertTrue(counted >= 2 && counted <= collections() - before, counted + " collections");
    }

    private static long collections() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .mapToLong(GarbageCollectorMXBean::getCollectionCount).sum();
    }

    @Test
    void thePeakIsTheIterationsOwn() {
        int many = 20;
        double peak = cost("costPeakThreads", () -> {
            CountDownLatch end = new CountDownLatch(many);
            List<Thread> threads = IntStream.range(0, many).mapToObj(i -> Thread.ofPlatform().start(() -> {
                end.countDown();
                await(end);
            })).toList();
            threads.forEach(JvmCostsTest::joined);
        });
        assertTrue(peak >= many);
        assertTrue(cost("costPeakThreads", () -> {}) < peak);
    }

    @Test
    void openFilesAreCounted(@TempDir Path directory) throws IOException {
        Path file = Files.createFile(directory.resolve("file"));
        List<FileInputStream> open = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            open.add(new FileInputStream(file.toFile()));
        }
        double descriptors = cost("costDescriptors", () -> {});
        for (FileInputStream in : open) {
            in.close();
        }
        assertTrue(descriptors >= 200);
    }

    @Test
    void jitTimeIsInMicrosecondsOfWholeMilliseconds() {
        double micros = cost("costJitTime",
                () -> Stream.iterate(1, i -> i + 1).limit(200_000).forEach(String::valueOf));
        assertTrue(micros >= 0);
        assertEquals(0, micros % 1000);
    }

    private static double cost(String name, Runnable batch) {
        return CostMeterTest.iteration(CostMeter.of(OptionalLong.empty()), REQUESTS, batch).get(name).value();
    }

    private static void joined(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
