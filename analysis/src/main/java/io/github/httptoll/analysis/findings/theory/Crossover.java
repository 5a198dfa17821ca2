// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.findings.theory;

import io.github.httptoll.analysis.findings.cell.CellResult;
import io.github.httptoll.analysis.findings.theory.TheoryCells.TheoryCell;
import io.github.httptoll.analysis.read.Client;
import io.github.httptoll.analysis.statistics.Comparison.BandPosition;
import io.github.httptoll.analysis.statistics.Comparison;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Another way of waiting against a pool of platform threads, by the server's delay and the limit.
///
/// `slower` is the largest corner of short delays and high limits in which every entry is above 1, null where there is none of
/// two entries or more. No claim registered any of it: it is exploratory.
public record Crossover(Client poolClient, Client client, String strategy, List<Entry> entries,
        @Nullable Corner slower) {
    private static final int LEAST_ENTRIES = 2;
    private static final String POOL = "PLATFORM_POOL";

    /// Batch time of the other way by that of the pool; `cells` are the two in the study's order.
    public record Entry(double delayMillis, int limit, int calls, Comparison ratio, List<CellResult> cells) {}

    /// The `entries` with a delay of at most that and a limit of at least that.
    public record Corner(double delayMillis, int limit, int entries) {}

    private record Sides(Client pool, Client client, String strategy) {}

    public long undecided() {
        return count(BandPosition.ACROSS);
    }

    public long equal() {
        return count(BandPosition.WITHIN);
    }

    public long poolSlower() {
        return count(BandPosition.BELOW);
    }

    public long poolFaster() {
        return count(BandPosition.ABOVE);
    }

    private long count(BandPosition lies) {
        return entries.stream().filter(entry -> entry.ratio().position() == lies).count();
    }

    static List<Crossover> of(TheoryCells fanOut) {
        List<Client> clients = fanOut.cells().stream().map(cell -> cell.cell().client()).distinct()
                .sorted(Comparator.comparing(Client::isRaw)
                        .thenComparing(client -> client.blocking() == null || client.async() == null))
                .toList();
        return Stream.concat(clients.stream().flatMap(client -> futures(client, clients)),
                clients.stream().filter(client -> client.blocking() != null)
                        .map(client -> new Sides(client, client, "VIRTUAL_THREADS")))
                .map(sides -> of(fanOut, sides)).filter(map -> !map.entries().isEmpty()).toList();
    }

    private static Stream<Sides> futures(Client client, List<Client> clients) {
        return clients.stream().filter(pool -> client.async() != null && pool.id().equals(client.blockingSibling()))
                .map(pool -> new Sides(pool, client, "FUTURES"));
    }

    private static Crossover of(TheoryCells fanOut, Sides sides) {
        List<Entry> entries = fanOut
                .with(p -> p.hasOneDelay() && p.client().equals(sides.pool()) && p.strategy().equals(POOL))
                .flatMap(pool -> other(fanOut, pool, sides).map(other -> entry(fanOut, other, pool)).stream())
                .sorted(Comparator.comparingDouble(Entry::delayMillis).thenComparingInt(Entry::limit)
                        .thenComparingInt(Entry::calls))
                .toList();
        return new Crossover(sides.pool(), sides.client(), sides.strategy(), entries, corner(entries));
    }

    private static Optional<TheoryCell> other(TheoryCells fanOut, TheoryCell pool, Sides sides) {
        return fanOut.with(pool.parameters().withContender(sides.client(), sides.strategy())::equals).findFirst();
    }

    private static Entry entry(TheoryCells fanOut, TheoryCell other, TheoryCell pool) {
        return new Entry(pool.delay(), pool.parameters().limit(), pool.parameters().calls(),
                fanOut.pairs().comparison(other.id(), pool.id()), fanOut.cells().stream()
                        .filter(cell -> cell.equals(other) || cell.equals(pool)).map(TheoryCell::result).toList());
    }

    private static @Nullable Corner corner(List<Entry> entries) {
        return entries.stream().map(Entry::delayMillis).distinct()
                .flatMap(delay -> entries.stream().map(Entry::limit).distinct()
                        .flatMap(limit -> corner(entries, delay, limit)))
                .filter(corner -> corner.entries() >= LEAST_ENTRIES)
                .max(Comparator.comparingInt(Corner::entries)).orElse(null);
    }

    private static Stream<Corner> corner(List<Entry> entries, double delay, int limit) {
        List<Entry> inside = entries.stream().filter(entry -> entry.delayMillis() <= delay && entry.limit() >= limit)
                .toList();
        return inside.stream().allMatch(entry -> entry.ratio().position() == BandPosition.ABOVE)
                ? Stream.of(new Corner(delay, limit, inside.size()))
                : Stream.empty();
    }
}
