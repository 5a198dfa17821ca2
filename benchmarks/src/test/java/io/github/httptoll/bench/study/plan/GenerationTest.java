// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.bench.study.ask.Question;
import io.github.httptoll.bench.study.ask.Tier;
import io.github.httptoll.bench.cell.Parameter;
import io.github.httptoll.bench.cell.Parameters;
import io.github.httptoll.bench.client.Client;
import io.github.httptoll.bench.strategy.Strategy;
import io.github.httptoll.client.Protocol;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GenerationTest {
    private final StudyPlan plan = Plans.suite(Tier.STANDARD);
    private final Generation first = plan.generations().getFirst();

    @Test
    void everySetIsOneGenerationWithAJvmForEachClientAndEachTwin() {
        assertEquals(IntStream.range(0, plan.sets()).boxed().toList(),
                plan.generations().stream().map(Generation::set).toList());
        assertEquals(first.cells().stream().map(cell -> List.of(cell.client(), cell.replica())).distinct().count(),
                first.jvms().size());
    }

    @Test
    void whatClaimsCompareIsMeasuredInFiveSets() {
        Set<String> last = plan.generations().getLast().cells().stream().map(Cell::id).collect(Collectors.toSet());
        plan.claims().forEach(claim -> assertTrue(last.containsAll(List.of(claim.a(), claim.b())), claim.id()));
        assertEquals(5, plan.sets());
    }

    @Test
    void theOrderOfTheExperimentsIsDrawnForEachSet() {
        List<StudyPlan.Stage> order = first.parts(new Random(1), Long.MAX_VALUE).getFirst().stages();
        assertEquals(Set.copyOf(first.stages()), Set.copyOf(order));
        assertEquals(order, first.parts(new Random(1), Long.MAX_VALUE).getFirst().stages());
        assertNotEquals(order, first.parts(new Random(2), Long.MAX_VALUE).getFirst().stages());
    }

    /// Where the system does not say how much memory is free, it is taken for enough. The second number is room for 2^32 JVMs.
    @Test
    void memoryWithoutBoundHoldsAllJvmsAtOnce() {
        assertEquals(1, first.parts(new Random(1), Long.MAX_VALUE).size());
        assertEquals(1, first.parts(new Random(1), 1_417_339_209_180L).size());
    }

    @Test
    void whereMemoryIsShortFewerJvmsLiveAtOnce() {
        List<Generation> parts = first.parts(new Random(1), 5_000);
        assertTrue(parts.size() > 1);
        Set<String> measured = new HashSet<>();
        for (Generation part : parts) {
            assertTrue(part.stages().size() == 1 || part.jvms().size() <= 10, part.jvms().toString());
            part.cells().forEach(cell -> assertTrue(measured.add(cell.id()), cell.id()));
        }
        assertEquals(first.cells().size(), measured.size());
    }

    @Test
    void aTwinIsWarmedOnThePathsOfItsOriginal() {
        Set<String> twins = first.jvms().stream().filter(jvm -> !Cell.original(jvm).equals(jvm))
                .collect(Collectors.toSet());
        assertTrue(!twins.isEmpty());
        twins.forEach(twin -> assertEquals(WarmPath.of(first.cells().stream()
                .filter(cell -> Cell.original(cell.jvm()).equals(Cell.original(twin))).toList()), first.paths(twin)));
    }

    @Test
    void everyCellIsWarmedItselfOrTakesAPathThatIs() {
        for (Cell cell : first.cells()) {
            assertTrue(!cell.waits() || first.paths(cell.jvm()).stream().anyMatch(path -> isOn(cell, path))
                    || first.cells().stream().anyMatch(other -> !other.waits() && other.jvm().equals(cell.jvm())
                            && isOn(cell, new WarmPath(other.benchmark(), other.params(), true))),
                    cell.id());
        }
    }

    private static boolean isOn(Cell cell, WarmPath path) {
        return List.of("strategy", "session", "protocol").stream()
                .allMatch(name -> !cell.params().containsKey(name) || plain(name, cell.params().get(name))
                        || cell.params().get(name).equals(path.params().get(name)));
    }

    private static boolean plain(String name, String value) {
        return !name.equals("strategy") && Set.of("SHARED", "HTTP_1_1").contains(value);
    }

    @Test
    void aJvmBeginsWithItsPlainestPath() {
        for (String jvm : first.jvms()) {
            WarmPath path = first.paths(jvm).getFirst();
            assertEquals("SHARED", path.params().getOrDefault("session", "SHARED"), jvm);
            assertEquals("HTTP_1_1", path.params().getOrDefault("protocol", "HTTP_1_1"), jvm);
            assertEquals("0.0", path.params().getOrDefault("delayMillis", "0.0"), jvm);
            assertEquals("NOTHING", path.params().getOrDefault("callback", "NOTHING"), jvm);
        }
    }

    /// Of all paths of a JVM the first takes longest, and the first over another protocol longer than the rest. Multiples need no more
    /// than a second.
    @Test
    void theFirstPathOverAProtocolMayTakeLonger() {
        assertEquals(12_000, first.capMillis(Tier.STANDARD, true, true));
        assertEquals(6_000, first.capMillis(Tier.STANDARD, false, true));
        assertEquals(2_000, first.capMillis(Tier.STANDARD, false, false));
        assertEquals(1_000, new Generation(0, first.stages(), true).capMillis(Tier.STANDARD, false, true));
    }

    /// The same cells over HTTP/1.1 alone: what is planned for another protocol is planned once for each JVM that meets it.
    @Test
    void anotherProtocolIsPlannedForOnceInAJvm() {
        List<Parameters> calls = Stream.of(0.0, 5.0)
                .map(delay -> Parameters.of(Client.JDK, Strategy.FUTURES, 20, 5, delay)).toList();
        double plain = startMillis(calls);
        double other = startMillis(
                calls.stream().map(cell -> cell.with(Parameter.PROTOCOL, Protocol.H2)).toList());
        assertEquals(WarmPath.protocolMillis(Tier.STANDARD), other - plain);
    }

    private static double startMillis(List<Parameters> calls) {
        List<Cell> cells = calls.stream()
                .map(cell -> Cell.of(Question.PROTOCOL, cell, Tier.STANDARD, new CostModel(2, 0))).toList();
        Experiment experiment = Plans.suite(Tier.STANDARD).experiments().getFirst();
        return new Generation(0, List.of(new StudyPlan.Stage(experiment, 0, List.of(new Group("all", false, cells)))),
                false).startMillis(Tier.STANDARD);
    }

    /// A body takes code of its own, and a long one what a short one takes, too.
    @Test
    void aBodyIsAPathOfItsOwnAndTheLongestWarmsTheOthers() {
        List<Cell> cells = Stream.of(0, 100, 100_000)
                .map(bytes -> Parameters.of(Client.JETTY, Strategy.FUTURES, 20, 5, 10).with(Parameter.REQUEST_BYTES,
                        bytes))
                .map(parameters -> Cell.of(Question.OWN, parameters, Tier.SMOKE, new CostModel(2, 0))).toList();
        assertEquals(List.of("0", "100000"),
                WarmPath.of(cells).stream().map(path -> path.params().get("requestBytes")).toList());
    }

    /// What a session in TLS does, a session and TLS do; so one path warms all three.
    @Test
    void aPathWithinAnotherOneIsNotWarmedTwice() {
        List<WarmPath> paths = WarmPath.of(first.cells().stream().filter(cell -> cell.jvm().equals("JDK")).toList());
        assertEquals(paths.size(), Set.copyOf(paths).size());
        List<WarmPath> virtual = paths.stream().filter(path -> "VIRTUAL_THREADS".equals(path.params().get("strategy")))
                .toList();
        assertTrue(virtual.stream().anyMatch(path -> "PER_REQUEST".equals(path.params().get("session"))
                && "HTTP_1_1_TLS".equals(path.params().get("protocol"))), virtual.toString());
        assertTrue(virtual.stream().noneMatch(path -> "PER_REQUEST".equals(path.params().get("session"))
                && !"HTTP_1_1_TLS".equals(path.params().get("protocol"))), virtual.toString());
    }
}
