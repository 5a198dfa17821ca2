// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study;

import io.github.httptoll.bench.client.Client;
import io.github.httptoll.bench.client.ClientSettings.SessionPolicy;
import io.github.httptoll.bench.strategy.Strategy;
import java.util.Collection;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Which raw exchange is the floor of a cell: the same bytes at the same level under the same way of waiting. Its transport is the
/// network's share of what a client takes.
final class Floors {
    private Floors() {}

    /// Blocking sockets under a thread, one selector under a callback.
    static Client client(Strategy strategy) {
        return strategy.blocking() ? Client.RAW_SOCKET : Client.RAW_NIO;
    }

    /// A client for each call is compared with a connection for each call.
    static SessionPolicy session(SessionPolicy session) {
        return session == SessionPolicy.SHARED ? SessionPolicy.SHARED : SessionPolicy.KEEP_ALIVE_OFF;
    }

    /// The id of the cell's floor; null where it is one, makes no call, or there is none.
    static @Nullable String of(Cell cell, Collection<Cell> cells) {
        Client client = client(cell.strategy());
        if (cell.client() == client || cell.client() == Client.NO_TRANSPORT) {
            return null;
        }
        SessionPolicy session = session(cell.session());
        return cells.stream()
                .filter(other -> other.client() == client && other.strategy() == cell.strategy()
                        && other.session() == session && other.replica() == 1 && other.calls() == cell.calls()
                        && Objects.equals(other.params().get("bytes"), cell.params().get("bytes"))
                        && Objects.equals(other.params().get("protocol"), cell.params().get("protocol"))
                        && Objects.equals(other.params().get("endpoint"), cell.params().get("endpoint"))
                        && Objects.equals(other.params().get(CellSpec.PLACEMENT),
                                cell.params().get(CellSpec.PLACEMENT))
                        && !Objects.equals(other.params().get("stamps"), "OFF") && other.limit() == cell.limit()
                        && other.delaysMillis().equals(cell.delaysMillis()))
                .findFirst().map(Cell::id).orElse(null);
    }
}
