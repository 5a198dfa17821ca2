// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study.plan;

import io.github.httptoll.bench.cell.Parameters;
import io.github.httptoll.bench.client.Client;
import io.github.httptoll.client.ClientSettings.LimitPolicy;
import io.github.httptoll.client.ClientSettings.SessionPolicy;
import org.jspecify.annotations.Nullable;

/// What the server may see in a measurement.
///
/// @param maxInFlight most requests at once
/// @param connectionsLow fewest connections opened
/// @param connectionsHigh most connections opened; null: not limited
/// @param connectionPerRequest exactly one connection opened for each request instead
public record Expected(int maxInFlight, int connectionsLow, @Nullable Integer connectionsHigh,
        boolean connectionPerRequest) {
    /// A shared session may open as many connections as there may be calls at once: those that the warm-up did not need; one where
    /// all calls share it. A server that closes idle connections, or lets few calls share one, makes more of them. A library with its
    /// own settings and no limit may drop and reopen them as it likes, and so may one with settings that a file gives.
    static Expected of(Parameters cell) {
        if (cell.client() == Client.NO_TRANSPORT) {
            return new Expected(0, 0, 0, false);
        }
        int inFlight = cell.atOnce(cell.limit());
        if (cell.endpoint().isGateway()) {
            return new Expected(2 * inFlight, 0, null, false);
        }
        if (cell.session() != SessionPolicy.SHARED) {
            return new Expected(inFlight, 0, null, true);
        }
        if (cell.server().idleMillis() > 0 || cell.server().streams() > 0) {
            return new Expected(inFlight, 0, null, false);
        }
        boolean ownPool = cell.level() == LimitPolicy.DEFAULT || !cell.settings().isEmpty();
        if (cell.protocol().multiplexed()) {
            return new Expected(inFlight, 0, ownPool ? null : (Integer) 1, false);
        }
        boolean unlimited = cell.level() == LimitPolicy.DEFAULT
                && cell.client().form(cell.strategy().blocking()).limit() == Integer.MAX_VALUE;
        return new Expected(inFlight, 0, unlimited || !cell.settings().isEmpty() ? null : (Integer) inFlight, false);
    }
}
