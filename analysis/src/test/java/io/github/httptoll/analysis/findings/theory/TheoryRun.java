// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.findings.theory;

import static io.github.httptoll.analysis.read.CellBuilder.cell;
import static io.github.httptoll.analysis.read.SlotBuilder.slot;

import io.github.httptoll.analysis.findings.Findings;
import io.github.httptoll.analysis.read.Cell;
import io.github.httptoll.analysis.read.CellBuilder;
import io.github.httptoll.analysis.read.Run;
import io.github.httptoll.analysis.read.RunBuilder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A run whose truth is known: each mean is what it is told to be, around it are a drift that the cells of a group share and a
/// noise of its own.
public final class TheoryRun {
    /// Microseconds per request, which both add up to 0 over the blocks.
    private static final List<Double> DRIFT = List.of(-0.6, -0.2, 0.2, 0.6);
    private static final List<Double> NOISE = List.of(0.01, -0.01, -0.01, 0.01);

    private final RunBuilder run = new RunBuilder().fact("cores", 2);
    private int added;
    private String last = "";
    private String placement = "FREE";

    /// The cells from now on have client and server there.
    TheoryRun placed(String where) {
        placement = where;
        return this;
    }

    /// What an id says of it.
    private String place() {
        return placement.equals("FREE") ? "" : "/" + placement;
    }

    /// A part of a call, of the experiment `floor`.
    TheoryRun hop(String name, double total, String group) {
        return hop(name, total, group, null);
    }

    /// The same, with the processor time that it takes.
    TheoryRun hop(String name, double total, String group, @Nullable Double cpu) {
        Map<String, Double> metrics = with(Map.of("total", total, "server", 0.0), cpu);
        return add("floor",
                cell("floor/" + name).param("hop", name)
                        .by(name.startsWith("RAW") ? name : "NO_TRANSPORT", strategy(name)).calls(100).delays(),
                group, total / 10, metrics);
    }

    private static String strategy(String hop) {
        return switch (hop) {
            case "EXECUTOR" -> "PLATFORM_POOL";
            case "VIRTUAL_THREAD" -> "VIRTUAL_THREADS";
            case "FUTURE", "RAW_NIO", "RAW_NIO_HAND_OFF" -> "FUTURES";
            default -> "SEQUENTIAL";
        };
    }

    /// One call at a time.
    TheoryRun call(String client, String strategy, double delay, @Nullable Integer handOffs, double overhead) {
        return call(client, strategy, delay, handOffs, overhead, null);
    }

    /// The same, with the processor time that it takes.
    TheoryRun call(String client, String strategy, double delay, @Nullable Integer handOffs, double overhead,
            @Nullable Double cpu) {
        double server = delay * 1e3;
        Map<String, Double> metrics = with(Map.of("total", server + overhead, "server", server), cpu);
        return add("single-call",
                cell("single-call/" + client + "/" + strategy + "/" + delay + place()).by(client, strategy)
                        .handOffs(handOffs)
                        .delays(delay),
                "single", (server + overhead) / 100, metrics);
    }

    private static Map<String, Double> with(Map<String, Double> metrics, @Nullable Double cpu) {
        Map<String, Double> all = new HashMap<>(metrics);
        if (cpu != null) {
            all.put("costCpu", cpu);
        }
        return all;
    }

    /// A batch of 100 calls; the first wave is submitted when all are, and a twentieth of a call is dispatch.
    public TheoryRun fan(String client, String strategy, int limit, double delay, double batch,
            Map<String, Double> costs) {
        double round = batch * 1e3 / Math.ceilDiv(100, limit);
        double total = (batch * 1e3 + round) / 2;
        Map<String, Double> metrics = new HashMap<>(costs);
        metrics.putAll(Map.of("total", total, "permit", total - round, "dispatch", round / 20));
        String id = "fan-out/" + client + "/" + strategy + "/" + limit + "/" + delay + place();
        return add("fan-out", cell(id).by(client, strategy).calls(100).limit(limit).handOffs(0).delays(delay),
                costs.containsKey("alone") ? id : "fan " + delay + " " + limit, batch, metrics);
    }

    /// The wake-ups of the last call: of its caller, of the client's threads and of carriers.
    TheoryRun wakes(double caller, double client, double carrier) {
        run.change(slot -> slot.cell().equals(last), (slot, metrics) -> metrics
                .putAll(Map.of("wakeUpsCaller", caller, "wakeUpsClient", client, "wakeUpsCarrier", carrier)));
        return this;
    }

    /// The same, where the caller wakes more often in every other block and the client's threads less, by as much.
    TheoryRun wakesInTurn(double caller, double client, double swing) {
        run.change(slot -> slot.cell().equals(last), (slot, metrics) -> {
            double more = slot.block() % 2 == 0 ? swing : -swing;
            metrics.putAll(
                    Map.of("wakeUpsCaller", caller + more, "wakeUpsClient", client - more, "wakeUpsCarrier", 0.0));
        });
        return this;
    }

