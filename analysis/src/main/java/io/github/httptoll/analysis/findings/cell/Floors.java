// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.findings.cell;

import io.github.httptoll.analysis.findings.ledger.Ledger.Part;
import io.github.httptoll.analysis.findings.ledger.Ledger.Pool;
import io.github.httptoll.analysis.findings.ledger.Ledger;
import io.github.httptoll.analysis.findings.ledger.Phase;
import io.github.httptoll.analysis.findings.ledger.Phases;
import io.github.httptoll.analysis.findings.pair.PairedCells;
import io.github.httptoll.analysis.read.Cell;
import io.github.httptoll.analysis.read.Experiment;
import io.github.httptoll.analysis.read.Measurement;
import io.github.httptoll.analysis.read.Run;
import io.github.httptoll.analysis.statistics.Quantity;
import io.github.httptoll.analysis.statistics.Sample;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The ledgers of a run's cells, each beside its floor: block by block where they share blocks, else mean by mean.
final class Floors {
    private static final String MEAN_LEASE = "detailLease";
    private static final String SHARED = "SHARED";

    private final Run run;
    private final PairedCells pairs;
    private final Map<String, Cell> cells = new HashMap<>();
    private final Map<String, String> experiments = new HashMap<>();
    /// The bare exchange of each floor, which many cells share.
    private final Map<String, Optional<Cell>> bare = new ConcurrentHashMap<>();
    private final Map<String, Optional<Phases>> valid = new ConcurrentHashMap<>();
    /// The cells without a delay by their experiment, and by all else that they are but their load.
    private final Map<List<Object>, List<Cell>> undelayed = new HashMap<>();

    Floors(Run run) {
        this.run = run;
        this.pairs = new PairedCells(run);
        for (Experiment experiment : run.study().experiments()) {
            for (Cell cell : experiment.cells()) {
                cells.put(cell.id(), cell);
                experiments.put(cell.id(), experiment.id());
                Parameters parameters = Parameters.of(cell);
                if (cell.injectedMillis() == 0 && !parameters.hasDelay()) {
                    undelayed.computeIfAbsent(kind(experiment.id(), parameters), _ -> new ArrayList<>()).add(cell);
                }
            }
        }
    }

    private static List<Object> kind(String experiment, Parameters parameters) {
        return List.of(experiment, parameters.withLoad(0, List.of()));
    }

    Ledger ledger(Cell cell, Phases phases) {
        Integer room = room(cell);
        Measurement measurement = run.measurement(cell.id());
        if (room == null || measurement == null) {
            return ledger(cell, phases, Phase.POOL.key());
        }
        Sample lease = measurement.metric(MEAN_LEASE);
        if (phases.get(Phase.POOL) != null) {
            return ledger(cell, phases, Phase.POOL.key())
                    .behind(new Pool(room, lease == null ? Pool.Known.ARRIVALS : Pool.Known.LEASES));
        }
        return lease == null || !cell.session().equals(SHARED)
                ? ledger(cell, phases, Phase.POOL.key())
                : ledger(cell, phases.with(Phase.POOL, lease), MEAN_LEASE)
                        .behind(new Pool(room, Pool.Known.MEAN_LEASE));
    }

    /// How many calls the library's pool lets through at once, null where it holds none back. A run that does not say has the most that
    /// the server may see.
    private static @Nullable Integer room(Cell cell) {
        Long most = cell.expected().maxInFlight();
        return cell.pool() != null || most == null || most >= Math.min(cell.calls(), cell.limit())
                ? cell.pool()
                : (Integer) most.intValue();
    }

    /// @param pool the metric that is the wait for the pool, where there is one
    private Ledger ledger(Cell cell, Phases phases, String pool) {
        if (!cell.client().makesCalls()) {
            return Ledger.withoutTransport(phases);
        }
        String id = cell.floor();
        Ledger ledger = id != null
                ? against(id, cell, phases, pool)
                : cell.client().isRaw() ? Ledger.ofFloor(phases) : Ledger.of(phases, null);
        Cell floor = id == null ? cell : cells.get(id);
        return floor == null ? ledger : woken(ledger, floor);
    }

    private Ledger against(String floor, Cell cell, Phases all, String pool) {
        Phases floors = valid(floor);
        if (floors == null) {
            return Ledger.of(all, null);
        }
        Phases phases = all.comparableWith(floors);
        PairedCells.Common common = pairs.common(cell.id(), floor, onTheWay(phases, pool));
        return common == null
                ? Ledger.of(phases, floors.comparableWith(all))
                : Ledger.paired(phases, common, phases.get(Phase.UNREAD) == null
                        ? null
                        : pairs.common(cell.id(), floor, Phase.UNREAD.key()));
    }

    /// With the network's part split, where the run has the floor without a wait. Of calls at once it says nothing: without a delay they
    /// wait for each other, for a core or a thread.
    private Ledger woken(Ledger ledger, Cell floor) {
        Quantity network = ledger.get(Part.NETWORK);
        if (network != null && !Parameters.of(floor).hasDelay()) {
            return ledger.woken(network, Quantity.exact(0, network.unit()));
        }
        return floor.limit() > 1
                ? ledger
                : bare.computeIfAbsent(floor.id(), _ -> bare(floor)).map(free -> woken(ledger, floor, free))
                        .orElse(ledger);
    }

    /// @param free the floor without a delay
    private Ledger woken(Ledger ledger, Cell floor, Cell free) {
        Phases delayed = Phases.of(Objects.requireNonNull(run.measurement(floor.id())), false);
        Phases bareExchange = Objects.requireNonNull(valid(free.id())).comparableWith(delayed);
        return ledger.woken(Objects.requireNonNull(Ledger.onTheWay(bareExchange)).mean(), pairs.more(floor.id(),
                free.id(), onTheWay(delayed.comparableWith(bareExchange), Phase.POOL.key())));
    }

    /// The same exchange without a delay, one at a time: in the floor's blocks, or else the one that was measured most.
    private Optional<Cell> bare(Cell floor) {
        String group = run.group(floor.id());
        if (floor.injectedMillis() != 0) {
            return Optional.empty();
        }
        List<Object> kind = kind(Objects.requireNonNull(experiments.get(floor.id())), Parameters.of(floor));
        return undelayed.getOrDefault(kind, List.of()).stream().filter(cell -> valid(cell.id()) != null)
                .max(Comparator.<Cell, Boolean>comparing(cell -> group != null && group.equals(run.group(cell.id())))
                        .thenComparing(cell -> run.slots(cell.id()).size()));
    }

    /// As [Ledger#onTheWay], by metrics: the first one less the others.
    private static String[] onTheWay(Phases phases, String pool) {
        Stream<String> waits = Ledger.WAITS.stream().filter(wait -> phases.get(wait) != null)
                .map(wait -> wait == Phase.POOL ? pool : wait.key());
        return Stream.concat(Stream.of(Phase.TRANSPORT.key()), waits).toArray(String[]::new);
    }

    /// What a valid floor with a transport measured, which many cells share.
    private @Nullable Phases valid(String id) {
        return valid.computeIfAbsent(id, floor -> Optional.ofNullable(cells.get(floor)).flatMap(this::measured))
                .orElse(null);
    }

    private Optional<Phases> measured(Cell floor) {
        return Optional.ofNullable(run.measurement(floor.id()))
                .filter(measurement -> new ValidityRules(floor, measurement).faults().isEmpty())
                .map(measurement -> Phases.of(measurement, false))
                .filter(phases -> phases.get(Phase.TRANSPORT) != null);
    }
}
