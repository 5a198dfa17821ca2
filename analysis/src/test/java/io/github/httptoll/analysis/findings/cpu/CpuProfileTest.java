// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.findings.cpu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.analysis.findings.cell.CellResult;
import io.github.httptoll.analysis.findings.cell.ExperimentResult;
import io.github.httptoll.analysis.findings.cell.Fault;
import io.github.httptoll.analysis.findings.cell.Parameters;
import io.github.httptoll.analysis.read.Profile;
import io.github.httptoll.analysis.read.Run;
import io.github.httptoll.analysis.read.RunReader;
import io.github.httptoll.analysis.read.UnreadableRun;
import io.github.httptoll.analysis.statistics.Interval;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CpuProfileTest {
    @TempDir
    private Path directory = Path.of("");

    @BeforeEach
    void writeARunOfTwoCells() throws IOException {
        Files.writeString(directory.resolve("study.yaml"),
                """
                        run: r
                        tier: smoke
                        seed: 1
                        remote: false
                        leftOut: []
                        clients:
                          - {id: ACME, name: Acme, role: LIBRARY, blockingSibling: ACME, blocking: {handOffs: 0}, async: {handOffs: 1},
                             packages: [com.acme.http]}
                        experiments:
                          - id: fan-out
                            question: "What?"
                            cells:
                              - {id: async, benchmark: B.b, params: {s: a}, client: ACME, strategy: FUTURES,
                                 calls: 1, limit: 1, delaysMillis: [0], settings: TUNED, session: SHARED, callback: NOTHING,
                                 floor: null, expected: {maxInFlight: null, connectionsLow: 0, connectionsHigh: null}}
                              - {id: blocking, benchmark: B.b, params: {s: b}, client: ACME, strategy: VIRTUAL_THREADS,
                                 calls: 1, limit: 1, delaysMillis: [0], settings: TUNED, session: SHARED, callback: NOTHING,
                                 floor: null, expected: {maxInFlight: null, connectionsLow: 0, connectionsHigh: null}}
                        """);
        Files.writeString(directory.resolve("environment.json"),
                "{\"clock\": {\"brackets\": 1, \"violations\": 0, \"crossProcess\": true}}");
        Files.writeString(directory.resolve("status.json"),
                "{\"status\": \"complete\", \"planned\": 1, \"measured\": 0, \"seconds\": 1.5}");
        profile("async", 1000, "[11, 11, 11]", """
                CLIENT;com.acme.http.Call.run;java.util.HashMap.put 50
                CALLER;java.util.concurrent.CompletableFuture.complete 30
                CLIENT;com.acme.http.Call.run;sun.nio.ch.SocketDispatcher.write0 20
                """);
        profile("blocking", 600, "[]", """
                CARRIER;java.lang.VirtualThread.run;com.acme.http.Call.run 40
                CARRIER;com.acme.http.Call.run;sun.nio.ch.SocketDispatcher.write0 10
                """);
    }

    @Test
    void ownersAddUpToTheCpuOfARequest() throws UnreadableRun {
        CpuProfile async = profiles().getFirst();
        // 1000 µs in 10 requests, a tenth of it the compiler's.
        assertEquals(100, async.micros());
        assertEquals(Map.of("compiler", 10.0, "kernel-write", 18.0, "hand-offs", 27.0, "library", 45.0), micros(async));
        assertEquals(1, async.owners().stream().mapToDouble(owner -> owner.share().value()).sum(), 1e-12);
        CpuProfile.OwnerCpu library = async.seen().getLast();
        assertEquals("library", library.owner().id());
        Interval interval = Objects.requireNonNull(library.micros().interval());
        assertEquals(90 * 0.403832, interval.low(), 1e-3);
        assertEquals(90 * 0.596168, interval.high(), 1e-3);
        assertEquals(100, async.samples());
        assertEquals(3, async.lost());
        assertEquals(1.1, Objects.requireNonNull(async.price()).value(), 1e-12);
        assertNull(profiles().get(1).price());
    }

    /// Late samples count for several periods, and are one observation each.
    @Test
    void intervalsComeFromTheEventsAndNotFromThePeriods() throws IOException, UnreadableRun {
        Path file = directory.resolve("profiles.jsonl");
        Files.writeString(file,
                Files.readString(file).replace("\"samples\": 100,", "\"samples\": 100, \"events\": 25,"));
        CpuProfile async = profiles().getFirst();
        assertEquals(100, async.samples());
        assertEquals(25, async.events());
        CpuProfile.OwnerCpu library = async.seen().getLast();
        assertEquals(45, library.micros().value(), 1e-12);
        assertEquals(25, library.share().n());
        assertEquals(90 * 0.317522, Objects.requireNonNull(library.micros().interval()).low(), 1e-3);
    }

    @Test
    void asyncIsComparedWithItsBlockingFormByOwner() throws UnreadableRun {
        List<CpuDifference> differences = CpuDifference.asyncAgainstBlocking(profiles());
        assertEquals(1, differences.size());
        CpuDifference difference = differences.getFirst();
        assertEquals(List.of("async", "blocking"),
                List.of(difference.first().cell().id(), difference.second().cell().id()));
        assertEquals(40, difference.micros());
        assertEquals(40, difference.owners().stream().mapToDouble(owner -> owner.micros().value()).sum(), 1e-12);
        Map<String, Double> byOwner = difference.owners().stream()
                .collect(Collectors.toMap(owner -> owner.owner().id(), owner -> owner.micros().value()));
        assertEquals(27, byOwner.get("hand-offs"), 1e-12);
        assertEquals(45 - 0.8 * 54, byOwner.get("library"), 1e-12);
        assertTrue(difference.owners().stream().allMatch(
                owner -> (owner.micros().interval() == null) == owner.owner().id().equals("compiler")));
        assertTrue(CpuDifference.isLike(difference.first(), difference.second()));
    }

    @Test
    void aRunWithoutProfilesHasNone() throws IOException, UnreadableRun {
        Files.delete(directory.resolve("profiles.jsonl"));
        assertEquals(List.of(), profiles());
    }

    @Test
    void damagedProfilesAreReportedInALine() throws IOException {
        Path file = directory.resolve("profiles.jsonl");
        String lines = Files.readString(file);
        for (Map.Entry<String, String> damage : Map.of("profiles/async.folded.gz", "../async.folded.gz",
                "\"requests\": 10", "\"requests\": 0", "\"lost\": 3", "\"events\": 101", "async.folded",
                "missing.folded").entrySet()) {
            Files.writeString(file, lines.replace(damage.getKey(), damage.getValue()));
            String message = assertThrows(UnreadableRun.class, this::profiles).getMessage();
            assertNotNull(message);
            assertEquals(1, message.lines().count());
            assertTrue(message.contains("profiles"), message);
        }
        Files.writeString(file, lines);
        stacks("async", "CALLER;a\n");
        String message = assertThrows(UnreadableRun.class, this::profiles).getMessage();
        assertTrue(String.valueOf(message).contains("line 1 is 'CALLER;a'"), message);
    }

    private static Map<String, Double> micros(CpuProfile profile) {
        return profile.seen().stream().collect(Collectors.toMap(owner -> owner.owner().id(),
                owner -> Math.round(owner.micros().value() * 1e6) / 1e6));
    }

    private List<CpuProfile> profiles() throws UnreadableRun {
        Run run = RunReader.read(directory);
        List<CellResult> cells = run.study().experiments().getFirst().cells().stream()
                .map(cell -> new CellResult("fan-out", cell.id(), Parameters.of(cell),
                        List.of(new Fault.NotMeasured(null)),
                        new CellResult.Limits(null, null, null, null, false),
                        new CellResult.ObservedCounts(null, null, null, null, null, null), null))
                .toList();
        return CpuProfile.of(run, List.of(new ExperimentResult("fan-out", "What?", null, null, cells)));
    }

    private void profile(String cell, long cpuMicros, String profiled, String stacks) throws IOException {
        stacks(cell, stacks);
        Files.writeString(directory.resolve("profiles.jsonl"),
                """
                        {"cell": "%s", "experiment": "fan-out", "set": 0, "sampler": "CPU_TIME", "periodMicros": 2000, \
                        "wallMicros": 5000, "requests": 10, "cpuMicros": %d, \
                        "threads": [{"group": "COMPILER", "cpuMicros": %d}], "samples": 100, "lost": 3, \
                        "perRequestMicros": 11, "unprofiledMicros": 10, "profiledBlocks": %s, "unprofiledBlocks": [10, 10, 10], \
                        "stacks": "profiles/%s.folded.gz"}
                        """
                        .formatted(cell, cpuMicros, cpuMicros / 10, profiled, cell),
                StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private void stacks(String cell, String stacks) throws IOException {
        Path file = directory.resolve("profiles/" + cell + ".folded.gz");
        Files.createDirectories(file.getParent());
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(stacks.getBytes(StandardCharsets.UTF_8));
        }
    }
}
