// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.cell;

import io.github.httptoll.bench.client.Client;
import io.github.httptoll.bench.strategy.CallbackPolicy;
import io.github.httptoll.bench.timeline.Stamping;
import io.github.httptoll.client.ClientDescription;
import io.github.httptoll.client.ClientSettings.LimitPolicy;
import io.github.httptoll.client.ClientSettings.SessionPolicy;
import io.github.httptoll.client.OwnSettings;
import io.github.httptoll.client.RequestForm;
import java.util.Set;

/// The raw exchange under a cell, and whether it can be made: the raw clients do less than a library.
final class Floor {
    private Floor() {}

    /// The raw exchange of the same bytes at the same level under the same way of waiting: blocking sockets under a thread, one selector
    /// under a callback. A client for each call is compared with a connection for each call; where all calls share one, that takes a raw
    /// client for each.
    static Parameters of(Parameters cell) {
        SessionPolicy closing = cell.protocol().multiplexed()
                ? SessionPolicy.PER_REQUEST
                : SessionPolicy.KEEP_ALIVE_OFF;
        SessionPolicy raw = cell.session() == SessionPolicy.SHARED ? SessionPolicy.SHARED : closing;
        return cell.with(Parameter.CLIENT, cell.strategy().blocking() ? Client.RAW_SOCKET : Client.RAW_NIO)
                .with(Parameter.LEVEL, LimitPolicy.TUNED).with(Parameter.SESSION, raw)
                .with(Parameter.CALLBACK, CallbackPolicy.NOTHING).with(Parameter.CALLBACK_MILLIS, 0.0)
                .with(Parameter.SETTINGS, OwnSettings.NONE).with(Parameter.STAMPS, Stamping.ON)
                .with(Parameter.CONNECTIONS, 0).with(Parameter.REPLICA, 1);
    }

    /// False where the client does not speak the protocol, or sends no body over it, or no such request, or reads no answer without a
    /// length, or looks up no name.
    static boolean exists(Parameters cell) {
        return cell.client().protocols().contains(cell.protocol())
                && (cell.requestBytes() == 0 || cell.client().sendsBodiesOver(cell.protocol()))
                && unsent(cell).isEmpty() && readsChunks(cell) && (!cell.wire().isNamed() || isLibrary(cell));
    }

    /// What of the request the client does not send over the protocol.
    static Set<RequestForm.Feature> unsent(Parameters cell) {
        Set<RequestForm.Feature> features = cell.request().features();
        features.removeAll(cell.client().sends(cell.protocol()));
        return features;
    }

    /// The raw clients count on the length of an answer over HTTP/1.1.
    static boolean readsChunks(Parameters cell) {
        return cell.server().chunkBytes() == 0 || cell.protocol().multiplexed() || isLibrary(cell);
    }

    private static boolean isLibrary(Parameters cell) {
        return cell.client().role() == ClientDescription.Role.LIBRARY;
    }
}
