package io.github.httptoll.bench.study;

import io.github.httptoll.bench.client.Client;
import io.github.httptoll.bench.client.ClientSettings.Level;
import io.github.httptoll.bench.client.ClientSettings.SessionPolicy;
import io.github.httptoll.bench.strategy.CallbackPolicy;
import io.github.httptoll.bench.strategy.Strategy;
import io.github.httptoll.bench.timeline.Stamps;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What each question claims, as pairs of cells; and the pair of identical cells that says how much the machine makes up.
///
/// @param comparisons the claims
/// @param same the cell that is measured in two JVMs; null where the experiment compares with a control of its own
record RegisteredClaims(List<Comparison> comparisons, @Nullable CellSpec same) {

    static RegisteredClaims of(Question question, Tier tier) {
        return switch (question) {
            case SELF_TEST -> new RegisteredClaims(List.of(), null);
            case FAN_OUT -> fanOut(tier);
            case SESSION -> session();
            case BLOCKED_LOOP -> blockedLoop();
            case SINGLE_CALL -> singleCall();
            case OWN -> throw new IllegalArgumentException("a user's claims stand in the study file");
            case FLOOR -> new RegisteredClaims(List.of(), CellSpec.of(Client.RAW_SOCKET, Strategy.SEQUENTIAL,
                    Survey.CALLS, 1, 0));
        };
    }

    private static RegisteredClaims fanOut(Tier tier) {
        List<Comparison> claims = new ArrayList<>();
        for (double delay : tier == Tier.SMOKE ? List.of(5.0) : List.of(0.0, 50.0)) {
            for (var pair : Map.of("jdk", List.of(Client.JDK, Client.JDK), "okhttp",
                    List.of(Client.OKHTTP, Client.OKHTTP), "apache",
                    List.of(Client.APACHE_ASYNC, Client.APACHE_CLASSIC)).entrySet()) {
                CellSpec async = CellSpec.of(pair.getValue().get(0), Strategy.FUTURES, Survey.CALLS, 100, delay);
                CellSpec threads = CellSpec.of(pair.getValue().get(1), Strategy.VIRTUAL_THREADS, Survey.CALLS, 100,
                        delay);
                claims.add(
                        new Comparison("async-against-virtual-" + pair.getKey() + "-" + Math.round(delay), "S0-title",
                                "Calls are slower with the asynchronous client", async, threads, "slower"));
            }
        }
        double waiting = tier == Tier.SMOKE ? 5 : 50;
        CellSpec tuned = CellSpec.of(Client.JDK, Strategy.FUTURES, Survey.CALLS, 100, waiting);
        claims.add(new Comparison("no-hidden-limit-jdk", "S0-nolimit",
                "The asynchronous client does not limit connections by itself", tuned.with(Level.DEFAULT), tuned,
                "equivalent"));
        CellSpec threads = CellSpec.of(Client.JDK, Strategy.VIRTUAL_THREADS, Survey.CALLS, 100, waiting);
        claims.add(new Comparison("price-of-looking", "study", "Stamps cost nothing that can be seen", threads,
                threads.with(Stamps.OFF), "equivalent"));
        return new RegisteredClaims(claims, threads);
    }

    private static RegisteredClaims session() {
        List<Comparison> claims = new ArrayList<>();
        for (Client client : List.of(Client.JDK, Client.ASYNC_HTTP_CLIENT)) {
            CellSpec shared = Survey.session(client, 0);
            claims.add(new Comparison("session-per-request-" + shared.client(), "S3-session",
                    "A session for each request is inefficient", shared.with(SessionPolicy.PER_REQUEST), shared,
                    "slower"));
            claims.add(new Comparison("keep-alive-off-" + shared.client(), "S3-keepalive",
                    "A connection for each request is slower", shared.with(SessionPolicy.KEEP_ALIVE_OFF), shared,
                    "slower"));
        }
        return new RegisteredClaims(claims, Survey.session(Client.JDK, 0));
    }

    private static RegisteredClaims blockedLoop() {
        List<Comparison> claims = new ArrayList<>();
        for (Client client : List.of(Client.JDK, Client.ASYNC_HTTP_CLIENT)) {
            CellSpec spec = Survey.blockedLoop(client);
            claims.add(new Comparison("sleep-on-callback-" + client, "S3-sleep",
                    "A blocking call in the callback stalls everything", spec.with(CallbackPolicy.SLEEP_ON_CALLBACK),
                    spec.with(CallbackPolicy.SLEEP_ON_POOL), "slower"));
        }
        return new RegisteredClaims(claims, Survey.blockedLoop(Client.ASYNC_HTTP_CLIENT));
    }

    private static RegisteredClaims singleCall() {
        CellSpec sync = Survey.singleCall(Client.JDK, Strategy.SEQUENTIAL, 0);
        CellSpec async = Survey.singleCall(Client.JDK, Strategy.AWAIT_EACH, 0);
        CellSpec raw = Survey.singleCall(Client.RAW_SOCKET, Strategy.SEQUENTIAL, 0);
        return new RegisteredClaims(List.of(
                new Comparison("one-call-async-jdk", "S0-title", "One call is slower with the asynchronous client",
                        async,
                        sync, "slower"),
                new Comparison("one-call-above-raw-jdk", "S0-inherent", "The library itself is slow", sync, raw,
                        "slower")),
                raw);
    }

    /// A claim before its cells have ids.
    record Comparison(String id, String source, String says, CellSpec a, CellSpec b, String direction,
            double delta) {
        Comparison(String id, String source, String says, CellSpec a, CellSpec b, String direction) {
            this(id, source, says, a, b, direction, Claim.DELTA);
        }

        Claim claim(Question question) {
            return new Claim(id.toLowerCase(Locale.ROOT).replace('_', '-'), source, says, a.id(question),
                    b.id(question), "batchMillis", direction, delta);
        }
    }
}
