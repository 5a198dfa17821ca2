package io.github.httptoll.bench.client;

import io.github.httptoll.bench.timeline.Detail;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;

/// The blocking or the asynchronous form of a client: how it is opened, and what is known of it beforehand.
///
/// @param limit most requests to one host that the library lets through by default
/// @param handOffs see [Client#handOffs]
/// @param details see [Client#details]
record Form<C>(Function<ClientSettings, C> opener, int limit, int handOffs, Set<Detail> details) {
    /// A form without a limit and without hand-offs, which shows what the adapter itself can stamp.
    static <C> Form<C> of(Function<ClientSettings, C> opener) {
        return new Form<>(opener, Integer.MAX_VALUE, 0, Set.of(Detail.HEAD, Detail.BODY));
    }

    Form<C> limit(int most) {
        return new Form<>(opener, most, handOffs, details);
    }

    Form<C> handOffs(int number) {
        return new Form<>(opener, limit, number, details);
    }

    Form<C> shows(Detail... more) {
        Set<Detail> all = EnumSet.copyOf(details);
        all.addAll(Set.of(more));
        return new Form<>(opener, limit, handOffs, Set.copyOf(all));
    }
}
