package io.github.httptoll.bench.study;

import io.github.httptoll.bench.client.Client;
import io.github.httptoll.bench.client.ClientSettings.SessionPolicy;
import io.github.httptoll.bench.strategy.Strategy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// One question and the cells that answer it.
record Experiment(String id, String question, List<Cell> cells) {
    Experiment {
        cells = List.copyOf(cells);
    }

    /// The same experiment in which every cell knows its floor.
    Experiment withFloors() {
        return new Experiment(id, question, cells.stream().map(cell -> cell.withFloor(floorOf(cell))).toList());
    }

    /// Cells by the JVM that measures them, in cell order.
    Map<String, List<Cell>> contenders() {
        return cells.stream()
                .collect(Collectors.groupingBy(Cell::contender, LinkedHashMap::new, Collectors.toList()));
    }

    /// The raw socket at the same level, under the same way of waiting. Asynchronous strategies have no raw socket of
    /// their own: one call at a time is compared with the sequential one, many with that of virtual threads. A client for
    /// each call is compared with a connection for each call.
    private @Nullable String floorOf(Cell cell) {
        if (cell.client() == Client.RAW_SOCKET || cell.client() == Client.NO_TRANSPORT) {
            return null;
        }
        Strategy strategy = switch (cell.strategy()) {
            case SEQUENTIAL, AWAIT_EACH -> Strategy.SEQUENTIAL;
            case PLATFORM_POOL -> Strategy.PLATFORM_POOL;
            case VIRTUAL_THREADS, FUTURES -> Strategy.VIRTUAL_THREADS;
        };
        SessionPolicy session = cell.session() == SessionPolicy.SHARED
                ? SessionPolicy.SHARED
                : SessionPolicy.KEEP_ALIVE_OFF;
        Optional<Cell> floor = cells.stream()
                .filter(other -> other.client() == Client.RAW_SOCKET && other.strategy() == strategy
                        && other.session() == session && other.calls() == cell.calls()
                        && other.limit() == cell.limit() && other.delaysMillis().equals(cell.delaysMillis()))
                .findFirst();
        return floor.map(Cell::id).orElse(null);
    }
}
