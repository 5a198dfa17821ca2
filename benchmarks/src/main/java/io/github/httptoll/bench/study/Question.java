// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study;

import io.github.httptoll.bench.BatchBenchmark;
import io.github.httptoll.bench.BlockedLoopBenchmark;
import io.github.httptoll.bench.CompositionBenchmark;
import io.github.httptoll.bench.FanOutBenchmark;
import io.github.httptoll.bench.FloorBenchmark;
import io.github.httptoll.bench.InjectionBenchmark;
import io.github.httptoll.bench.LimitsBenchmark;
import io.github.httptoll.bench.OwnBenchmark;
import io.github.httptoll.bench.ProtocolBenchmark;
import io.github.httptoll.bench.ServerSideBenchmark;
import io.github.httptoll.bench.SessionBenchmark;
import io.github.httptoll.bench.SingleCallBenchmark;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The questions of the study: a benchmark, its parameters, and the cells that answer it.
enum Question {
    SELF_TEST("self-test", InjectionBenchmark.class, "Does a known delay come back in the phase that it was put in?",
            "client", "strategy", "calls", "limit", "delayMillis", "place", "injectedMillis"),
    FAN_OUT("fan-out", FanOutBenchmark.class, "How long does a batch of calls take, and who takes the time?",
            "client", "strategy", "calls", "limit", "delayMillis", "pattern", "bytes", "level", "stamps"),
    SESSION("session", SessionBenchmark.class, "What does a client, or a connection, for each call cost?", "client",
            "strategy", "calls", "limit", "session", "delayMillis"),
    PROTOCOL("protocol", ProtocolBenchmark.class, "What do TLS and HTTP/2 change?", "client", "strategy", "calls",
            "limit", "session", "protocol", "delayMillis"),
    BLOCKED_LOOP("blocked-loop", BlockedLoopBenchmark.class,
            "What happens when the completion callback blocks the thread that brings the answers?", "client",
            "strategy",
            "calls", "limit", "callback", "delayMillis"),
    LIMITS("limits", LimitsBenchmark.class, "Which limit rules: the caller's, the client's pool, or the server's?",
            "client", "strategy", "calls", "limit", "connections", "delayMillis", "endpoint"),
    COMPOSITION("composition", CompositionBenchmark.class,
            "What do the shortcuts cost by which calls are put together?", "client", "strategy", "calls", "limit",
            "delayMillis"),
    SERVER_SIDE("server-side", ServerSideBenchmark.class,
            "What does the way in which a server is written do to calls that are made at once?", "client", "strategy",
            "calls", "limit", "delayMillis", "endpoint"),
    SINGLE_CALL("single-call", SingleCallBenchmark.class, "What does one call cost, warm and with nothing beside it?",
            "client", "strategy", "calls", "delayMillis", CellSpec.PLACEMENT),
    FLOOR("floor", FloorBenchmark.class,
            "What do the parts cost that every concurrent call is made of, without an HTTP client?", "hop", "calls"),
    OWN("own", OwnBenchmark.class, "What was asked in the study file", "client", "strategy", "calls", "limit",
            "connections", "delayMillis", "endpoint", "pattern", "bytes", "level", "session", "protocol", "callback",
            "stamps", CellSpec.PLACEMENT, CellSpec.PART);

    private final String id;
    private final Class<? extends BatchBenchmark> benchmark;
    private final String text;
    private final List<String> params;

    Question(String id, Class<? extends BatchBenchmark> benchmark, String text, String... params) {
        this.id = id;
        this.benchmark = benchmark;
        this.text = text;
        this.params = List.of(params);
    }

    /// The suite's own questions: all but the user's.
    static List<Question> suite() {
        return Stream.of(values()).filter(question -> question != OWN).toList();
    }

    /// The question of that name, or of that of an experiment of it: `own-2`.
    ///
    /// @throws IllegalArgumentException if there is none
    static Question of(String id) {
        return Stream.of(values()).filter(question -> question.id.equals(id) || question.hasPart(id)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no experiment " + id));
    }

    private boolean hasPart(String experiment) {
        return params.contains(CellSpec.PART) && experiment.matches(id + "-\\d+");
    }

    /// True where it asks for rounds, queues and handshakes, which change a batch by multiples, and not for percents.
    boolean isAboutMultiples() {
        return this == LIMITS || this == COMPOSITION || this == SERVER_SIDE || this == SESSION || this == PROTOCOL;
    }

    /// The name it is asked for by.
    String id() {
        return id;
    }

    /// The question.
    String text() {
        return text;
    }

    /// Who measures it.
    Class<? extends BatchBenchmark> benchmark() {
        return benchmark;
    }

    /// The benchmark's parameters for that spec, in the order in which people read them.
    ///
    /// @throws IllegalArgumentException if the spec says something that is none of them
    Map<String, Object> params(CellSpec spec) {
        spec.varied().forEach((name, value) -> requireParam(name, value, params.contains(name)));
        if (this != FLOOR) {
            requireParam("limit", spec.limit(), spec.limit() == 1 || params.contains("limit"));
        }
        Map<String, Object> values = new LinkedHashMap<>();
        params.forEach(name -> values.put(name, value(spec, name)));
        values.put("replica", spec.replica());
        return values;
    }

    private void requireParam(String name, Object value, boolean holds) {
        Comparison.require(holds, name, value, "what every cell of " + id + " has: it has no such parameter");
    }

    private static Object value(CellSpec spec, String name) {
        return switch (name) {
            case "client" -> spec.client();
            case "strategy" -> spec.strategy();
            case "calls" -> spec.calls();
            case "limit" -> spec.limit();
            case "delayMillis" -> spec.delayMillis();
            case "hop" -> FloorBenchmark.Hop.of(spec.client(), spec.strategy());
            default -> spec.value(name);
        };
    }
}