    /// The CPU that the last call takes of the server.
    TheoryRun serverCpu(double micros) {
        run.change(slot -> slot.cell().equals(last), (slot, metrics) -> metrics.put("costServerCpu", micros));
        return this;
    }

    /// What it took to wake a thread.
    TheoryRun price(String threads, String place, Double... micros) {
        run.wakeUps(threads, place, micros);
        return this;
    }

    TheoryRun fact(String name, Object value) {
        run.fact(name, value);
        return this;
    }

    TheoryRun remote() {
        run.remote();
        return this;
    }

    public Run run() {
        return run.build();
    }

    Theory theory() {
        return Findings.of(run()).theory();
    }

    private TheoryRun add(String experiment, CellBuilder builder, String group, double batch,
            Map<String, Double> means) {
        Cell cell = builder.param("placement", placement).replica(1).build();
        last = cell.id();
        double sign = added++ % 3 - 1.0;
        for (int block = 0; block < DRIFT.size(); block++) {
            double off = DRIFT.get(block) + sign * NOISE.get(block);
            run.slots(slot(cell.id()).group(group).at(0, block)
                    .millis(batch + off * cell.calls() / 1e3 / cell.limit()).metrics(means)
                    .metric("total", means.getOrDefault("total", 0.0) + off).metric("requests", 100));
        }
        run.cells(experiment, builder);
        return this;
    }

    /// A cell or two for each part of the report on theory, but for what needs a cell at each of several delays.
    public static TheoryRun small() {
        Map<String, Double> costs = Map.of("costCpu", 150.0, "costServerCpu", 50.0);
        return new TheoryRun().hop("NO_HOP", 1, "hops").hop("EXECUTOR", 27, "hops").hop("RAW_NIO", 60, "hops", 40.0)
                .hop("RAW_NIO_HAND_OFF", 80, "hops", 55.0).call("RAW_NIO", "AWAIT_EACH", 0, 0, 60, 40.0)
                .call("JDK", "AWAIT_EACH", 0, 3, 130, 97.0).call("JDK", "AWAIT_EACH_POOLED", 0, 5, 148)
                .fan("JDK", "PLATFORM_POOL", 10, 0, 14, costs).fan("JDK", "FUTURES", 10, 0, 20, costs);
    }

    /// Everything that the report's part on theory can show.
    public static TheoryRun whole() {
        TheoryRun run = new TheoryRun();
        run.hop("NO_HOP", 1, "hops").hop("EXECUTOR", 27, "hops").hop("VIRTUAL_THREAD", 25, "hops")
                .hop("FUTURE", 18, "hops")
                .hop("RAW_SOCKET", 45, "A/A").hop("RAW_NIO", 60, "hops", 40.0)
                .hop("RAW_NIO_HAND_OFF", 80, "hops", 55.0);
        for (double delay : List.of(0.0, 5.0, 20.0, 50.0)) {
            double waking = 4 * delay;
            run.call("RAW_SOCKET", "SEQUENTIAL", delay, 0, 44, 20.0).call("RAW_NIO", "AWAIT_EACH", delay, 0, 60, 40.0)
                    .call("JDK", "SEQUENTIAL", delay, 2, 90 + waking, 53.0)
                    .call("JDK", "AWAIT_EACH", delay, 3, 130 + waking, 97.0)
                    .call("APACHE_CLASSIC", "SEQUENTIAL", delay, 0, 50, 30.0)
                    .call("JETTY", "AWAIT_EACH", delay, 1, 70);
        }
        run.call("RAW_NIO", "AWAIT_EACH_POOLED", 0, 0, 80).call("JDK", "AWAIT_EACH_POOLED", 0, 5, 148);
        Map<String, Double> costs = Map.of("costCpu", 150.0, "costServerCpu", 50.0);
        for (int limit : List.of(1, 10, 100)) {
            double waves = 100.0 / limit;
            run.fan("JDK", "PLATFORM_POOL", limit, 0, 14, costs)
                    .fan("JDK", "FUTURES", limit, 0, limit < 10 ? 14.1 : 20, costs)
                    .fan("JDK", "VIRTUAL_THREADS", limit, 0, 12, costs)
                    .fan("JDK", "PLATFORM_POOL", limit, 50, 50 * waves + 2, Map.of())
                    .fan("JDK", "FUTURES", limit, 50, 50 * waves + 3, Map.of())
                    .fan("JDK", "VIRTUAL_THREADS", limit, 50, 50 * waves + 1, Map.of());
        }
        for (int limit : List.of(10, 100)) {
            run.fan("JDK", "PLATFORM_POOL", limit, 5, 600.0 / limit, Map.of()).fan("JDK", "FUTURES", limit, 5,
                    660.0 / limit, Map.of());
        }
        return run.fan("JDK", "SEQUENTIAL", 1, 50, 5010, Map.of());
    }
}
