// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.client;

import io.github.httptoll.bench.timeline.Detail;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;

/// The blocking or the asynchronous form of a client: how it is opened, and what is known of it beforehand.
///
/// @param limit most requests to one host that the library lets through by default
/// @param handOffs see [Client#handOffs]
/// @param callbackThreads see [Client#callbackThreads]
/// @param details see [Client#details]
/// @param bounded see [Client#isBounded]
/// @param idle see [Client#idleConnections]
record Form<C>(Function<ClientSettings, C> opener, int limit, int handOffs, IntUnaryOperator callbackThreads,
        Set<Detail> details, Set<Protocol> bounded, int idle) {
    /// A form without a limit and without hand-offs, with one thread for callbacks, which shows what the adapter itself can stamp.
    static <C> Form<C> of(Function<ClientSettings, C> opener) {
        return new Form<>(opener, Integer.MAX_VALUE, 0, cores -> 1, Set.of(Detail.HEAD, Detail.BODY), Set.of(),
                Integer.MAX_VALUE);
    }

    Form<C> limit(int most) {
        return new Form<>(opener, most, handOffs, callbackThreads, details, bounded, idle);
    }

    Form<C> handOffs(int number) {
        return new Form<>(opener, limit, number, callbackThreads, details, bounded, idle);
    }

    /// Its settings bound the connections, each of which carries one request at a time.
    Form<C> boundsConnections() {
        return new Form<>(opener, limit, handOffs, callbackThreads, details,
                Set.of(Protocol.HTTP_1_1, Protocol.HTTP_1_1_TLS), idle);
    }

    /// Its settings bound the requests themselves, whatever carries them.
    Form<C> boundsRequests() {
        return new Form<>(opener, limit, handOffs, callbackThreads, details, EnumSet.allOf(Protocol.class), idle);
    }

    /// By default it closes what is idle beyond that number.
    Form<C> idle(int most) {
        return new Form<>(opener, limit, handOffs, callbackThreads, details, bounded, most);
    }

    /// Callbacks run on that many threads of a machine with so many cores.
    Form<C> callbacks(IntUnaryOperator threads) {
        return new Form<>(opener, limit, handOffs, threads, details, bounded, idle);
    }

    Form<C> shows(Detail... more) {
        Set<Detail> all = EnumSet.copyOf(details);
        all.addAll(Set.of(more));
        return new Form<>(opener, limit, handOffs, callbackThreads, Set.copyOf(all), bounded, idle);
    }
}
