// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study.ask;

import io.github.httptoll.bench.cell.Parameter;
import io.github.httptoll.bench.cell.Parameters;
import io.github.httptoll.bench.client.Client;
import io.github.httptoll.bench.placement.Placement;
import io.github.httptoll.bench.strategy.Strategy;
import io.github.httptoll.bench.workload.DelayPattern;
import io.github.httptoll.client.ClientDescription.Role;
import io.github.httptoll.client.ClientSettings.LimitPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// The map of the fan-out: every client × strategy that exists, over delays and limits.
final class FanOutSurvey {
    /// Mean of the articles' five delays, 570, 1470, 380, 1120 and 540 ms.
    private static final double FIVE_PAGES_MILLIS = 816;
    /// So many calls at once: a program that has stopped counting them.
    private static final int MANY = 1_000;
    static final Set<Client> MANY_AT_ONCE = Set.of(Client.RAW_SOCKET, Client.RAW_NIO, Client.JDK,
            Client.APACHE_CLASSIC, Client.APACHE_ASYNC);

    private FanOutSurvey() {}

    /// Every client × strategy that exists, over limits × delays, the five pages, the library's own limits, and one core.
    static List<Parameters> cells(Tier tier) {
        List<Parameters> cells = new ArrayList<>();
        for (Client client : SurveyScope.transports(tier)) {
            for (Strategy strategy : Strategy.values()) {
                if ((strategy.isSized() || strategy == Strategy.SEQUENTIAL) && strategy.drives(client)
                        && !saysNothingNew(client, strategy, tier)) {
                    cells.addAll(levels(client, strategy, tier));
                }
            }
        }
        if (tier == Tier.STANDARD) {
            SurveyScope.FULL_TIER_ONLY.stream()
                    .map(client -> Parameters.of(client, Strategy.FUTURES, SurveyScope.CALLS, 100, 50))
                    .forEach(tuned -> cells.addAll(List.of(tuned, tuned.with(Parameter.LEVEL, LimitPolicy.DEFAULT))));
        }
        return tier == Tier.SMOKE
                ? cells
                : Stream.concat(cells.stream(), cells.stream().filter(FanOutSurvey::isSummedUp)
                        .map(cell -> cell.with(Parameter.PLACEMENT, Placement.TOGETHER))).toList();
    }

    /// All calls at once without a delay are measured on one core, too: there the CPU of both processes adds up to the time of a batch.
    private static boolean isSummedUp(Parameters cell) {
        return cell.calls() == SurveyScope.CALLS && cell.limit() == SurveyScope.CALLS && cell.delayMillis() == 0;
    }

    /// The JDK's client and the raw ones are measured in every way. One by one, the single calls say the same of the others. A pool is
    /// measured where there are futures to compare it with; and the smoke tier shows each of these clients once, in the way that it is
    /// known for, and none one by one.
    private static boolean saysNothingNew(Client client, Strategy strategy, Tier tier) {
        if (SurveyScope.isInEveryWay(client) || tier == Tier.FULL) {
            return tier == Tier.SMOKE && strategy.isSequential();
        }
        return strategy.isSequential()
                || (strategy == Strategy.PLATFORM_POOL && (tier == Tier.SMOKE || !hasFutures(client)));
    }

    /// True for a library without asynchronous calls.
    static boolean isOnlyBlocking(Client client) {
        return client.role() == Role.LIBRARY && !hasFutures(client);
    }

    /// True where the library has asynchronous calls, of this client or of another one.
    private static boolean hasFutures(Client client) {
        return client.hasAsyncForm() || Stream.of(Client.values())
                .anyMatch(other -> other.hasAsyncForm() && other.library().isPresent()
                        && other.library().equals(client.library()));
    }

