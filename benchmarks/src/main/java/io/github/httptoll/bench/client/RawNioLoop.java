// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/// The selector and its one thread: ready keys, tasks of other threads, and a look at all keys now and then.
final class RawNioLoop implements AutoCloseable {
    static final String THREAD = "raw-nio";

    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final Selector selector;
    private final Consumer<SelectionKey> ready;
    private final Consumer<SelectionKey> look;
    private final long lookMillis;
    private final Thread thread;
    private volatile boolean closing;
    private volatile boolean ended;

    /// @param ready is given each key that is ready
    /// @param look is given every key now and then, and when [#ended] has become true, for the last time
    RawNioLoop(Consumer<SelectionKey> ready, Consumer<SelectionKey> look, Duration lookEvery) {
        this.ready = ready;
        this.look = look;
        this.lookMillis = Math.max(1, lookEvery.toMillis());
        try {
            this.selector = Selector.open();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.thread = Thread.ofPlatform().name(THREAD).daemon().unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /// Runs a task on the loop's thread soon, or on the calling one where that has ended.
    void execute(Runnable task) {
        tasks.add(task);
        if (Thread.currentThread() == thread) {
            return;
        }
        if (ended) {
            runTasks();
        } else {
            selector.wakeup();
        }
    }

    /// Where channels are registered, on the loop's thread.
    Selector selector() {
        return selector;
    }

    /// True from the moment on at which no channel can be added any more.
    boolean ended() {
        return ended;
    }

    private void run() {
        try {
            long lookNanos = System.nanoTime();
            while (!closing) {
                selector.select(ready, lookMillis);
                runTasks();
                if (System.nanoTime() - lookNanos >= Duration.ofMillis(lookMillis).toNanos()) {
                    selector.keys().forEach(look);
                    lookNanos = System.nanoTime();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            end();
        }
    }

    /// Also after a failure: every waiting call is ended. A task that comes after the last look at the queue sees
    /// `ended` and is run by the thread that brings it.
    private void end() {
        ended = true;
        List.copyOf(selector.keys()).forEach(look);
        try {
            selector.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            runTasks();
        }
    }

    private void runTasks() {
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            task.run();
        }
    }

    /// Returns when the thread has ended, which it does after its last look.
    @Override
    public void close() {
        closing = true;
        selector.wakeup();
        try {
            thread.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
