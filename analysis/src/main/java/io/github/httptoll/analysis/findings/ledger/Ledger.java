// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.findings.ledger;

import io.github.httptoll.analysis.findings.pair.PairedCells;
import io.github.httptoll.analysis.statistics.Quantity;
import io.github.httptoll.analysis.statistics.Sample;
import io.github.httptoll.analysis.statistics.Unit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Who took the time of one request, in microseconds; a part that cannot be said is absent.
///
/// All parts but [Part#TRANSPORT] add up to the total where network and client could be told apart. A run that does not say how long
/// requests waited for the library's pool has that wait in the client's part; one that does not say what waking takes has it in the
/// network's. One that does not say how long connections waited to be accepted, or requests to be read, has that in both.
public final class Ledger {
    /// What tells network and client apart.
    public enum Floor {
        /// A floor in the same blocks: the client's part is the mean difference, block by block.
        PAIRED,
        /// A floor in other blocks: the client's part is the difference of means.
        UNPAIRED,
        /// The cell makes no call, or is a floor itself.
        OWN,
        /// Nothing: there is no valid floor.
        NONE
    }

    /// The library's own pool where it holds calls back.
    ///
    /// @param room how many calls it lets through at once
    /// @param known how the wait for it is known
    public record Pool(int room, Known known) {
        /// What tells how long calls wait for a pool.
        public enum Known {
            /// The lease of each call bounds its wait.
            LEASES,
            /// The client shows no leases: calls pass the pool in the order of their arrival at the server.
            ARRIVALS,
            /// The run has the mean of the leases only. It holds what the client takes to notice that the pool has room, too.
            MEAN_LEASE
        }
    }

    /// The parts of the transport in which nothing moves: for the library's pool, in the accept queue, and until the server reads.
    public static final List<Phase> WAITS = List.of(Phase.POOL, Phase.ACCEPT, Phase.UNREAD);

    private final Map<Part, Quantity> parts = new EnumMap<>(Part.class);

    private Floor floor = Floor.NONE;
    private @Nullable Pool pool;
    private @Nullable Quantity overhead;

    private Ledger(Phases phases) {
        put(Part.LIMIT, mean(phases.get(Phase.PERMIT)));
        Sample dispatch = phases.get(Phase.DISPATCH);
        Sample resume = phases.get(Phase.RESUME);
        put(Part.SCHEDULING, dispatch == null || resume == null ? null : dispatch.plus(resume).mean());
        Quantity wait = mean(phases.get(Phase.POOL));
        put(Part.POOL, wait == null ? null : wait.atLeast(0));
        put(Part.ACCEPT, mean(phases.get(Phase.ACCEPT)));
        put(Part.WAKING, mean(phases.get(Phase.UNREAD)));
    }

    /// The transport without its [#WAITS], as far as the run tells them; null without a transport.
    public static @Nullable Sample onTheWay(Phases phases) {
        Sample transport = phases.get(Phase.TRANSPORT);
        for (Phase part : WAITS) {
            Sample wait = phases.get(part);
            transport = transport == null || wait == null ? transport : transport.minus(wait);
        }
        return transport;
    }

    /// The ledger of a cell that makes no call: what stands in for the transport is the client's.
    public static Ledger withoutTransport(Phases phases) {
        Quantity nothing = Quantity.exact(0, Unit.MICROS);
        return split(phases, nothing).woken(nothing, nothing).with(Floor.OWN);
    }

    /// The ledger of a cell that shares blocks with its floor, by the transports of both in these, without their [#WAITS].
    ///
    /// The network's part is the floor's mean, moved by what the cell's own mean is off in its other blocks: the parts add up.
    ///
    /// @param unread how long the requests of both were unread, in the same blocks; null where the run does not tell
    public static Ledger paired(Phases phases, PairedCells.Common transports, PairedCells.@Nullable Common unread) {
        Quantity transport = mean(onTheWay(phases));
        if (transport == null) {
            return split(phases, null);
        }
        double off = transports.first().mean().value() - transport.value();
        Ledger ledger = split(phases, transports.second().mean().minus(Quantity.exact(off, transport.unit())));
        Sample client = transports.difference();
        ledger.put(Part.CLIENT, client.mean());
        ledger.overhead = overhead(waits(phases), unread == null ? client : client.plus(unread.difference()));
        return ledger.with(Floor.PAIRED);
    }

    /// The ledger of a cell that calls, by the mean transport of its floor; null if there is no valid one.
    public static Ledger of(Phases phases, @Nullable Phases floor) {
        Ledger ledger = split(phases, floor == null ? null : mean(onTheWay(floor)));
        Quantity unread = mean(phases.get(Phase.UNREAD));
        Quantity floors = floor == null ? null : mean(floor.get(Phase.UNREAD));
        if (ledger.overhead != null && unread != null && floors != null) {
            ledger.overhead = ledger.overhead.plus(unread.minus(floors));
        }
        return ledger;
    }

