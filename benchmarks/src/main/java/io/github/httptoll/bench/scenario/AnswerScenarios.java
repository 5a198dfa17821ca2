// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.scenario;

import io.github.httptoll.client.AsyncClient;
import io.github.httptoll.client.Call;
import io.github.httptoll.client.Outcome;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Answers that are refusals, errors, or more than a status.
final class AnswerScenarios {
    private static final int CALLS = 100;
    private static final int AT_ONCE = 10;
    private static final String ALLOWED = "/rate/50";
    private static final long PACE_MILLIS = 22;
    private static final int TOO_MANY = 429;
    private static final int[] SIZES = {0, 1, 1_000, 100_000, 1_000_000};

    private AnswerScenarios() {}

    static Tally bounded(ScenarioContext context) throws InterruptedException {
        return refused(context, Duration.ZERO);
    }

    static Tally paced(ScenarioContext context) throws InterruptedException {
        return refused(context, Duration.ofMillis(PACE_MILLIS));
    }

    private static Tally refused(ScenarioContext context, Duration pace) throws InterruptedException {
        AsyncClient client = context.async(AT_ONCE, ScenarioContext.PATIENCE);
        context.warm(client, AT_ONCE);
        List<CompletableFuture<Outcome>> outcomes = ScenarioContext.bounded(AT_ONCE, pace,
                Collections.nCopies(CALLS, context.at(ALLOWED)), call -> ScenarioContext.start(client, call));
        return Tally.of(outcomes.stream().map(CompletableFuture::join)
                .filter(outcome -> outcome instanceof Outcome.Reply reply && reply.status() == TOO_MANY).count(),
                CALLS);
    }

    static Tally allOrNothing(ScenarioContext context) throws InterruptedException {
        List<CompletableFuture<Outcome>> calls = oneFails(context);
        CompletableFuture<List<Outcome>> all = CompletableFuture.allOf(calls.toArray(CompletableFuture[]::new))
                .thenApply(nothing -> calls.stream().map(CompletableFuture::join).toList())
                .exceptionally(error -> List.of());
        return lost(all.join().stream(), calls);
    }

    static Tally eachKept(ScenarioContext context) throws InterruptedException {
        List<CompletableFuture<Outcome>> calls = oneFails(context);
        return lost(calls.stream().map(call -> call.exceptionally(Outcome.Failure::of).join()), calls);
    }

    private static Tally lost(Stream<Outcome> kept, List<CompletableFuture<Outcome>> calls) {
        int good = calls.size() - 1;
        return Tally.of(good - kept.filter(Outcome.Reply.class::isInstance).count(), good);
    }

    /// As a library hands it over: a call that failed completes its future exceptionally.
    private static List<CompletableFuture<Outcome>> oneFails(ScenarioContext context) {
        AsyncClient client = context.async(AT_ONCE, ScenarioContext.NO_LIMIT);
        List<Call> calls = new ArrayList<>(context.calls(AT_ONCE - 1, 20));
        calls.add(AT_ONCE / 2, context.at("/reset"));
        return calls.stream().map(call -> ScenarioContext.start(client, call).thenApply(outcome -> switch (outcome) {
            case Outcome.Reply reply -> (Outcome) reply;
            case Outcome.Failure failure -> throw new CompletionException(new IOException(failure.exception()));
        })).toList();
    }

    static Tally errors(ScenarioContext context) throws InterruptedException {
        return thrown(context, 404, TOO_MANY, 500);
    }

    static Tally successes(ScenarioContext context) throws InterruptedException {
        return thrown(context, 200, 200, 200);
    }

    private static Tally thrown(ScenarioContext context, int... statuses) throws InterruptedException {
        List<CompletableFuture<Outcome>> calls = IntStream.of(statuses).boxed().flatMap(status -> CallForm.all()
                .map(form -> form.call(context.at("/status/" + status), ScenarioContext.NO_LIMIT))).toList();
        ScenarioContext.unfinished(calls, ScenarioContext.NO_LIMIT);
        return Tally.of(calls.stream().filter(call -> !(call.resultNow() instanceof Outcome.Reply)).count(),
                calls.size());
    }

    static Tally posted(ScenarioContext context) throws IOException, InterruptedException {
        return wrong(bytes -> HttpRequest.newBuilder(context.server().resolve("/echo"))
                .header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofByteArray(bytes)).build(),
                true);
    }

    static Tally fetched(ScenarioContext context) throws IOException, InterruptedException {
        return wrong(bytes -> HttpRequest.newBuilder(URI.create(context.server() + "/delay/0?bytes=" + bytes.length))
                .build(), false);
    }

    /// Over the JDK's client alone: no other call of this suite has a body.
    private static Tally wrong(Asking asking, boolean same) throws IOException, InterruptedException {
        Random random = new Random(1);
        long wrong = 0;
        try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            for (int size : SIZES) {
                byte[] sent = new byte[size];
                random.nextBytes(sent);
                byte[] got = client.send(asking.request(sent), BodyHandlers.ofByteArray()).body();
                wrong += got.length == size && (!same || Arrays.equals(sent, got)) ? 0 : 1;
            }
        }
        return Tally.of(wrong, SIZES.length);
    }

    /// A request about a body.
    private interface Asking {
        HttpRequest request(byte[] bytes);
    }
}
