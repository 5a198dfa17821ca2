// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import jdk.jfr.Event;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("slow")
@Isolated("one that samples this JVM sees what other tests do in it")
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class CpuProfilerTest {
    private static final long BURN_NANOS = 100_000_000;

    /// Each sample is chance, so it is looked at until there is one.
    @Test
    void theCodeThatUsesTheCpuIsInTheStacks(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("0.folded.gz");
        List<String> lines;
        CpuProfile profile;
        do {
            try (CpuProfiler profiler = CpuProfiler.start()) {
                profiler.begin();
                Burn.here(BURN_NANOS);
                profile = profiler.end(file);
            }
            lines = lines(file);
        } while (lines.stream().noneMatch(line -> line.contains(";" + Burn.class.getName() + ".here")));
        assertEquals(profile.samples(), lines.stream().mapToLong(CpuProfilerTest::count).sum());
        assertTrue(lines.size() <= profile.events() && profile.events() <= profile.samples(), profile.toString());
        assertTrue(lines.stream()
                .allMatch(line -> line.matches("(COMPILER|COLLECTOR|CALLER|CARRIER|OTHER|CLIENT);[^ ]+ [1-9]\\d*")
                        || line.contains(FoldedStacks.NO_STACK)),
                lines.toString());
        assertTrue(profile.cpuMicros() >= BURN_NANOS / 1_000, profile.toString());
        assertTrue(profile.wallMicros() > 0 && profile.lost() >= 0, profile.toString());
        boolean counted = TaskStats.of(ProcessHandle.current().pid()) != null;
        assertEquals(counted, !profile.threads().isEmpty(), profile.toString());
        assertEquals(counted, profile.threads().stream().mapToLong(CpuProfile.GroupCpu::cpuMicros).sum() > 0,
                profile.toString());
    }

    /// Whatever else a JVM records, such as an event of a library.
    @Test
    void eventsThatAreNoSamplesAreIgnored(@TempDir Path directory) throws IOException {
        try (CpuProfiler profiler = CpuProfiler.start()) {
            profiler.begin();
            new Other().commit();
            Burn.here(BURN_NANOS);
            new Other().commit();
            assertTrue(profiler.end(directory.resolve("0.folded.gz")).lost() >= 0);
        }
    }

    private static final class Other extends Event {}

    @Test
    void eachRecordingTakesItsOwnFolderAway(@TempDir Path directory) throws IOException {
        Set<Path> folders = new HashSet<>();
        for (int recording = 0; recording < 2; recording++) {
            try (CpuProfiler profiler = CpuProfiler.start()) {
                profiler.begin();
                Path folder = Path.of(System.getProperty(CpuProfiler.FOLDER));
                assertTrue(Files.exists(folder), folder.toString());
                folders.add(folder);
                profiler.end(directory.resolve("0.folded.gz"));
            }
            for (Path folder : folders) {
                assertFalse(Files.exists(folder), folder.toString());
            }
        }
    }

    @Test
    void aSampleOfSeveralPeriodsIsOneEvent() {
        FoldedStacks stacks = new FoldedStacks();
        stacks.add(null, null, 3);
        stacks.add(null, null, 1);
        assertEquals(4, stacks.samples());
        assertEquals(2, stacks.events());
    }

    @Test
    void theFolderOfARecordingIsLeftAsItWas(@TempDir Path directory) throws IOException {
        try (CpuProfiler profiler = CpuProfiler.start()) {
            profiler.begin();
            profiler.end(directory.resolve("0.folded.gz"));
        }
        try (var files = Files.list(directory)) {
            assertEquals(List.of("0.folded.gz"), files.map(file -> file.getFileName().toString()).toList());
        }
    }

    @ParameterizedTest
    @CsvSource({"java.util.HashMap, get, java.util.HashMap.get", "a.B$$Lambda.0x00007f0c3c1b2a00, run, a.B$$Lambda.run",
            "a.B$$Lambda/0x00007f0c3c1b2a00, run, a.B$$Lambda.run",
            "a.B$$Lambda+0x00007f0c3c1b2a00, run, a.B$$Lambda.run",
            "java.lang.invoke.LambdaForm$MH.0x00007f0c3c1b2a00, invoke, java.lang.invoke.LambdaForm$MH.invoke",
            "jdk.proxy2.$Proxy17, equals, jdk.proxy2.$Proxy.equals"})
    void aFrameHasNoNumberThatAnotherJvmWouldGiveDifferently(String type, String method, String text) {
        assertEquals(text, FoldedStacks.name(type, method));
    }

    private static long count(String line) {
        return Long.parseLong(line.substring(line.lastIndexOf(' ') + 1));
    }

    private static List<String> lines(Path file) throws IOException {
        try (BufferedReader in = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            return in.lines().toList();
        }
    }
}
