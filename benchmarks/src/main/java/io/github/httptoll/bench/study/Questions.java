package io.github.httptoll.bench.study;

import io.github.httptoll.bench.BlockedLoopBenchmark;
import io.github.httptoll.bench.FanOutBenchmark;
import io.github.httptoll.bench.FloorBenchmark;
import io.github.httptoll.bench.SessionBenchmark;
import io.github.httptoll.bench.SingleCallBenchmark;
import io.github.httptoll.bench.client.Client;
import io.github.httptoll.bench.client.ClientSettings.SessionPolicy;
import io.github.httptoll.bench.strategy.CallbackPolicy;
import io.github.httptoll.bench.strategy.Strategy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/// The questions of the study, each as an experiment of one tier.
enum Questions {
    FAN_OUT("fan-out", "How long does a batch of calls take, and who takes the time?", FanOutLevels::cells),
    SESSION("session", "What does a client, or a connection, for each call cost?", Questions::session),
    BLOCKED_LOOP("blocked-loop", "What happens when the completion callback blocks the thread that brings the answers?",
            Questions::blockedLoop),
    SINGLE_CALL("single-call", "What does one call cost, warm and with nothing beside it?", Questions::singleCall),
    FLOOR("floor", "What do the parts cost that every concurrent call is made of, without an HTTP client?",
            Questions::floor);

    private final String id;
    private final String question;
    private final BiFunction<String, Tier, List<Cell>> cells;

    Questions(String id, String question, BiFunction<String, Tier, List<Cell>> cells) {
        this.id = id;
        this.question = question;
        this.cells = cells;
    }

    /// The name it is asked for by.
    String id() {
        return id;
    }

    /// The experiment that answers this question at that tier.
    Experiment at(Tier tier) {
        return new Experiment(id, question, cells.apply(id, tier));
    }

    /// What a tier leaves out.
    static List<String> leftOut(Tier tier) {
        return switch (tier) {
            case SMOKE -> List.of("smoke runs few levels and few iterations: it shows that the study works and decides"
                    + " nothing; -Dtier=standard answers the questions");
            case STANDARD -> List.of(
                    "fan-out: C = 1 at 50 ms is run for sequential callers only; the five pages at a tenth of the articles'"
                            + " delays; N = 1,000 and 10,000 not at all; -Dtier=full runs them",
                    "one JVM for each contender: how much JVMs differ from each other is not sampled");
            case FULL -> List.of("one JVM for each contender: how much JVMs differ from each other is not sampled");
        };
    }

    private static List<Cell> session(String id, Tier tier) {
        List<Cell> cells = new ArrayList<>();
        List<Client> clients = tier == Tier.SMOKE
                ? List.of(Client.RAW_SOCKET, Client.JDK, Client.ASYNC_HTTP_CLIENT)
                : transports();
        List<Double> delays = tier == Tier.SMOKE ? List.of(0.0) : List.of(0.0, 50.0);
        for (Client client : clients) {
            Strategy strategy = client.blocks() ? Strategy.VIRTUAL_THREADS : Strategy.FUTURES;
            for (SessionPolicy session : SessionPolicy.values()) {
                for (double delay : delays) {
                    if (client == Client.RAW_SOCKET && session == SessionPolicy.PER_REQUEST) {
                        continue; // a raw client is its connections: the same as KEEP_ALIVE_OFF
                    }
                    CellSpec spec = CellSpec.of(client, strategy, 20, 10, delay).with(session);
                    cells.add(spec.cell(id, SessionBenchmark.class, tier, params(spec, "limit", "session")));
                }
            }
        }
        return cells;
    }

    private static List<Cell> blockedLoop(String id, Tier tier) {
        List<Cell> cells = new ArrayList<>();
        List<Client> clients = tier == Tier.SMOKE
                ? List.of(Client.JDK, Client.ASYNC_HTTP_CLIENT)
                : transports().stream().filter(Client::callsBack).toList();
        List<CallbackPolicy> callbacks = tier == Tier.SMOKE
                ? List.of(CallbackPolicy.NOTHING,
                        CallbackPolicy.SLEEP_ON_CALLBACK, CallbackPolicy.SLEEP_ON_POOL)
                : List.of(CallbackPolicy.values());
        for (Client client : clients) {
            for (CallbackPolicy callback : callbacks) {
                CellSpec spec = CellSpec.of(client, Strategy.FUTURES, 50, 50, 50).with(callback);
                cells.add(spec.cell(id, BlockedLoopBenchmark.class, tier, params(spec, "limit", "callback")));
            }
        }
        CellSpec floor = CellSpec.of(Client.RAW_SOCKET, Strategy.VIRTUAL_THREADS, 50, 50, 50);
        cells.add(floor.cell(id, BlockedLoopBenchmark.class, tier, params(floor, "limit", "callback")));
        return cells;
    }

    private static List<Cell> singleCall(String id, Tier tier) {
        List<Cell> cells = new ArrayList<>();
        List<Client> clients = tier == Tier.SMOKE ? List.of(Client.RAW_SOCKET, Client.JDK) : transports();
        List<Double> delays = tier == Tier.SMOKE ? List.of(0.0) : List.of(0.0, 50.0);
        for (Client client : clients) {
            for (Strategy strategy : List.of(Strategy.SEQUENTIAL, Strategy.AWAIT_EACH)) {
                for (double delay : strategy.drives(client) ? delays : List.<Double>of()) {
                    CellSpec spec = CellSpec.of(client, strategy, delay == 0 ? 100 : 10, 1, delay);
                    cells.add(spec.cell(id, SingleCallBenchmark.class, tier, params(spec)));
                }
            }
        }
        return cells;
    }

    private static List<Cell> floor(String id, Tier tier) {
        return Stream.of(FloorBenchmark.Hop.values()).map(hop -> {
            CellSpec spec = CellSpec.of(hop.client(), hop.strategy(), 100, 1, 0);
            return spec.cell(id, FloorBenchmark.class, tier, Map.of("hop", hop, "calls", spec.calls()));
        }).toList();
    }

    /// The parameters that most benchmarks have, and these of the others.
    private static Map<String, Object> params(CellSpec spec, String... others) {
        Map<String, Object> params = new LinkedHashMap<>();
        params.put("client", spec.client());
        params.put("strategy", spec.strategy());
        params.put("calls", spec.calls());
        for (String other : others) {
            params.put(other, switch (other) {
                case "limit" -> spec.limit();
                case "session" -> spec.session();
                case "callback" -> spec.callback();
                default -> throw new IllegalArgumentException(other);
            });
        }
        params.put("delayMillis", spec.delayMillis());
        return params;
    }

    /// Every client that sends something.
    private static List<Client> transports() {
        return Stream.of(Client.values()).filter(client -> client != Client.NO_TRANSPORT).toList();
    }
}
