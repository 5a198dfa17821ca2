package io.github.httptoll.bench.study;

import io.github.httptoll.bench.FloorBenchmark;
import io.github.httptoll.bench.client.Client;
import io.github.httptoll.bench.client.ClientSettings.Level;
import io.github.httptoll.bench.client.ClientSettings.SessionPolicy;
import io.github.httptoll.bench.strategy.CallbackPolicy;
import io.github.httptoll.bench.strategy.Strategy;
import io.github.httptoll.bench.timeline.Injection;
import io.github.httptoll.bench.workload.DelayPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The cells of each question at each tier: the map that the claims are points of.
final class Survey {
    static final int CALLS = 100;
    /// Mean of the articles' five delays, 570, 1470, 380, 1120 and 540 ms.
    private static final double FIVE_PAGES_MILLIS = 816;
    /// Cores fall asleep while a call waits, and wake more slowly the longer it waits. Behind this delay they sleep already, so
    /// that what is put in is not followed by a slower send.
    private static final double SELF_TEST_MILLIS = 5;
    private static final List<Double> INJECTED_MILLIS = List.of(0.2, 1.0, 3.0);

    private Survey() {}

    static List<CellSpec> cells(Question question, Tier tier) {
        return switch (question) {
            case SELF_TEST -> selfTest();
            case FAN_OUT -> fanOut(tier);
            case SESSION -> session(tier);
            case BLOCKED_LOOP -> blockedLoop(tier);
            case SINGLE_CALL -> singleCall(tier);
            case OWN -> List.of();
            case FLOOR -> Stream.of(FloorBenchmark.Hop.values())
                    .map(hop -> CellSpec.of(hop.client(), hop.strategy(), CALLS, 1, 0)).toList();
        };
    }

    /// What a tier leaves out of these questions, for people.
    static List<String> leftOut(Tier tier, List<Question> questions) {
        List<String> leftOut = new ArrayList<>();
        if (tier == Tier.SMOKE) {
            leftOut.add("smoke runs few levels and few blocks: it shows that the study works and decides nothing;"
                    + " -Dtier=standard answers the questions");
        }
        if (tier == Tier.STANDARD && questions.contains(Question.FAN_OUT)) {
            leftOut.add(
                    "fan-out: C = 2, 5, 20 and 50, and C = 10 at 50 ms; at 5 and 50 ms, callers one by one other than the"
                            + " JDK's and the raw socket's; the five pages at their full length, a tenth of it is run; N = 1,000 and"
                            + " 10,000; -Dtier=full runs them");
        }
        if (tier == Tier.STANDARD && questions.contains(Question.SESSION)) {
            leftOut.add("session at 50 ms: -Dtier=full runs it");
        }
        leftOut.add(
                "cells that no claim compares are measured in one JVM each: how much JVMs differ is not sampled there");
        return leftOut;
    }

    /// A control and a delay in each place, for each way of waiting.
    private static List<CellSpec> selfTest() {
        List<CellSpec> cells = new ArrayList<>();
        for (CellSpec control : List.of(
                CellSpec.of(Client.APACHE_CLASSIC, Strategy.PLATFORM_POOL, 10, 1, SELF_TEST_MILLIS),
                CellSpec.of(Client.APACHE_CLASSIC, Strategy.VIRTUAL_THREADS, 10, 1, SELF_TEST_MILLIS),
                CellSpec.of(Client.APACHE_ASYNC, Strategy.FUTURES, 10, 1, SELF_TEST_MILLIS))) {
            cells.add(control);
            Stream.of(Injection.Place.values()).filter(place -> place != Injection.Place.NOWHERE)
                    .forEach(place -> INJECTED_MILLIS.forEach(millis -> cells.add(control.with(place, millis))));
        }
        return cells;
    }

    /// Every client × strategy that exists, over limits × delays, the five pages, and the library's own limits.
    private static List<CellSpec> fanOut(Tier tier) {
        List<CellSpec> cells = new ArrayList<>();
        for (Client client : transports()) {
            for (Strategy strategy : Strategy.values()) {
                if (strategy != Strategy.AWAIT_EACH && strategy.drives(client)
                        && (tier != Tier.SMOKE || inSmoke(client, strategy))) {
                    cells.addAll(fanOut(client, strategy, tier));
                }
            }
        }
        return cells;
    }

    /// Every client once in the way that it is known for, and the JDK's and the raw socket in every way.
    private static boolean inSmoke(Client client, Strategy strategy) {
        return client == Client.JDK || isRaw(client) || strategy == Strategy.FUTURES
                || strategy == Strategy.VIRTUAL_THREADS;
    }

