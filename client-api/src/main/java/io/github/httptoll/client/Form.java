// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.client;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;

/// The blocking or the asynchronous form of a client: how it is opened, and what is known of it before. Begins with [#of]; each further
/// method adds one fact.
///
/// @param opener opens it; the settings' protocol is one of those that the client speaks
/// @param limit most requests to one host that the library lets through by default; `Integer.MAX_VALUE`: it has no limit
/// @param handOffs threads that a warm request wakes within the process: those that carry it or its answer on, and those that no part of
///        it waits for, such as a selector that must watch a connection again, or a watchdog of timeouts. A thread that several
///        events wake at the same moment counts once; one that must wait again for its waker's lock counts twice. The wake-up of the
///        thread that sits in a read or a select for the answer is not counted, the floor has it too; nor is that of a caller who joins
///        a future, which is the strategy's
/// @param callbackThreads threads on which callbacks can run at once on a machine of so many cores; `Integer.MAX_VALUE`: one for each
///        call. What blocks in a callback keeps one of them from bringing other answers
/// @param details what a request over a new connection shows, [Detail#TLS] only inside TLS. Over a pooled one it shows the same, without
///        those [Detail#ofNewConnections]
/// @param bounded protocols over which no more requests are in flight than [ClientSettings#connections], however many the caller would
///        let through. Over the others the caller's limit is the only one: the library has no such setting, or is given none
/// @param idle idle connections to one server that the library keeps by default; `Integer.MAX_VALUE`: as many as it ever has. Calls at
///        once beyond that number open new ones in each batch
public record Form<C>(Function<ClientSettings, C> opener, int limit, int handOffs, IntUnaryOperator callbackThreads,
        Set<Detail> details, Set<Protocol> bounded, int idle) {
    /// A form without a limit and without hand-offs, with one thread for callbacks, which shows what the adapter itself can stamp.
    public static <C> Form<C> of(Function<ClientSettings, C> opener) {
        return new Form<>(opener, Integer.MAX_VALUE, 0, cores -> 1, Set.of(Detail.HEAD, Detail.BODY), Set.of(),
                Integer.MAX_VALUE);
    }

    /// By default the library lets so many requests to one host through.
    public Form<C> limit(int most) {
        return new Form<>(opener, most, handOffs, callbackThreads, details, bounded, idle);
    }

    /// A warm request wakes so many threads.
    public Form<C> handOffs(int number) {
        return new Form<>(opener, limit, number, callbackThreads, details, bounded, idle);
    }

    /// Its settings bound the connections, each of which carries one request at a time.
    public Form<C> boundsConnections() {
        return new Form<>(opener, limit, handOffs, callbackThreads, details,
                Set.of(Protocol.HTTP_1_1, Protocol.HTTP_1_1_TLS), idle);
    }

    /// Its settings bound the requests themselves, whatever carries them.
    public Form<C> boundsRequests() {
        return new Form<>(opener, limit, handOffs, callbackThreads, details, EnumSet.allOf(Protocol.class), idle);
    }

    /// By default it closes what is idle beyond that number.
    public Form<C> idle(int most) {
        return new Form<>(opener, limit, handOffs, callbackThreads, details, bounded, most);
    }

    /// Callbacks run on that many threads of a machine with so many cores.
    public Form<C> callbacks(IntUnaryOperator threads) {
        return new Form<>(opener, limit, handOffs, threads, details, bounded, idle);
    }

    /// Its hooks show these, in addition to head and body.
    public Form<C> exposes(Detail... more) {
        Set<Detail> all = EnumSet.copyOf(details);
        all.addAll(Set.of(more));
        return new Form<>(opener, limit, handOffs, callbackThreads, Set.copyOf(all), bounded, idle);
    }
}
