// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.placement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/// A process that waits stands for the server.
@Isolated("pins the threads of this JVM")
class PinnedTest {
    private static final long HERE = ProcessHandle.current().pid();
    private static final SortedSet<Integer> SAME = new TreeSet<>();
    private Process server;
    private OptionalLong pid;

    @BeforeEach
    void startServer() throws IOException {
        assumeTrue(Placement.APART.obstacle() == null);
        server = new ProcessBuilder("sleep", "60").start();
        pid = OptionalLong.of(server.pid());
    }

    @AfterEach
    void endServer() {
        if (server != null) {
            server.destroyForcibly().onExit().join();
        }
    }

    @Test
    void togetherIsOneCoreAndApartAreTwo() throws IOException {
        SortedSet<Integer> cores = Cores.of(server.pid());
        Set<String> here = Allowed.here();
        Set<String> there = Allowed.of(server.pid());
        try (Pinned _ = Pinned.of(Placement.TOGETHER, pid, SAME)) {
            assertEquals(Set.of("" + cores.last()), Allowed.placed(HERE));
            assertEquals(Set.of("" + cores.last()), Allowed.of(server.pid()));
        }
        assertEquals(here, Allowed.here());
        assertEquals(there, Allowed.of(server.pid()));
        try (Pinned _ = Pinned.of(Placement.APART, pid, SAME)) {
            assertEquals(Set.of("" + cores.first()), Allowed.placed(HERE));
            assertEquals(Set.of("" + cores.last()), Allowed.of(server.pid()));
        }
        assertEquals(here, Allowed.here());
        assertEquals(there, Allowed.of(server.pid()));
    }

    @Test
    void theCompilersStayWhereTheyAreOnBothSides() throws IOException {
        Set<String> here = Allowed.here(ThreadKind.COMPILER);
        assertFalse(here.isEmpty());
        for (Placement placement : Set.of(Placement.TOGETHER, Placement.APART)) {
            try (Pinned _ = Pinned.of(placement, OptionalLong.of(HERE), SAME)) {
                assertEquals(here, Allowed.here(ThreadKind.COMPILER));
                assertEquals(1, Allowed.placed(HERE).size());
            }
        }
    }

    @Test
    void aServerWithCoresOfItsOwnIsPlacedOnThemAndGivenBack() throws IOException {
        Set<String> here = Allowed.here();
        SortedSet<Integer> cores = Cores.of(server.pid());
        SortedSet<Integer> own = new TreeSet<>(Set.of(cores.last()));
        try (Pinned _ = Pinned.keep(new TreeSet<>(Set.of(cores.first())))) {
            Cores.pin(server.pid(), own);
            Set<String> callers = Allowed.here();
            assertEquals(Set.of("" + cores.first()), callers);
            try (Pinned _ = Pinned.of(Placement.TOGETHER, pid, own)) {
                assertEquals(Set.of("" + cores.last()), Allowed.placed(HERE));
                assertEquals(Set.of("" + cores.last()), Allowed.of(server.pid()));
            }
            try (Pinned _ = Pinned.of(Placement.APART, pid, own)) {
                assertEquals(Set.of("" + cores.first()), Allowed.placed(HERE));
                assertEquals(Set.of("" + cores.last()), Allowed.of(server.pid()));
            }
            assertEquals(callers, Allowed.here());
        }
        assertEquals(here, Allowed.here());
    }

    @Test
    void freeLeavesAllWhereTheyAre() throws IOException {
        Set<String> here = Allowed.here();
        try (Pinned _ = Pinned.of(Placement.FREE, OptionalLong.empty(), SAME)) {
            assertEquals(here, Allowed.here());
        }
        Pinned.of(Placement.FREE, pid, SAME).close();
        assertEquals(here, Allowed.of(server.pid()));
    }

    @Test
    void aServerElsewhereCannotBePlaced() throws IOException {
        Set<String> here = Allowed.here();
        for (Placement placement : Set.of(Placement.TOGETHER, Placement.APART)) {
            String message = assertThrows(CannotPlace.class, () -> Pinned.of(placement, OptionalLong.empty(), SAME))
                    .getMessage();
            assertTrue(message.startsWith("placement " + placement + ": the fixture server is no process"), message);
            assertEquals(1, message.lines().count());
        }
        assertEquals(here, Allowed.here());
    }

    @Test
    void aServerOnOtherCoresLeavesTheClientWhereItWas() throws IOException {
        Set<String> here = Allowed.here();
        server.destroyForcibly().onExit().join();
        assertThrows(CannotPlace.class, () -> Pinned.of(Placement.TOGETHER, pid, SAME));
        assertEquals(here, Allowed.here());
    }

    @Test
    void whatAFailedTrialLeftIsGivenBackWhenTheNextBegins() throws IOException {
        Set<String> here = Allowed.here();
        Pinned failed = Pinned.of(Placement.APART, pid, SAME);
        try (Pinned _ = Pinned.of(Placement.FREE, pid, SAME)) {
            assertEquals(here, Allowed.here());
            assertEquals(here, Allowed.of(server.pid()));
        }
        failed.close();
        assertEquals(here, Allowed.here());
    }

    @Test
    void aBatchThatThrowsGivesBackAtOnce() throws IOException {
        Set<String> here = Allowed.here();
        Pinned failed = Pinned.of(Placement.TOGETHER, pid, SAME);
        RuntimeException reason = new IllegalStateException("a batch failed");
        Pinned.giveBackAfter(reason);
        assertEquals(here, Allowed.here());
        assertEquals(here, Allowed.of(server.pid()));
        Pinned.giveBackAfter(reason);
        failed.close();
        assertEquals(here, Allowed.here());
        assertEquals(0, reason.getSuppressed().length);
    }

    @Test
    void aServerThatADeadJvmLeftOnOneCoreIsFreedWhenTheNextTrialBegins() throws IOException {
        Set<String> there = Allowed.of(server.pid());
        SortedSet<Integer> cores = Cores.of(server.pid());
        Cores.pin(server.pid(), new TreeSet<>(Set.of(cores.last())));
        try (Pinned _ = Pinned.of(Placement.APART, pid, SAME)) {
            assertEquals(Set.of("" + cores.last()), Allowed.of(server.pid()));
        }
        assertEquals(there, Allowed.of(server.pid()));
    }

    @Test
    void aServerThatEndsMeanwhileIsNoError() throws IOException {
        Set<String> here = Allowed.here();
        try (Pinned _ = Pinned.of(Placement.TOGETHER, pid, SAME)) {
            server.destroyForcibly().onExit().join();
        }
        assertEquals(here, Allowed.here());
    }

    @Test
    void tooFewCoresAreSaid() {
        assertNull(Placement.FREE.obstacle(OptionalInt.empty()));
        assertNull(Placement.TOGETHER.obstacle(OptionalInt.of(1)));
        assertNull(Placement.APART.obstacle(OptionalInt.of(2)));
        assertEquals("it needs 2 cores, and this process may use 1", Placement.APART.obstacle(OptionalInt.of(1)));
        assertEquals("this system lets no program choose the cores of its threads; a 64-bit Linux does",
                Placement.TOGETHER.obstacle(OptionalInt.empty()));
    }
}
