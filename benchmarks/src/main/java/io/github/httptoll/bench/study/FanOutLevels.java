package io.github.httptoll.bench.study;

import io.github.httptoll.bench.FanOutBenchmark;
import io.github.httptoll.bench.client.Client;
import io.github.httptoll.bench.client.ClientSettings.Level;
import io.github.httptoll.bench.strategy.Strategy;
import io.github.httptoll.bench.workload.DelayPattern;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The levels of the fan-out question: limits × delays, the five pages, and each library's own limits.
final class FanOutLevels {
    private static final int CALLS = 100;
    /// Mean of the articles' five delays, 570, 1470, 380, 1120 and 540 ms.
    private static final double FIVE_PAGES_MILLIS = 816;

    private FanOutLevels() {}

    /// Every client × strategy that exists, at the tier's levels.
    static List<Cell> cells(String id, Tier tier) {
        List<CellSpec> specs = new ArrayList<>();
        for (Client client : Client.values()) {
            for (Strategy strategy : Strategy.values()) {
                if (client != Client.NO_TRANSPORT && strategy != Strategy.AWAIT_EACH && strategy.drives(client)) {
                    specs.addAll(levels(client, strategy, tier));
                }
            }
        }
        return specs.stream().map(spec -> spec.cell(id, FanOutBenchmark.class, tier, params(spec))).toList();
    }

    private static List<CellSpec> levels(Client client, Strategy strategy, Tier tier) {
        List<CellSpec> levels = new ArrayList<>();
        for (double delay : delays(tier)) {
            for (int limit : strategy.oneByOne() ? List.of(1) : limits(tier, delay)) {
                levels.add(CellSpec.of(client, strategy, CALLS, limit, delay));
            }
        }
        if (tier != Tier.SMOKE) {
            double mean = tier == Tier.FULL ? FIVE_PAGES_MILLIS : FIVE_PAGES_MILLIS / 10;
            levels.add(CellSpec.of(client, strategy, 5, strategy.oneByOne() ? 1 : 5, mean)
                    .with(DelayPattern.FIVE_PAGES));
        }
        if (client != Client.RAW_SOCKET && !strategy.oneByOne() && strategy != Strategy.PLATFORM_POOL) {
            levels.add(CellSpec.of(client, strategy, CALLS, 100, tier == Tier.SMOKE ? 5 : 50).with(Level.DEFAULT));
        }
        if (tier == Tier.FULL && !strategy.oneByOne()) {
            Stream.of(1_000, 10_000).map(calls -> CellSpec.of(client, strategy, calls, 1_000, 50)).forEach(levels::add);
        }
        return levels;
    }

    private static List<Double> delays(Tier tier) {
        return tier == Tier.SMOKE ? List.of(5.0) : List.of(0.0, 5.0, 50.0);
    }

    /// One slot at 50 ms takes 5 s a batch and says what the sequential caller says already.
    private static List<Integer> limits(Tier tier, double delayMillis) {
        return switch (tier) {
            case SMOKE -> List.of(10, 100);
            case STANDARD -> delayMillis < 50 ? List.of(1, 5, 10, 50, 100) : List.of(5, 10, 50, 100);
            case FULL -> List.of(1, 2, 5, 10, 20, 50, 100);
        };
    }

    private static Map<String, Object> params(CellSpec spec) {
        Map<String, Object> params = new LinkedHashMap<>();
        params.put("client", spec.client());
        params.put("strategy", spec.strategy());
        params.put("calls", spec.calls());
        params.put("limit", spec.limit());
        params.put("delayMillis", spec.delayMillis());
        params.put("pattern", spec.pattern());
        params.put("level", spec.level());
        return params;
    }
}
