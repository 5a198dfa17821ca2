// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.bench.placement.ThreadKind;
import io.github.httptoll.bench.probe.TaskStats.Task;
import io.github.httptoll.bench.probe.TaskStats.Use;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.SynchronousQueue;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/// The timeout only ends a test that waits for what never comes.
@EnabledOnOs(OS.LINUX)
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TaskStatsTest {
    private static final long OWN_PID = ProcessHandle.current().pid();
    private static final long BURN_NANOS = 50_000_000;

    @Test
    void thisJvmHasThreadsOfAllKindsThatUsedCpu() {
        TaskStats stats = TaskStats.of(OWN_PID);
        Set<ThreadKind> kinds = stats.tasks().values().stream().map(Task::kind).collect(Collectors.toSet());
        assertTrue(kinds.containsAll(Set.of(ThreadKind.COMPILER, ThreadKind.COLLECTOR, ThreadKind.OTHER)),
                kinds.toString());
        assertTrue(stats.tasks().values().stream().mapToLong(task -> task.use().cpuNanos()).sum() > 0);
    }

    @Test
    void allThatANewThreadUsedIsCounted() throws InterruptedException {
        TaskStats before = TaskStats.of(OWN_PID);
        try (Burn.Waiting thread = Burn.inAThreadThatStays(BURN_NANOS)) {
            TaskStats.Totals totals = TaskStats.of(OWN_PID).since(before);
            assertTrue(totals.all().cpuNanos() >= thread.usedNanos(), totals + " but used " + thread.usedNanos());
        }
    }

    /// A wait counts when it has ended.
    @Test
    void threadsThatAreMoreThanTheCoresWaitForOne() throws InterruptedException {
        TaskStats before = TaskStats.of(OWN_PID);
        List<Thread> threads = new ArrayList<>();
        try {
            for (int i = 0; i < 2 * Runtime.getRuntime().availableProcessors(); i++) {
                threads.add(Thread.ofPlatform().start(() -> {
                    while (!Thread.interrupted()) {
                        Thread.onSpinWait();
                    }
                }));
            }
            TaskStats.Totals totals = TaskStats.of(OWN_PID).since(before);
            while (totals.of(ThreadKind.CLIENT).waitNanos() == 0) {
                Burn.here(BURN_NANOS);
                totals = TaskStats.of(OWN_PID).since(before);
            }
            assertTrue(totals.of(ThreadKind.CLIENT).waitNanos() > 0, totals.toString());
        } finally {
            for (Thread thread : threads) {
                thread.interrupt();
                thread.join();
            }
        }
    }

    /// A thread that is woken before it has begun to wait has not waited, so more is done until it has.
    @Test
    void aThreadThatWaitedWasWoken() throws InterruptedException {
        int enough = 20;
        SynchronousQueue<Boolean> goOn = new SynchronousQueue<>();
        TaskStats before = TaskStats.of(OWN_PID);
        Thread woken = Thread.ofPlatform().name("caller-woken").start(() -> {
            try {
                while (goOn.take()) {
                    Thread.onSpinWait();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        while (TaskStats.of(OWN_PID).since(before).of(ThreadKind.CALLER).wakeUps() < enough) {
            goOn.put(true);
            Thread.sleep(1);
        }
        assertTrue(TaskStats.of(OWN_PID).since(before).all().wakeUps() >= enough);
        goOn.put(false);
        woken.join();
    }

    /// What is known of the only thread of a process that waits is wrong here, so that it can be told from what the files say.
    @Test
    void aThreadThatHasNotRunSinceAnEarlierReadingIsNotReadAgain() throws IOException, InterruptedException {
        Process waiting = new ProcessBuilder("cat").start();
        try {
            long pid = waiting.pid();
            Task known = new Task(ThreadKind.CLIENT, new Use(1, 2, 3), atRest(waiting));
            String began = TaskStats.of(pid).began();
            TaskStats now = TaskStats.of(pid, new TaskStats(began, Map.of(pid, known)));
            assertSame(known, now.tasks().get(pid));
            Task ran = new Task(ThreadKind.CLIENT, new Use(1, 2, 3), "1 2 3\n");
            assertEquals(TaskStats.of(pid), TaskStats.of(pid, new TaskStats(began, Map.of(pid, ran))));
            assertEquals(TaskStats.of(pid), TaskStats.of(pid, new TaskStats("another", Map.of(pid, known))));
        } finally {
            waiting.destroy();
        }
    }

    /// What the kernel says of `cat` when it has answered a line and waits for the next one: it never runs again. A thread says that it
    /// sleeps before the kernel takes it off its core and adds up its time there. Of one that is off its core the kernel shows the system
    /// call; of any other it says `running`.
    private static String atRest(Process cat) throws IOException, InterruptedException {
        cat.outputWriter().append("a line\n").flush();
        assertEquals("a line", cat.inputReader().readLine());
        await(cat.pid(), ") S ");
        Path call = Path.of("/proc", "" + cat.pid(), "syscall");
        while (Files.readString(call).startsWith("running")) {
            Thread.onSpinWait();
        }
        return schedstat(cat.pid());
    }

    private static String schedstat(long pid) throws IOException {
        return Files.readString(Path.of("/proc", "" + pid, "task", "" + pid, "schedstat"));
    }

    @Test
    void schedstatSaysTimeOnACoreThenTimeWithoutOneAndStatusHowOftenItWaited() {
        assertEquals(new Task(ThreadKind.COLLECTOR, new Use(12, 34, 56), "12 34 5\n"),
                Task.of("VM Thread\n", "12 34 5\n",
                        "Name:\tVM Thread\nvoluntary_ctxt_switches:\t56\nnonvoluntary_ctxt_switches:\t7\n"));
    }

    @Test
    void aKernelThatDoesNotCountShowsNothing() {
        assertNull(Task.of("java\n", "0 0 0\n", "Name:\tjava\nvoluntary_ctxt_switches:\t56\n"));
        assertNull(Task.of("java\n", "12 34 5\n", "Name:\tjava\nnonvoluntary_ctxt_switches:\t7\n"));
    }

    @Test
    void aThreadInBothReadingsCountsByItsDifferenceAndANewOneWhole() {
        TaskStats before = stats(Map.of(1L, task(ThreadKind.CLIENT, 100, 10), 2L, task(ThreadKind.COMPILER, 500, 50)));
        TaskStats now = stats(Map.of(1L, task(ThreadKind.CLIENT, 130, 14), 3L, task(ThreadKind.COLLECTOR, 7, 2)));
        TaskStats.Totals totals = now.since(before);
        assertEquals(30 + 7, totals.all().cpuNanos());
        assertEquals(4, totals.of(ThreadKind.CLIENT).waitNanos());
        assertEquals(2, totals.of(ThreadKind.COLLECTOR).waitNanos());
        assertEquals(0, totals.of(ThreadKind.COMPILER).waitNanos());
        assertEquals(6, totals.all().waitNanos());
    }

    @Test
    void aThreadThatGotTheIdOfAnEndedOneIsNew() {
        TaskStats before = stats(Map.of(1L, task(ThreadKind.CLIENT, 100, 10)));
        assertEquals(40, stats(Map.of(1L, task(ThreadKind.CLIENT, 40, 20))).since(before).all().cpuNanos());
    }

    @Test
    void twoProcessesHaveNoDifference() throws IOException {
        Process other = new ProcessBuilder("cat").start();
        try {
            TaskStats stats = TaskStats.of(other.pid());
            assertNotNull(stats);
            assertNull(stats.since(TaskStats.of(OWN_PID)));
            assertNotNull(TaskStats.of(other.pid()).since(stats));
        } finally {
            other.destroy();
        }
    }

    @Test
    void aProcessThatHasEndedOrNeverWasIsAbsent() throws IOException, InterruptedException {
        Process ended = new ProcessBuilder("true").start();
        ended.waitFor();
        assertNull(TaskStats.of(ended.pid()));
        assertNull(TaskStats.of(Long.MAX_VALUE));
        assertNull(TaskStats.of(-1));
    }

    @Test
    void aProcessThatHasEndedIsAbsentBeforeItsParentAskedForIt() throws IOException, InterruptedException {
        Process parent = new ProcessBuilder("sh", "-c", "exec 3<&0; read end <&3 & echo $!; exec sleep 600").start();
        try {
            long ended = Long.parseLong(parent.inputReader().readLine());
            await(parent.pid(), "(sleep)"); // which never asks
            await(ended, ") S ");
            assertNotNull(TaskStats.of(ended));
            parent.outputWriter().append('\n').flush();
            await(ended, ") Z ");
            assertNull(TaskStats.of(ended));
        } finally {
            parent.destroy();
        }
    }

    private static void await(long pid, String stat) throws IOException, InterruptedException {
        while (!Files.readString(Path.of("/proc", Long.toString(pid), "stat")).contains(stat)) {
            Thread.sleep(1);
        }
    }

    private static TaskStats stats(Map<Long, Task> tasks) {
        return new TaskStats("1", tasks);
    }

    private static Task task(ThreadKind kind, long cpuNanos, long waitNanos) {
        return new Task(kind, new Use(cpuNanos, waitNanos, 0), "");
    }
}