    private static List<CellSpec> fanOut(Client client, Strategy strategy, Tier tier) {
        List<CellSpec> levels = new ArrayList<>();
        for (double delay : tier == Tier.SMOKE ? List.of(5.0) : List.of(0.0, 5.0, 50.0)) {
            if (delay > 0 && saysNothingNew(client, strategy, tier)) {
                continue;
            }
            for (int limit : strategy.oneByOne() ? List.of(1) : limits(tier, delay)) {
                levels.add(CellSpec.of(client, strategy, CALLS, limit, delay));
            }
        }
        if (tier != Tier.SMOKE && !saysNothingNew(client, strategy, tier)) {
            double mean = tier == Tier.FULL ? FIVE_PAGES_MILLIS : FIVE_PAGES_MILLIS / 10;
            levels.add(CellSpec.of(client, strategy, 5, strategy.oneByOne() ? 1 : 5, mean)
                    .with(DelayPattern.FIVE_PAGES));
        }
        if (!isRaw(client) && !strategy.oneByOne() && strategy != Strategy.PLATFORM_POOL) {
            levels.add(CellSpec.of(client, strategy, CALLS, 100, tier == Tier.SMOKE ? 5 : 50).with(Level.DEFAULT));
        }
        if (tier == Tier.FULL && !strategy.oneByOne()) {
            Stream.of(1_000, 10_000).map(calls -> CellSpec.of(client, strategy, calls, 1_000, 50)).forEach(levels::add);
        }
        return levels;
    }

    /// Behind a delay, what waits one by one differs by nothing but that delay.
    private static boolean saysNothingNew(Client client, Strategy strategy, Tier tier) {
        return strategy.oneByOne() && tier == Tier.STANDARD && client != Client.JDK && !isRaw(client);
    }

    /// One slot at 5 or 50 ms says what the sequential caller says already.
    private static List<Integer> limits(Tier tier, double delayMillis) {
        return switch (tier) {
            case SMOKE -> List.of(10, 100);
            case STANDARD ->
                delayMillis == 0 ? List.of(1, 10, 100) : delayMillis < 50 ? List.of(10, 100) : List.of(100);
            case FULL -> List.of(1, 2, 5, 10, 20, 50, 100);
        };
    }

    private static List<CellSpec> session(Tier tier) {
        List<CellSpec> cells = new ArrayList<>();
        List<Client> clients = tier == Tier.SMOKE
                ? List.of(Client.RAW_SOCKET, Client.RAW_NIO, Client.JDK, Client.ASYNC_HTTP_CLIENT)
                : transports();
        for (Client client : clients) {
            for (SessionPolicy session : SessionPolicy.values()) {
                boolean isKeepAliveOff = isRaw(client) && session == SessionPolicy.PER_REQUEST;
                for (double delay : isKeepAliveOff ? List.<Double>of() : delays(tier)) {
                    cells.add(session(client, delay).with(session));
                }
            }
        }
        return cells;
    }

    static CellSpec session(Client client, double delayMillis) {
        return CellSpec.of(client, client.blocks() ? Strategy.VIRTUAL_THREADS : Strategy.FUTURES, 20, 10, delayMillis);
    }

    private static List<CellSpec> blockedLoop(Tier tier) {
        List<CellSpec> cells = new ArrayList<>();
        List<Client> clients = tier == Tier.SMOKE
                ? List.of(Client.JDK, Client.ASYNC_HTTP_CLIENT)
                : transports().stream().filter(client -> client.callsBack() && !isRaw(client)).toList();
        List<CallbackPolicy> callbacks = tier == Tier.SMOKE
                ? List.of(CallbackPolicy.NOTHING,
                        CallbackPolicy.SLEEP_ON_CALLBACK, CallbackPolicy.SLEEP_ON_POOL)
                : List.of(CallbackPolicy.values());
        clients.forEach(client -> callbacks.forEach(callback -> cells.add(blockedLoop(client).with(callback))));
        cells.add(blockedLoop(Client.RAW_NIO));
        return cells;
    }

    static CellSpec blockedLoop(Client client) {
        return CellSpec.of(client, Strategy.FUTURES, 50, 50, 50);
    }

    private static List<CellSpec> singleCall(Tier tier) {
        List<CellSpec> cells = new ArrayList<>();
        List<Client> clients = tier == Tier.SMOKE
                ? List.of(Client.RAW_SOCKET, Client.RAW_NIO, Client.JDK)
                : transports();
        for (Client client : clients) {
            for (Strategy strategy : List.of(Strategy.SEQUENTIAL, Strategy.AWAIT_EACH)) {
                for (double delay : strategy.drives(client) ? singleDelays(tier) : List.<Double>of()) {
                    cells.add(singleCall(client, strategy, delay));
                }
            }
        }
        return cells;
    }

    static CellSpec singleCall(Client client, Strategy strategy, double delayMillis) {
        return CellSpec.of(client, strategy, delayMillis == 0 ? CALLS : delayMillis < 50 ? 10 : 5, 1, delayMillis);
    }

    /// Four of them: the time of a call is then a line over its delay, which splits it without any stamp.
    private static List<Double> singleDelays(Tier tier) {
        return tier == Tier.SMOKE ? List.of(0.0) : List.of(0.0, 5.0, 20.0, 50.0);
    }

    private static List<Double> delays(Tier tier) {
        return tier == Tier.FULL ? List.of(0.0, 50.0) : List.of(0.0);
    }

    /// Every client that sends something. The raw one with a hop stands on the ladder alone.
    private static List<Client> transports() {
        return Stream.of(Client.values())
                .filter(client -> client != Client.NO_TRANSPORT && client != Client.RAW_NIO_HAND_OFF).toList();
    }

    private static boolean isRaw(Client client) {
        return client == Client.RAW_SOCKET || client == Client.RAW_NIO;
    }
}
