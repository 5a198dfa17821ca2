// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.scenario;

import io.github.httptoll.bench.timeline.Timeline;
import io.github.httptoll.client.AsyncClient;
import io.github.httptoll.client.BlockingClient;
import io.github.httptoll.client.Call;
import io.github.httptoll.client.Outcome;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// What is measured once in a JVM, and so cannot be a benchmark.
final class CostScenarios {
    private static final double NANOS_PER_MILLI = 1e6;
    private static final int WARM = 200;
    private static final int LATER = 21;
    private static final int BATCHES = 12;
    private static final int CALLS = 20;
    private static final double DELAY_MILLIS = 50;

    private CostScenarios() {}

    static Tally firstAsync(ScenarioContext context) {
        Call call = context.calls(1, 0).getFirst();
        return Tally.measured(
                millis(call, () -> ScenarioContext.start(context.async(1, ScenarioContext.NO_LIMIT), call).join()));
    }

    static Tally firstBlocking(ScenarioContext context) {
        Call call = context.calls(1, 0).getFirst();
        return Tally.measured(millis(call, () -> blocking(context).call(call, new Timeline())));
    }

    static Tally laterBlocking(ScenarioContext context) {
        BlockingClient client = blocking(context);
        List<Call> calls = context.calls(WARM + LATER, 0);
        calls.subList(0, WARM).forEach(call -> client.call(call, new Timeline()));
        double[] later = calls.subList(WARM, calls.size()).stream()
                .mapToDouble(call -> millis(call, () -> client.call(call, new Timeline()))).sorted().toArray();
        return Tally.measured(later[LATER / 2]);
    }

    private static BlockingClient blocking(ScenarioContext context) {
        return context.client().openBlocking(ScenarioContext.settings(1, ScenarioContext.NO_LIMIT));
    }

    private static double millis(Call call, Supplier<Outcome> made) {
        long began = System.nanoTime();
        Outcome outcome = made.get();
        double millis = (System.nanoTime() - began) / NANOS_PER_MILLI;
        if (!outcome.answers(call)) {
            throw new IllegalStateException("no good answer: " + outcome);
        }
        return millis;
    }

    static Tally computeBeside(ScenarioContext context) throws InterruptedException {
        AsyncClient client = context.async(CALLS, ScenarioContext.NO_LIMIT);
        List<Call> calls = context.calls(CALLS, DELAY_MILLIS);
        return computing(() -> {
            for (int batch = 0; batch < BATCHES; batch++) {
                CompletableFuture.allOf(calls.stream().map(call -> ScenarioContext.start(client, call))
                        .toArray(CompletableFuture[]::new)).join();
            }
        });
    }

    static Tally computeAlone(ScenarioContext context) throws InterruptedException {
        return computing(() -> Thread.sleep((long) (BATCHES * DELAY_MILLIS)));
    }

    /// Rounds of a hash a millisecond, while something else goes on.
    private static Tally computing(Meanwhile meanwhile) throws InterruptedException {
        AtomicBoolean over = new AtomicBoolean();
        CompletableFuture<Double> done = new CompletableFuture<>();
        rounds(() -> System.nanoTime() < 0, WARM);
        Thread.ofPlatform().daemon().start(() -> {
            long began = System.nanoTime();
            long rounds = rounds(over::get, Long.MAX_VALUE);
            done.complete(rounds * NANOS_PER_MILLI / (System.nanoTime() - began));
        });
        meanwhile.run();
        over.set(true);
        return Tally.measured(done.join());
    }

    private static long rounds(BooleanSupplier over, long most) {
        byte[] data = new byte[1_024];
        long rounds = 0;
        while (rounds < most && !over.getAsBoolean()) {
            data[(int) (rounds % data.length)] = (byte) Arrays.hashCode(data);
            rounds++;
        }
        return rounds;
    }

    /// What goes on.
    private interface Meanwhile {
        void run() throws InterruptedException;
    }
}
