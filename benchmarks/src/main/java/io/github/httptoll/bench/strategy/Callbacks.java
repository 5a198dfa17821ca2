// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.strategy;

import io.github.httptoll.bench.timeline.Pause;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.infra.Blackhole;

/// Does a [CallbackPolicy]'s work for each answer.
final class Callbacks implements AutoCloseable {
    private final CallbackPolicy policy;
    private final Executor threads;
    private final long workNanos;
    private final long cpuTokens;

    /// @param limit size of the platform pool, where the policy uses one
    /// @param millis of the work for one answer; 0: as long as the policy has it
    Callbacks(CallbackPolicy policy, double millis, int limit) {
        this.policy = policy;
        this.workNanos = policy.nanos(millis);
        this.threads = switch (policy.place()) {
            case CALLBACK_THREAD, AFTER_JOIN -> Runnable::run;
            case TIMER -> CompletableFuture.delayedExecutor(workNanos, TimeUnit.NANOSECONDS);
            case POOL -> CallerThreads.pool(limit);
            case VIRTUAL -> Executors.newVirtualThreadPerTaskExecutor();
        };
        this.cpuTokens = policy.work() == CallbackPolicy.Work.CPU ? tokensFor(workNanos) : 0;
    }

    /// Called on the client's thread with an answer; runs `ended` when the work for it is done.
    void onReply(Runnable ended) {
        switch (policy.place()) {
            case AFTER_JOIN -> ended.run();
            case TIMER -> threads.execute(ended);
            case CALLBACK_THREAD, POOL, VIRTUAL -> threads.execute(() -> {
                work();
                ended.run();
            });
        }
    }

    /// Called by the caller when all answers of a batch are there.
    void afterJoin(int answers) {
        if (policy.place() == CallbackPolicy.Place.AFTER_JOIN) {
            for (int i = 0; i < answers; i++) {
                work();
            }
        }
    }

    private void work() {
        switch (policy.work()) {
            case NONE -> {
            }
            case SLEEP -> Pause.nanos(workNanos);
            case CPU -> Blackhole.consumeCPU(cpuTokens);
        }
    }

    /// Work is a count, not a time span: a thread that loses its core must still burn all of it. The fastest of several
    /// trials is the one that was disturbed least.
    private static long tokensFor(long nanos) {
        long tokens = 500_000;
        long fastestNanos = Long.MAX_VALUE;
        for (int trial = 0; trial < 10; trial++) {
            long began = System.nanoTime();
            Blackhole.consumeCPU(tokens);
            fastestNanos = Math.min(fastestNanos, System.nanoTime() - began);
        }
        return tokens * nanos / Math.max(1, fastestNanos);
    }

    @Override
    public void close() {
        if (threads instanceof ExecutorService service) {
            service.close();
        }
    }
}