    private static List<Parameters> levels(Client client, Strategy strategy, Tier tier) {
        List<Parameters> levels = new ArrayList<>();
        for (double delay : delays(client, strategy, tier)) {
            for (int limit : strategy.isSequential() ? List.of(1) : limits(client, tier, delay)) {
                levels.add(Parameters.of(client, strategy, SurveyScope.CALLS, limit, delay));
            }
        }
        if (tier == Tier.FULL
                || (tier == Tier.STANDARD && SurveyScope.isInEveryWay(client) && !isRawOneByOne(client, strategy))) {
            double mean = FIVE_PAGES_MILLIS / tier.delaysDividedBy();
            levels.add(Parameters.of(client, strategy, 5, atMost(strategy, 5), mean)
                    .with(Parameter.PATTERN, DelayPattern.FIVE_PAGES));
        }
        if (!SurveyScope.isRaw(client) && client.ownsConnectionPool() && !strategy.isSequential()
                && strategy != Strategy.PLATFORM_POOL) {
            levels.add(
                    Parameters.of(client, strategy, SurveyScope.CALLS, 100, tier == Tier.SMOKE ? 5 : 50)
                            .with(Parameter.LEVEL, LimitPolicy.DEFAULT));
        }
        levels.addAll(sizes(client, strategy, tier));
        if (tier == Tier.FULL && !strategy.isSequential()) {
            Stream.of(MANY, 10 * MANY).map(calls -> Parameters.of(client, strategy, calls, MANY, 50))
                    .forEach(levels::add);
        } else if (tier == Tier.STANDARD && !strategy.isSequential() && MANY_AT_ONCE.contains(client)) {
            levels.add(Parameters.of(client, strategy, MANY, MANY, 50));
        }
        return levels;
    }

    /// Batches of other sizes, all of their calls at once beside one by one; and answers of other sizes.
    private static List<Parameters> sizes(Client client, Strategy strategy, Tier tier) {
        if (tier == Tier.SMOKE) {
            return List.of();
        }
        List<Parameters> sizes = new ArrayList<>();
        if (SurveyScope.isInEveryWay(client) && (strategy == Strategy.FUTURES || strategy.isSequential())) {
            for (double delay : List.of(0.0, 5.0, 20.0)) {
                sizes.add(Parameters.of(client, strategy, 10, atMost(strategy, 10), delay));
            }
            sizes.add(Parameters.of(client, strategy, MANY, atMost(strategy, MANY), 0));
        }
        if (!strategy.isSequential() && strategy != Strategy.PLATFORM_POOL && client.ownsConnectionPool()) {
            for (int bytes : tier == Tier.FULL ? List.of(10_000, 100_000, 1_000_000) : List.of(100_000)) {
                sizes.add(Parameters.of(client, strategy, SurveyScope.CALLS, 10, 5).with(Parameter.BYTES, bytes));
            }
        }
        return sizes;
    }

    /// The limit of all calls at once, as far as the strategy has one.
    private static int atMost(Strategy strategy, int calls) {
        return strategy.isSequential() ? 1 : calls;
    }

    /// One by one, delays between the ends say nothing that a line between these does not; and a raw wait is what it waits.
    private static List<Double> delays(Client client, Strategy strategy, Tier tier) {
        return switch (tier) {
            case SMOKE -> List.of(5.0);
            case STANDARD -> isRawOneByOne(client, strategy)
                    ? List.of(0.0)
                    : strategy.isSequential() ? List.of(0.0, 5.0) : List.of(0.0, 5.0, 20.0, 50.0);
            case FULL -> List.of(0.0, 1.0, 2.0, 5.0, 10.0, 20.0, 50.0);
        };
    }

    private static boolean isRawOneByOne(Client client, Strategy strategy) {
        return SurveyScope.isRaw(client) && strategy.isSequential();
    }

    /// One slot behind a delay says what the sequential caller says already; and without one, what the single calls say. There the JDK's
    /// client and the raw ones show what a slot itself takes.
    private static List<Integer> limits(Client client, Tier tier, double delayMillis) {
        return switch (tier) {
            case SMOKE -> SurveyScope.isInEveryWay(client) ? List.of(10, 100) : List.of(100);
            case STANDARD ->
                delayMillis == 0 && SurveyScope.isInEveryWay(client)
                        ? List.of(1, 10, 100)
                        : delayMillis < 20 ? List.of(10, 100) : List.of(100);
            case FULL -> List.of(1, 2, 5, 10, 20, 50, 100);
        };
    }
}