    private static Ledger split(Phases phases, @Nullable Quantity network) {
        Ledger ledger = new Ledger(phases);
        Quantity transport = mean(onTheWay(phases));
        ledger.put(Part.TRANSPORT, transport);
        if (network != null && transport != null) {
            ledger.put(Part.NETWORK, network);
            Quantity client = transport.minus(network);
            ledger.put(Part.CLIENT, client);
            Sample waits = waits(phases);
            ledger.overhead = waits == null ? null : waits.mean().plus(client);
            ledger.floor = Floor.UNPAIRED;
        }
        ledger.put(Part.SERVER, mean(phases.get(Phase.SERVER)));
        ledger.put(Part.RESIDUAL, residual(phases, Phase.PERMIT, Phase.DISPATCH, Phase.TRANSPORT, Phase.SERVER,
                Phase.RESUME));
        return ledger;
    }

    /// The ledger of the raw socket: all its transport is the network.
    public static Ledger ofFloor(Phases phases) {
        Quantity transport = mean(onTheWay(phases));
        Ledger ledger = split(phases, transport);
        ledger.put(Part.CLIENT, transport == null ? null : Quantity.exact(0, transport.unit()));
        ledger.overhead = mean(waits(phases));
        return ledger.with(Floor.OWN);
    }

    /// Splits the network's part.
    ///
    /// @param bare what a bare exchange takes that waits for nothing
    /// @param waking what it takes more where it waits as this cell does, without the time until its request is read
    public Ledger woken(Quantity bare, Quantity waking) {
        Quantity network = parts.get(Part.NETWORK);
        if (network != null) {
            double off = bare.value() + waking.value() - network.value();
            put(Part.NETWORK, bare.minus(Quantity.exact(off, bare.unit())));
            Quantity unread = parts.get(Part.WAKING);
            put(Part.WAKING, unread == null ? waking : unread.plus(waking));
        }
        return this;
    }

    /// What tells network and client apart.
    public Floor floor() {
        return floor;
    }

    /// With that pool, which holds its calls back.
    public Ledger behind(Pool own) {
        pool = own;
        return this;
    }

    /// The library's pool; null where it holds no call back, or the run does not say.
    public @Nullable Pool pool() {
        return pool;
    }

    public Map<Part, Quantity> parts() {
        return Collections.unmodifiableMap(parts);
    }

    @Nullable
    public Quantity get(Part part) {
        return parts.get(part);
    }

    /// What a request takes in addition to the server's time, its accept queue and a bare exchange: limit, pool, client and scheduling, and
    /// what it was unread for longer than the bare one. It is of the same blocks where the client's part is; null where network and client
    /// are not told apart.
    public @Nullable Quantity overhead() {
        return overhead;
    }

    private static @Nullable Quantity overhead(@Nullable Sample waits, Sample client) {
        if (waits == null) {
            return null;
        }
        return waits.hasShapeOf(client) ? waits.plus(client).mean() : waits.mean().plus(client.mean());
    }

    /// For the caller's limit, for the library's pool where the run tells it, and to run; null where one of these was not observed.
    private static @Nullable Sample waits(Phases phases) {
        Sample permit = phases.get(Phase.PERMIT);
        Sample dispatch = phases.get(Phase.DISPATCH);
        Sample resume = phases.get(Phase.RESUME);
        if (permit == null || dispatch == null || resume == null) {
            return null;
        }
        Sample all = permit.plus(dispatch).plus(resume);
        Sample own = phases.get(Phase.POOL);
        return own == null ? all : all.plus(own);
    }

    private Ledger with(Floor known) {
        floor = known;
        return this;
    }

    private void put(Part part, @Nullable Quantity mean) {
        if (mean != null) {
            parts.put(part, mean);
        }
    }

    private static @Nullable Quantity mean(@Nullable Sample sample) {
        return sample == null ? null : sample.mean();
    }

    private static @Nullable Quantity residual(Phases phases, Phase... explained) {
        Sample total = phases.get(Phase.TOTAL);
        List<Sample> samples = new ArrayList<>();
        for (Phase phase : explained) {
            Sample sample = phases.get(phase);
            if (sample == null) {
                return null;
            }
            samples.add(sample);
        }
        return total == null ? null : total.minus(samples.stream().reduce(Sample::plus).orElseThrow()).mean();
    }

    /// Who took a part of the time of one request.
    public enum Part {
        /// What the same bytes take over a raw socket, without waking where that is known.
        NETWORK,
        /// Until woken threads run: how long the server's kernel has the request before a thread of the server reads it, and what the rest
        /// of a bare exchange takes more after a wait. Cores are asleep or taken, caches cold, threads busy with others.
        WAKING,
        /// From arrival to release: the delay as it was, and the server's own work.
        SERVER,
        /// The wait for the caller's limit.
        LIMIT,
        /// The wait for the library's own pool of connections or requests.
        POOL,
        /// The wait of a new connection, and of the call that opened it, until the server accepts it.
        ACCEPT,
        /// What the client adds to the network; below zero where it was faster than the raw socket.
        CLIENT,
        /// Dispatch and resume: waiting to run.
        SCHEDULING,
        /// What no part explains.
        RESIDUAL,
        /// Network, client and the client's side of waking together, which is all that can be said of a cell without a valid floor.
        TRANSPORT;

        private final String key = name().toLowerCase(Locale.ROOT);

        /// The part's name in the files of a run.
        public String key() {
            return key;
        }
    }
}
