// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study.ask;

import io.github.httptoll.bench.cell.Hop;
import io.github.httptoll.bench.cell.Parameter;
import io.github.httptoll.bench.cell.Parameters;
import io.github.httptoll.bench.client.Client;
import io.github.httptoll.bench.placement.Placement;
import io.github.httptoll.bench.strategy.CallbackPolicy;
import io.github.httptoll.bench.strategy.Strategy;
import io.github.httptoll.bench.timeline.Injection;
import io.github.httptoll.client.ClientSettings.SessionPolicy;
import io.github.httptoll.client.Protocol;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// The cells of the questions' surveys at each tier: the map that the claims are points of.
final class Survey {
    /// Cores fall asleep while a call waits, and wake more slowly the longer it waits. Behind this delay they sleep already, so
    /// that what is put in is not followed by a slower send.
    private static final double SELF_TEST_MILLIS = 5;
    /// What does not depend on the client: one of them says it.
    private static final Set<CallbackPolicy> FOR_CLAIMS = EnumSet.of(CallbackPolicy.SLEEP_AFTER_JOIN,
            CallbackPolicy.CPU_AFTER_JOIN, CallbackPolicy.CPU_ON_POOL, CallbackPolicy.CPU_ON_VIRTUAL,
            CallbackPolicy.SLEEP_ON_VIRTUAL, CallbackPolicy.WAIT_ON_TIMER);

    private static final Set<Client> ON_TWO_CORES = Set.of(Client.RAW_SOCKET, Client.RAW_NIO, Client.JDK,
            Client.OKHTTP, Client.APACHE_CLASSIC, Client.APACHE_ASYNC);

    private Survey() {}

    /// One cell for each part of a call. The raw client with a hop is a JVM for this cell alone, for which smoke has no time.
    static List<Parameters> floor(Tier tier) {
        return Stream.of(Hop.values()).filter(hop -> tier.decides() || hop != Hop.RAW_NIO_HAND_OFF)
                .map(hop -> Parameters.of(hop.client(), hop.strategy(), SurveyScope.CALLS, 1, 0)).toList();
    }

    /// A control, ten calls at once whose number in flight is counted, and a delay in each place, for each way of waiting.
    static List<Parameters> selfTest(Tier tier) {
        List<Parameters> cells = new ArrayList<>();
        for (Parameters control : List.of(
                Parameters.of(Client.APACHE_CLASSIC, Strategy.PLATFORM_POOL, 10, 1, SELF_TEST_MILLIS),
                Parameters.of(Client.APACHE_CLASSIC, Strategy.VIRTUAL_THREADS, 10, 1, SELF_TEST_MILLIS),
                Parameters.of(Client.APACHE_ASYNC, Strategy.FUTURES, 10, 1, SELF_TEST_MILLIS))) {
            cells.add(control);
            cells.add(Parameters.of(control.client(), control.strategy(), SurveyScope.CALLS, 10, SELF_TEST_MILLIS));
            Stream.of(Injection.Place.values()).filter(place -> place != Injection.Place.NOWHERE)
                    .forEach(place -> injectedMillis(tier).forEach(millis -> cells
                            .add(control.with(Parameter.PLACE, place).with(Parameter.INJECTED, millis))));
        }
        return cells;
    }

    /// One block each, as the smoke tier has them, cannot tell the smallest from nothing, and the largest shows that it works.
    private static List<Double> injectedMillis(Tier tier) {
        return tier == Tier.SMOKE ? List.of(3.0) : List.of(0.2, 1.0, 3.0);
    }

    static List<Parameters> session(Tier tier) {
        List<Parameters> cells = new ArrayList<>();
        List<Client> clients = tier == Tier.SMOKE
                ? List.of(Client.RAW_SOCKET, Client.RAW_NIO, Client.JDK, Client.ASYNC_HTTP_CLIENT)
                : SurveyScope.transports(tier);
        for (Client client : clients) {
            for (SessionPolicy session : SessionPolicy.values()) {
                boolean isKeepAliveOff = (SurveyScope.isRaw(client) || !client.ownsConnectionPool())
                        && session == SessionPolicy.PER_REQUEST;
                for (double delay : isKeepAliveOff ? List.<Double>of() : delays(tier)) {
                    cells.add(session(client, delay).with(Parameter.SESSION, session));
                }
            }
        }
        return cells;
    }

    /// HTTP/2 and HTTP/1.1, both inside TLS, where calls wait and where they do not; each next to its floor.
    static List<Parameters> protocol(Tier tier) {
        List<Parameters> cells = new ArrayList<>();
        for (Client client : tier == Tier.SMOKE
                ? List.of(Client.RAW_NIO, Client.JDK)
                : List.of(Client.RAW_NIO, Client.JDK, Client.OKHTTP, Client.JETTY)) {
            for (double delay : List.of(0.0, 50.0)) {
                for (Protocol protocol : List.of(Protocol.HTTP_1_1_TLS, Protocol.H2)) {
                    cells.add(Parameters.of(client, Strategy.FUTURES, SurveyScope.CALLS, 100, delay).with(
                            Parameter.PROTOCOL,
                            protocol));
                }
            }
        }
        return cells;
    }

