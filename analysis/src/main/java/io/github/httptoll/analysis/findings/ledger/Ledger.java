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
/// network's. One that does not say how long connections waited to be accepted has that in both.
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
    }

    /// The transport without the waits for the library's pool and in the accept queue, as far as the run tells them; null without a
    /// transport.
    public static @Nullable Sample withoutQueues(Phases phases) {
        Sample transport = phases.get(Phase.TRANSPORT);
        for (Phase queue : List.of(Phase.POOL, Phase.ACCEPT)) {
            Sample wait = phases.get(queue);
            transport = transport == null || wait == null ? transport : transport.minus(wait);
        }
        return transport;
    }

    /// The ledger of a cell that makes no call: what stands in for the transport is the client's.
    public static Ledger withoutTransport(Phases phases) {
        Quantity nothing = Quantity.exact(0, Unit.MICROS);
        return of(phases, nothing).woken(nothing, nothing).with(Floor.OWN);
    }

    /// The ledger of a cell that shares blocks with its floor, by the transports of both in these, without their queues.
    ///
    /// The network's part is the floor's mean, moved by what the cell's own mean is off in its other blocks: the parts add up.
    public static Ledger paired(Phases phases, PairedCells.Common transports) {
        Quantity transport = mean(withoutQueues(phases));
        if (transport == null) {
            return of(phases, null);
        }
        double off = transports.first().mean().value() - transport.value();
        Ledger ledger = of(phases, transports.second().mean().minus(Quantity.exact(off, transport.unit())));
        ledger.put(Part.CLIENT, transports.difference().mean());
        ledger.overhead = overhead(waits(phases), transports.difference());
        return ledger.with(Floor.PAIRED);
    }

    /// The ledger of a cell that calls; `network` is the floor's mean transport, null if there is no valid floor.
    public static Ledger of(Phases phases, @Nullable Quantity network) {
        Ledger ledger = new Ledger(phases);
        Quantity transport = mean(withoutQueues(phases));
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
        Quantity transport = mean(withoutQueues(phases));
        Ledger ledger = of(phases, transport);
        ledger.put(Part.CLIENT, transport == null ? null : Quantity.exact(0, transport.unit()));
        ledger.overhead = mean(waits(phases));
        return ledger.with(Floor.OWN);
    }

    /// Splits the network's part.
    ///
    /// @param bare what a bare exchange takes that waits for nothing
    /// @param waking what it takes more where it waits as this cell does
    public Ledger woken(Quantity bare, Quantity waking) {
        Quantity network = parts.get(Part.NETWORK);
        if (network != null) {
            double off = bare.value() + waking.value() - network.value();
            put(Part.NETWORK, bare.minus(Quantity.exact(off, bare.unit())));
            put(Part.WAKING, waking);
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

    /// What a request takes in addition to the server's time, its accept queue and a bare exchange: limit, pool, client and scheduling. It
    /// is of the same blocks where the client's part is; null where network and client are not told apart.
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
        /// What a bare exchange takes more after a wait: idle cores, cold caches, selectors that must be woken on either side.
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
        /// Network, waking and client together, which is all that can be said of a cell without a valid floor.
        TRANSPORT;

        private final String key = name().toLowerCase(Locale.ROOT);

        /// The part's name in the files of a run.
        public String key() {
            return key;
        }
    }
}
