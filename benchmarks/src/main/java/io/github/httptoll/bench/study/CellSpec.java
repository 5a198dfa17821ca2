package io.github.httptoll.bench.study;

import io.github.httptoll.bench.client.Client;
import io.github.httptoll.bench.client.ClientSettings.Level;
import io.github.httptoll.bench.client.ClientSettings.SessionPolicy;
import io.github.httptoll.bench.strategy.CallbackPolicy;
import io.github.httptoll.bench.strategy.Strategy;
import io.github.httptoll.bench.workload.DelayPattern;
import io.github.httptoll.bench.workload.Workload;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// What a question varies, with the value that a cell has where the question does not vary it.
record CellSpec(Client client, Strategy strategy, int calls, int limit, double delayMillis, DelayPattern pattern,
        Level level, SessionPolicy session, CallbackPolicy callback, int bytes, int replica) {

    /// N calls at limit C with a fixed delay; the rest as a plain program would have it.
    static CellSpec of(Client client, Strategy strategy, int calls, int limit, double delayMillis) {
        return new CellSpec(client, strategy, calls, limit, delayMillis, DelayPattern.FIXED, Level.TUNED,
                SessionPolicy.SHARED, CallbackPolicy.NOTHING, Workload.BYTES, 1);
    }

    CellSpec with(DelayPattern other) {
        return new CellSpec(client, strategy, calls, limit, delayMillis, other, level, session, callback, bytes,
                replica);
    }

    CellSpec with(Level other) {
        return new CellSpec(client, strategy, calls, limit, delayMillis, pattern, other, session, callback, bytes,
                replica);
    }

    CellSpec with(SessionPolicy other) {
        return new CellSpec(client, strategy, calls, limit, delayMillis, pattern, level, other, callback, bytes,
                replica);
    }

    CellSpec with(CallbackPolicy other) {
        return new CellSpec(client, strategy, calls, limit, delayMillis, pattern, level, session, other, bytes,
                replica);
    }

    /// The same in a second JVM.
    CellSpec again() {
        return new CellSpec(client, strategy, calls, limit, delayMillis, pattern, level, session, callback, bytes, 2);
    }

    /// The same in the first JVM.
    CellSpec first() {
        return new CellSpec(client, strategy, calls, limit, delayMillis, pattern, level, session, callback, bytes, 1);
    }

    /// The raw socket at the same level, under the way of waiting that its floor has; see [Experiment].
    CellSpec floor() {
        return new CellSpec(Client.RAW_SOCKET, Experiment.floorStrategy(strategy), calls, limit, delayMillis, pattern,
                Level.TUNED, Experiment.floorSession(session), CallbackPolicy.NOTHING, bytes, 1);
    }

    /// The cell of this question, at the effort of the tier's survey.
    Cell cell(Question question, Tier tier) {
        Map<String, String> params = new LinkedHashMap<>();
        question.params(this).forEach((name, value) -> params.put(name, String.valueOf(value)));
        return new Cell(id(question), question.benchmark().getName() + ".batch", params, client, strategy, calls, limit,
                replica, pattern.delaysMillis(delayMillis), level, session, callback, null, expected(), 1,
                tier.surveyBlocks(), tier.slotMillis());
    }

    /// What the id of a cell in another than the first JVM ends with.
    static String suffix(int replica) {
        return replica == 1 ? "" : "/replica=" + replica;
    }

    /// The cell's id: the question and its parameters. The names of enum constants need no parameter name, the first replica no
    /// mention.
    String id(Question question) {
        return question.id() + "/" + question.params(this).entrySet().stream()
                .filter(param -> replica != 1 || !param.getKey().equals("replica"))
                .map(param -> param.getValue() instanceof Enum<?> constant
                        ? constant.name()
                        : param.getKey() + "=" + param.getValue())
                .collect(Collectors.joining("/"));
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
