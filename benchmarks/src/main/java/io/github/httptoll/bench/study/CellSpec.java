package io.github.httptoll.bench.study;

import io.github.httptoll.bench.client.Client;
import io.github.httptoll.bench.client.ClientSettings.Level;
import io.github.httptoll.bench.client.ClientSettings.SessionPolicy;
import io.github.httptoll.bench.strategy.CallbackPolicy;
import io.github.httptoll.bench.strategy.Strategy;
import io.github.httptoll.bench.workload.DelayPattern;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What a question varies, with the value that a cell has where the question does not vary it.
record CellSpec(Client client, Strategy strategy, int calls, int limit, double delayMillis, DelayPattern pattern,
        Level level, SessionPolicy session, CallbackPolicy callback) {

    /// N calls at limit C with a fixed delay; the rest as a plain program would have it.
    static CellSpec of(Client client, Strategy strategy, int calls, int limit, double delayMillis) {
        return new CellSpec(client, strategy, calls, limit, delayMillis, DelayPattern.FIXED, Level.TUNED,
                SessionPolicy.SHARED, CallbackPolicy.NOTHING);
    }

    CellSpec with(DelayPattern other) {
        return new CellSpec(client, strategy, calls, limit, delayMillis, other, level, session, callback);
    }

    CellSpec with(Level other) {
        return new CellSpec(client, strategy, calls, limit, delayMillis, pattern, other, session, callback);
    }

    CellSpec with(SessionPolicy other) {
        return new CellSpec(client, strategy, calls, limit, delayMillis, pattern, level, other, callback);
    }

    CellSpec with(CallbackPolicy other) {
        return new CellSpec(client, strategy, calls, limit, delayMillis, pattern, level, session, other);
    }

    /// The cell of this experiment and benchmark.
    ///
    /// @param params the benchmark's own parameters, by name
    Cell cell(String experiment, Class<?> benchmark, Tier tier, Map<String, Object> params) {
        Map<String, String> texts = new LinkedHashMap<>();
        params.forEach((name, value) -> texts.put(name, String.valueOf(value)));
        String id = experiment + "/" + texts.entrySet().stream()
                .map(param -> param.getValue().matches("[A-Z_]+")
                        ? param.getValue()
                        : param.getKey() + "=" + param.getValue())
                .collect(Collectors.joining("/"));
        Cell.Expected expected = expected();
        List<Double> delays = pattern.delaysMillis(delayMillis);
        Tier.Effort effort = tier.effort(Cell.batchMillis(calls, expected.rounds(), delays));
        return new Cell(id, benchmark.getName() + ".batch", texts, client, strategy, calls, limit, delays, level,
                session, callback, null, expected, effort.warmups(), effort.iterations(), effort.iterationMillis());
    }

    /// A shared session may open as many connections as there may be calls at once: those that the warm-up did not need.
    /// A library with its own settings and no limit may drop and reopen them as it likes.
    private Cell.Expected expected() {
        if (client == Client.NO_TRANSPORT) {
            return new Cell.Expected(0, 0, 0, false);
        }
        int hidden = level == Level.DEFAULT ? client.defaultLimit(strategy.blocking()) : Integer.MAX_VALUE;
        int inFlight = Math.min(Math.min(calls, limit), hidden);
        if (session != SessionPolicy.SHARED) {
            return new Cell.Expected(inFlight, 0, null, true);
        }
        boolean unlimited = level == Level.DEFAULT && hidden == Integer.MAX_VALUE;
        return new Cell.Expected(inFlight, 0, unlimited ? null : (Integer) inFlight, false);
    }
}
