// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study.plan;

import io.github.httptoll.bench.cell.Parameter;
import io.github.httptoll.bench.cell.Parameters;
import io.github.httptoll.bench.client.Client;
import io.github.httptoll.bench.study.ask.Question;
import io.github.httptoll.bench.study.ask.Tier;
import io.github.httptoll.bench.workload.RequestShape;
import io.github.httptoll.client.ClientSettings.SessionPolicy;
import io.github.httptoll.client.Protocol;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Code of a client's JVM that is warmed on its own: a benchmark with parameters that take one way through the client.
///
/// Way of waiting, protocol, session, large answers, bodies of requests and single hops are code of their own. Delays, limits and
/// callbacks are data.
///
/// @param sends false: its client sends nothing
public record WarmPath(String benchmark, Map<String, String> params, boolean sends) {
    /// Least length of a window of a warm-up, but see [#windowMillis].
    public static final int WINDOW_MILLIS = 100;
    /// Fewest windows of a warm-up.
    public static final int LEAST_WINDOWS = 8;
    /// Least length of a warm-up.
    public static final double LEAST_MILLIS = LEAST_WINDOWS * WINDOW_MILLIS;
    /// What the first path of a JVM takes on average.
    private static final double USUAL_MILLIS = 11_500;
    /// What a further path, or a cell before its blocks, takes on average.
    static final double FURTHER_MILLIS = 2_000;
    /// What the first path over another protocol takes on average.
    private static final double PROTOCOL_MILLIS = 6_000;
    /// A client for each call opens and closes so much that a hundred of them are no window but many.
    private static final int CALLS_OF_SESSIONS = 20;
    private static final int CALLS = 100;
    private static final int LARGE_BYTES = 10_000;

    /// The paths that these cells of one client take, the plainest first. A path whose specialities another one has too, under the same
    /// way of waiting, is warmed with that one.
    static List<WarmPath> of(Collection<Cell> cells) {
        List<Cell> longest = cells.stream().collect(Collectors.groupingBy(WarmPath::kind)).values().stream()
                .map(some -> Collections.max(some, Comparator.comparingInt(Cell::limit).thenComparing(Cell::id)))
                .toList();
        return longest.stream().filter(cell -> longest.stream().noneMatch(other -> includes(other, cell)))
                .sorted(Comparator.comparing((Cell cell) -> specialities(cell).size())
                        .thenComparing(Cell::limit, Comparator.reverseOrder()).thenComparing(Cell::id))
                .map(WarmPath::of).toList();
    }

    /// The paths of these cells that a JVM is warmed on before it measures anything: the plainest, and those that none of its cells takes
    /// without a delay. A cell without a delay is warmed on its own, right before its blocks.
    static List<WarmPath> before(Collection<Cell> cells) {
        List<WarmPath> paths = of(cells);
        Set<List<Object>> own = cells.stream().filter(cell -> !cell.waits()).map(WarmPath::kind)
                .collect(Collectors.toSet());
        Set<WarmPath> others = Set.copyOf(of(cells.stream().filter(cell -> !own.contains(kind(cell))).toList()));
        return paths.stream().filter(path -> path.equals(paths.getFirst()) || others.contains(path)).toList();
    }

    private static boolean includes(Cell other, Cell cell) {
        Set<Object> more = specialities(other);
        Set<Object> fewer = specialities(cell);
        return other.strategy() == cell.strategy() && !fewer.isEmpty() && more.size() > fewer.size()
                && more.containsAll(fewer);
    }

    /// What a path is warmed with, whatever its cells add: nothing waits, so that code runs as often as it can.
    private static WarmPath of(Cell cell) {
        Parameters own = cell.parameters();
        Parameters warm = Parameters.of(own.client(), own.strategy(),
                own.session() == SessionPolicy.SHARED ? CALLS : CALLS_OF_SESSIONS, own.limit(), 0)
                .with(Parameter.SESSION, own.session()).with(Parameter.PROTOCOL, own.protocol())
                .with(Parameter.BYTES, own.bytes()).with(Parameter.REQUEST_BYTES, own.requestBytes())
                .with(Parameter.REQUEST, own.request().withoutPause())
                .with(Parameter.PART, own.part());
        return new WarmPath(cell.benchmark(), cell.question().params(warm), cell.client() != Client.NO_TRANSPORT);
    }

    private static List<Object> kind(Cell cell) {
        return List.of(cell.strategy(), specialities(cell));
    }

    /// What a cell does that a plain one does not, as far as it is code of its own.
    private static Set<Object> specialities(Cell cell) {
        Set<Object> specialities = new HashSet<>(Set.of(cell.session(), cell.parameters().protocol()));
        specialities.removeAll(Set.of(SessionPolicy.SHARED, Protocol.HTTP_1_1));
        if (isHop(cell)) {
            specialities.add("hop");
        }
        if (cell.parameters().bytes() >= LARGE_BYTES) {
            specialities.add("large");
        }
        if (cell.parameters().requestBytes() > 0) {
            specialities.add("posts");
        }
        if (!cell.parameters().request().equals(RequestShape.USUAL)) {
            specialities.add(cell.parameters().request().features());
        }
        if (cell.parameters().requestBytes() >= LARGE_BYTES) {
            specialities.add("posts much");
        }
        return specialities;
    }

    /// Calls in sequence by a way of waiting that elsewhere makes many at once.
    private static boolean isHop(Cell cell) {
        return cell.question() == Question.FLOOR && !cell.strategy().isSequential();
    }

    /// Least length of a window where a warm-up may take so long. It is shorter where the time would have no room for the fewest windows:
    /// a smoke run is over sooner then.
    public static int windowMillis(int capMillis) {
        return Math.clamp(capMillis / LEAST_WINDOWS, 1, WINDOW_MILLIS);
    }

    /// What its calls are made over.
    public Protocol protocol() {
        return Protocol.valueOf(params.getOrDefault(Parameter.PROTOCOL.name(), Protocol.HTTP_1_1.name()));
    }

    /// Rough time of the warm-up of a JVM.
    static double plannedMillis(List<WarmPath> paths, Tier tier) {
        boolean sends = paths.getFirst().sends();
        double usual = sends ? USUAL_MILLIS : LEAST_MILLIS;
        return Math.min(tier.warmUpCapMillis(), usual) + (paths.size() - 1)
                * Math.min(tier.furtherCapMillis(), sends ? FURTHER_MILLIS : LEAST_MILLIS);
    }

    /// What the warm-up of a path over another protocol takes longer, roughly, the first time in a JVM.
    static double protocolMillis(Tier tier) {
        return Math.min(tier.protocolCapMillis(), PROTOCOL_MILLIS) - Math.min(tier.furtherCapMillis(), FURTHER_MILLIS);
    }
}
