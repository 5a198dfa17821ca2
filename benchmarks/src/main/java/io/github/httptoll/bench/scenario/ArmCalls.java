// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.scenario;

import io.github.httptoll.bench.cell.Parameter;
import io.github.httptoll.bench.cell.Parameters;
import io.github.httptoll.bench.scenario.Arms.Count;
import io.github.httptoll.bench.strategy.Caller;
import io.github.httptoll.bench.strategy.Exchange;
import io.github.httptoll.bench.wire.Names;
import io.github.httptoll.client.Call;
import io.github.httptoll.client.Outcome;
import io.github.httptoll.client.TrustedCertificates;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Makes the calls of one side, in its JVM, and counts how they end.
final class ArmCalls {
    private static final double NANOS_PER_MILLI = 1e6;

    private final Arm arm;
    private final boolean firstAlone;
    private final Map<Count, Double> counts = new EnumMap<>(Count.class);
    private int made;
    private long began = System.nanoTime();

    /// @param firstAlone whether the first call is made before the others of its batch, to be timed
    ArmCalls(Arm arm, boolean firstAlone) {
        this.arm = arm;
        this.firstAlone = firstAlone;
    }

    /// Makes them all.
    ///
    /// @param server where they go
    /// @param warmed run when the calls that do not count have ended; not where there are none
    /// @return how many calls there were, which repetitions of a call are not, and what was counted
    Made run(URI server, TrustedCertificates trust, Runnable warmed) throws InterruptedException {
        Parameters cell = arm.cell();
        Caller caller = cell.open(trust, Duration.ofMillis(arm.connectMillis()), Duration.ofMillis(arm.answerMillis()));
        if (arm.warm() > 0) {
            Parameters warm = cell.with(Parameter.CALLS, arm.warm()).with(Parameter.DELAY, 0.0);
            make(caller, warm.workload(server).batch(0));
            warmed.run();
            began = System.nanoTime();
            made = 0;
        }
        boolean ended = true;
        for (int batch = 0; batch < arm.batches() && ended; batch++) {
            if (batch > 0) {
                Thread.sleep(arm.pauseMillis());
            }
            List<Call> calls = cell.workload(server).batch(batch);
            int first = batch == 0 && firstAlone ? 1 : 0;
            ended = count(caller, calls.subList(0, first)) && count(caller, calls.subList(first, calls.size()));
        }
        if (cell.wire().isNamed()) {
            counts.put(Count.LOOK_UPS, (double) Names.lookUps());
        }
        return new Made(made, arm.batches() * cell.calls(), counts);
    }

    /// @return false: a call has not ended
    private boolean count(Caller caller, List<Call> calls) throws InterruptedException {
        List<Exchange> open = make(caller, calls);
        if (firstAlone && !calls.isEmpty()) {
            counts.putIfAbsent(Count.FIRST_CALL_MILLIS, (System.nanoTime() - began) / NANOS_PER_MILLI);
        }
        for (int retry = 0; retry < arm.retries(); retry++) {
            List<Exchange> failed = open.stream().filter(exchange -> kind(exchange).isPresent()).toList();
            open = new ArrayList<>(open);
            open.removeAll(failed);
            open.addAll(make(caller, failed.stream().map(Exchange::call).toList()));
        }
        open.forEach(exchange -> kind(exchange).ifPresent(kind -> {
            counts.merge(kind, 1.0, Double::sum);
            counts.merge(Count.FAILED, 1.0, Double::sum);
        }));
        return !counts.containsKey(Count.UNFINISHED);
    }

    /// Makes calls, and waits for them as long as the patience lasts.
    private List<Exchange> make(Caller caller, List<Call> calls) throws InterruptedException {
        List<Exchange> exchanges = calls.stream().map(Exchange::new).toList();
        made += exchanges.size();
        List<CompletableFuture<Void>> ends = new ArrayList<>();
        if (arm.paceMillis() == 0) {
            ends.add(start(caller, exchanges));
        } else {
            for (Exchange exchange : exchanges) {
                ends.add(start(caller, List.of(exchange)));
                Thread.sleep(arm.paceMillis());
            }
        }
        try {
            CompletableFuture.allOf(ends.toArray(CompletableFuture[]::new)).get(arm.patienceMillis(),
                    TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            // Some have not ended: that is counted.
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
        return exchanges;
    }

    private static CompletableFuture<Void> start(Caller caller, List<Exchange> exchanges) {
        return CompletableFuture.runAsync(() -> caller.run(exchanges),
                work -> Thread.ofPlatform().daemon().start(work));
    }

    /// How it failed; empty: it did not.
    private static Optional<Count> kind(Exchange exchange) {
        Optional<Outcome> outcome = exchange.outcomeIfAny();
        if (outcome.isEmpty()) {
            return Optional.of(Count.UNFINISHED);
        }
        return switch (outcome.get()) {
            case Outcome.Reply reply ->
                reply.answers(exchange.call()) ? Optional.empty() : Optional.of(Count.WRONG_ANSWER);
            case Outcome.Failure failure -> Optional.of(switch (failure.kind()) {
                case TIMEOUT -> Count.TIMED_OUT;
                case REFUSED -> Count.REFUSED;
                case RESET -> Count.RESET;
                case TLS -> Count.TLS;
                case OTHER -> Count.OTHER;
            });
        };
    }

    /// What came of it.
    ///
    /// @param requests that the caller made, repetitions included
    /// @param calls that were to be made
    record Made(int requests, int calls, Map<Count, Double> counts) {}
}
