// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis;

import static io.github.httptoll.analysis.read.RateBuilder.rate;

import io.github.httptoll.analysis.model.QueueSimulation;
import io.github.httptoll.analysis.read.RateBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// Latency at a rate in the sample run, from simulated queues with a fixed seed: two contenders at three rates behind a limit of 10, of
/// which one is saturated at the last, a second JVM, an overload, and a stalling server with a closed loop.
final class RateSample {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String ID = "rate/JDK/%s/rate=%s/%s/limit=10/delayMillis=50.0/%s";
    private static final int SETS = 5;
    private static final int CALLS = 800;
    private static final double SERVICE = 50_000;
    private static final double CAPACITY = 200;

    private final ArrayNode cells = JSON.createArrayNode();
    private final List<String> slots = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();

    private RateSample() {}

    static void addTo(Path run) throws IOException {
        RateSample sample = new RateSample();
        for (int percent : new int[]{30, 60, 95}) {
            sample.queue("VIRTUAL_THREADS", percent, 1, 0);
            sample.queue("FUTURES", percent, 1, percent == 95 ? 7 : 0);
        }
        sample.queue("VIRTUAL_THREADS", 60, 2, 0);
        sample.overload();
        sample.stall();
        sample.write(run);
    }

    private void queue(String strategy, int percent, int replica, int unanswered) {
        double utilisation = percent / 100.0;
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(percent + strategy.length() + replica);
        double[] waits = new QueueSimulation(10,
                () -> -SERVICE / 10 / utilisation * Math.log(1 - random.nextDouble()), () -> SERVICE)
                .waits(SETS * CALLS);
        String id = cell(strategy, percent + "%", "POISSON", "USUAL", replica);
        for (int set = 0; set < SETS; set++) {
            RateBuilder line = rate(id).at(set, 0).share(utilisation, CAPACITY)
                    .calls(Arrays.copyOfRange(waits, set * CALLS, (set + 1) * CALLS), SERVICE);
            add(unanswered == 0 ? line : line.unanswered(unanswered));
        }
    }

    private void overload() {
        double[] waits = new QueueSimulation(10, () -> 1e6 / 210, () -> SERVICE).waits(CALLS);
        String id = cell("VIRTUAL_THREADS", "210.0", "CONSTANT", "USUAL", 1);
        for (int set = 0; set < SETS; set++) {
            add(rate(id).at(set, 0).offered(210).constant(CAPACITY).calls(waits, SERVICE));
        }
    }

    /// A second of ten; the loop has ten callers.
    private void stall() {
        String open = cell("VIRTUAL_THREADS", "100.0", "POISSON", "stallMillis:1000.0+stallEveryMillis:10000.0", 1);
        String closed = cell("VIRTUAL_THREADS", "0", "POISSON", "stallMillis:1000.0+stallEveryMillis:10000.0", 1);
        double[] waits = IntStream.range(0, 1_000).mapToDouble(i -> i < 100 ? 1e6 - i * 1e4 : 0).toArray();
        double[] loop = IntStream.range(0, 1_800).mapToDouble(i -> i < 10 ? 1e6 : SERVICE).toArray();
        for (int set = 0; set < SETS; set++) {
            add(rate(open).at(set, 0).calls(waits, SERVICE));
            add(rate(closed).at(set, 0).closed().histogram("fromFired", loop));
        }
    }

    private String cell(String strategy, String rate, String arrivals, String server, int replica) {
        String id = ID.formatted(strategy, rate, arrivals, server) + (replica == 1 ? "" : "/replica=" + replica);
        ObjectNode cell = cells.addObject().put("id", id).put("benchmark",
                "io.github.httptoll.bench.RateBenchmark.level");
        cell.putObject("params").put("client", "JDK").put("strategy", strategy).put("limit", "10").put("rate", rate)
                .put("arrivals", arrivals).put("server", server).put("delayMillis", "50.0").put("calls", "1")
                .put("replica", Integer.toString(replica));
        cell.put("client", "JDK").put("strategy", strategy).put("calls", 1).put("limit", 10).put("replica", replica)
                .put("settings", "TUNED").put("session", "SHARED").put("callback", "NOTHING").putNull("floor")
                .putArray("delaysMillis").add(50.0);
        cell.putObject("expected").putNull("maxInFlight").putNull("connectionsLow").putNull("connectionsHigh")
                .put("connectionPerRequest", false);
        return id;
    }

    private void add(RateBuilder builder) {
        ObjectNode line = builder.json();
        lines.add(line.toString());
        ObjectNode slot = JSON.createObjectNode().put("cell", line.get("cell").asString())
                .put("set", line.get("set").asInt()).put("group", "rate").put("block", 0).put("attempt", 1)
                .put("position", 0).putNull("after").put("void", false);
        slot.putObject("gates").put("steal", 0.0);
        slot.put("startedAt", "2026-01-31T12:00:00Z").put("millis", 60.0).putObject("metrics").put("requests", CALLS)
                .put("failures", 0);
        slots.add(slot.toString());
    }

    private void write(Path run) throws IOException {
        Path file = run.resolve("study.yaml");
        ObjectNode study = (ObjectNode) YAMLMapper.builder().build().readTree(Files.readString(file));
        ObjectNode experiment = ((ArrayNode) study.get("experiments")).addObject().put("id", "rate")
                .put("question", "What latency do calls have that arrive at a rate?").putNull("aa");
        experiment.set("cells", cells);
        Files.writeString(file, study.toString());
        Files.writeString(run.resolve("slots.jsonl"),
                Files.readString(run.resolve("slots.jsonl")).strip() + "\n" + String.join("\n", slots) + "\n");
        Files.writeString(run.resolve("rates.jsonl"), String.join("\n", lines) + "\n");
    }
}
