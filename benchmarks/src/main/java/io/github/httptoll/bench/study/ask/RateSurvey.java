// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study.ask;

import io.github.httptoll.bench.cell.Parameter;
import io.github.httptoll.bench.cell.Parameters;
import io.github.httptoll.bench.client.Client;
import io.github.httptoll.bench.strategy.Strategy;
import io.github.httptoll.bench.workload.Arrivals;
import io.github.httptoll.bench.workload.ServerBehaviour;
import io.github.httptoll.bench.workload.Rate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The levels at which calls arrive at a rate: some clients in each way of waiting, over shares of one capacity; and what is behind a
/// limit, behind a pool, above a capacity, and in a stall.
final class RateSurvey {
    private static final double DELAY = 5;
    /// Above it the processors are the limit.
    private static final int LIMIT = 100;
    private static final int FEW = 10;
    private static final int POOL = 5;
    /// Of each period a server stalls for so much.
    private static final double STALLED = 0.1;
    /// The share that its A/A pair in `claims.yaml` has, too.
    private static final String USUAL = "80%";
    private static final String OVERLOAD = "105%";

    private RateSurvey() {}

    static List<Parameters> cells(Tier tier) {
        List<Parameters> cells = new ArrayList<>();
        for (String share : shares(tier)) {
            contenders(tier).forEach(contender -> cells.add(at(contender, share)));
            cells.add(at(level(Client.OKHTTP, Strategy.VIRTUAL_THREADS), share).with(Parameter.REPLICA, 2));
        }
        cells.addAll(stalls(tier));
        if (tier == Tier.FULL) {
            cells.addAll(limits());
        }
        return cells;
    }

    private static List<String> shares(Tier tier) {
        return switch (tier) {
            case SMOKE -> List.of(USUAL);
            case STANDARD -> List.of("40%", "60%", USUAL, "95%", "110%");
            case FULL -> List.of("20%", "40%", "60%", USUAL, "90%", "100%", "120%");
        };
    }

    private static List<Parameters> contenders(Tier tier) {
        return tier == Tier.SMOKE
                ? List.of(level(Client.RAW_SOCKET, Strategy.VIRTUAL_THREADS), level(Client.RAW_NIO, Strategy.FUTURES),
                        level(Client.JDK, Strategy.FUTURES))
                : Stream.of(Client.JDK, Client.APACHE_CLASSIC, Client.APACHE_ASYNC, Client.OKHTTP, Client.RAW_SOCKET,
                        Client.RAW_NIO)
                        .flatMap(client -> Stream.of(Strategy.PLATFORM_POOL, Strategy.VIRTUAL_THREADS, Strategy.FUTURES)
                                .filter(strategy -> strategy.drives(client)).map(strategy -> level(client, strategy)))
                        .toList();
    }

    private static Parameters level(Client client, Strategy strategy) {
        return Parameters.of(client, strategy, 1, LIMIT, DELAY);
    }

    private static Parameters at(Parameters level, String share) {
        return level.with(Parameter.RATE, Rate.parse(share));
    }

    /// Queues whose length theory predicts: behind a limit of the caller, above its capacity, and behind a pool of the library.
    private static List<Parameters> limits() {
        List<Parameters> cells = new ArrayList<>();
        for (Parameters contender : List.of(level(Client.RAW_SOCKET, Strategy.VIRTUAL_THREADS),
                level(Client.JDK, Strategy.VIRTUAL_THREADS))) {
            Parameters limited = contender.with(Parameter.LIMIT, FEW);
            Stream.of("50%", USUAL, "90%").forEach(share -> cells.add(at(limited, share)));
            cells.add(at(limited, OVERLOAD).with(Parameter.ARRIVALS, Arrivals.CONSTANT));
        }
        cells.add(at(level(Client.APACHE_CLASSIC, Strategy.VIRTUAL_THREADS), "90%").with(Parameter.CONNECTIONS, POOL));
        return cells;
    }

    /// A stall in every way of waiting. What a closed loop reports of it follows from the same calls.
    private static List<Parameters> stalls(Tier tier) {
        double period = switch (tier) {
            case SMOKE -> 500;
            case STANDARD -> 2_000;
            case FULL -> 10_000;
        };
        return Stream.of(Strategy.FUTURES, Strategy.PLATFORM_POOL, Strategy.VIRTUAL_THREADS)
                .limit(tier == Tier.SMOKE ? 1 : Integer.MAX_VALUE)
                .map(strategy -> at(Parameters.of(Client.JDK, strategy, 1, FEW, DELAY)
                        .with(Parameter.SERVER, ServerBehaviour.stalling(STALLED * period, period)), USUAL)
                        .with(Parameter.ARRIVALS, Arrivals.CONSTANT))
                .toList();
    }
}