    private static Parameters session(Client client, double delayMillis) {
        return Parameters.of(client, client.hasBlockingForm() ? Strategy.VIRTUAL_THREADS : Strategy.FUTURES, 20, 10,
                delayMillis);
    }

    static List<Parameters> blockedLoop(Tier tier) {
        List<Parameters> cells = new ArrayList<>();
        List<Client> clients = tier == Tier.SMOKE
                ? List.of(Client.JDK, Client.ASYNC_HTTP_CLIENT)
                : SurveyScope.transports(tier).stream()
                        .filter(client -> client.hasAsyncForm() && !SurveyScope.isRaw(client)).toList();
        List<CallbackPolicy> callbacks = tier == Tier.SMOKE
                ? List.of(CallbackPolicy.NOTHING,
                        CallbackPolicy.SLEEP_ON_CALLBACK, CallbackPolicy.SLEEP_ON_POOL)
                : Stream.of(CallbackPolicy.values())
                        .filter(callback -> tier == Tier.FULL || !FOR_CLAIMS.contains(callback)).toList();
        clients.forEach(client -> callbacks
                .forEach(callback -> cells.add(blockedLoop(client).with(Parameter.CALLBACK, callback))));
        cells.add(blockedLoop(Client.RAW_NIO));
        return cells;
    }

    private static Parameters blockedLoop(Client client) {
        return Parameters.of(client, Strategy.FUTURES, 50, 50, 50);
    }

    static List<Parameters> singleCall(Tier tier) {
        List<Parameters> cells = new ArrayList<>();
        List<Client> clients = tier == Tier.SMOKE
                ? List.of(Client.RAW_SOCKET, Client.RAW_NIO, Client.JDK)
                : SurveyScope.transports(tier);
        for (Client client : clients) {
            for (Strategy strategy : List.of(Strategy.SEQUENTIAL, Strategy.AWAIT_EACH, Strategy.AWAIT_EACH_POOLED)) {
                boolean isDriven = strategy.drives(client)
                        && (strategy != Strategy.AWAIT_EACH_POOLED || tier == Tier.FULL
                                || SurveyScope.isInEveryWay(client));
                for (double delay : isDriven ? singleDelays(strategy, tier) : List.<Double>of()) {
                    cells.add(singleCall(client, strategy, delay));
                }
            }
        }
        List<Parameters> free = List.copyOf(cells);
        free.stream().filter(cell -> tier == Tier.SMOKE ? isRawSocket(cell) : isSummedUp(cell))
                .forEach(cell -> cells.add(cell.with(Parameter.PLACEMENT, Placement.TOGETHER)));
        free.stream().filter(cell -> tier == Tier.SMOKE ? isRawSocket(cell) : isOnTwoCores(cell))
                .forEach(cell -> cells.add(cell.with(Parameter.PLACEMENT, Placement.APART)));
        return cells;
    }

    /// On one core the CPU of both processes adds up to the time of a call, so each way to call is measured there.
    private static boolean isSummedUp(Parameters cell) {
        return cell.delayMillis() == 0 && cell.strategy() != Strategy.AWAIT_EACH_POOLED;
    }

    /// What two cores change is not a client's: some clients for each way of waiting show it.
    private static boolean isOnTwoCores(Parameters cell) {
        return isSummedUp(cell) && ON_TWO_CORES.contains(cell.client());
    }

    private static boolean isRawSocket(Parameters cell) {
        return isSummedUp(cell) && cell.client() == Client.RAW_SOCKET;
    }

    private static Parameters singleCall(Client client, Strategy strategy, double delayMillis) {
        return Parameters.of(client, strategy, delayMillis == 0 ? SurveyScope.CALLS : delayMillis < 50 ? 10 : 5, 1,
                delayMillis);
    }

    /// Several of them: the time of a call is then a line over its delay, which splits it without any stamp. What one more hop costs is
    /// seen without delay.
    private static List<Double> singleDelays(Strategy strategy, Tier tier) {
        return tier == Tier.SMOKE || strategy == Strategy.AWAIT_EACH_POOLED
                ? List.of(0.0)
                : tier == Tier.FULL ? List.of(0.0, 5.0, 20.0, 50.0) : List.of(0.0, 5.0, 50.0);
    }

    private static List<Double> delays(Tier tier) {
        return tier == Tier.FULL ? List.of(0.0, 50.0) : List.of(0.0);
    }
}
