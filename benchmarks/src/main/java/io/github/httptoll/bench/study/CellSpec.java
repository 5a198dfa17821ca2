// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study;

import io.github.httptoll.bench.client.Client;
import io.github.httptoll.bench.client.ClientSettings.Level;
import io.github.httptoll.bench.client.ClientSettings.SessionPolicy;
import io.github.httptoll.bench.client.Protocol;
import io.github.httptoll.bench.placement.Placement;
import io.github.httptoll.bench.strategy.CallbackPolicy;
import io.github.httptoll.bench.strategy.Strategy;
import io.github.httptoll.bench.timeline.Injection;
import io.github.httptoll.bench.timeline.Stamps;
import io.github.httptoll.bench.workload.DelayPattern;
import io.github.httptoll.bench.workload.Endpoint;
import io.github.httptoll.bench.workload.Workload;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// A cell as it is asked for, before it has an id.
///
/// @param varied by parameter name: what differs from a plain program
record CellSpec(Client client, Strategy strategy, int calls, int limit, double delayMillis, int replica,
        Map<String, Object> varied) {
    /// Names which experiment of a question it belongs to, from 1: the name of the experiment says it.
    static final String PART = "part";
    /// Names where client and server sit.
    static final String PLACEMENT = "placement";
    /// What a plain program would have, by parameter name.
    private static final Map<String, Object> PLAIN = Map.ofEntries(Map.entry("pattern", DelayPattern.FIXED),
            Map.entry("level", Level.TUNED), Map.entry("session", SessionPolicy.SHARED),
            Map.entry("callback", CallbackPolicy.NOTHING), Map.entry("bytes", Workload.BYTES),
            Map.entry("place", Injection.Place.NOWHERE), Map.entry("injectedMillis", 0.0),
            Map.entry("stamps", Stamps.ON), Map.entry("endpoint", Endpoint.DELAY), Map.entry("connections", 0),
            Map.entry("protocol", Protocol.HTTP_1_1), Map.entry(PLACEMENT, Placement.FREE), Map.entry(PART, 1));

    /// Parameters that an id mentions only where they are not those of a plain program.
    private static final Set<String> UNSAID = Set.of("stamps", "bytes", PLACEMENT);

    CellSpec {
        varied = Map.copyOf(varied);
    }

    /// N calls at limit C with a fixed delay; the rest as a plain program would have it.
    static CellSpec of(Client client, Strategy strategy, int calls, int limit, double delayMillis) {
        return new CellSpec(client, strategy, calls, limit, delayMillis, 1, Map.of());
    }

    CellSpec with(DelayPattern other) {
        return with("pattern", other);
    }

    CellSpec with(Level other) {
        return with("level", other);
    }

    CellSpec with(SessionPolicy other) {
        return with("session", other);
    }

    CellSpec with(CallbackPolicy other) {
        return with("callback", other);
    }

    CellSpec with(Protocol other) {
        return with("protocol", other);
    }

    CellSpec with(Stamps other) {
        return with("stamps", other);
    }

    CellSpec with(Placement other) {
        return with(PLACEMENT, other);
    }

    CellSpec with(Injection.Place place, double millis) {
        return with("place", place).with("injectedMillis", millis);
    }

    /// The same with that value of a parameter other than who calls and how often.
    CellSpec with(String name, Object value) {
        Map<String, Object> other = new HashMap<>(varied);
        other.put(name, value);
        if (value.equals(PLAIN.get(name))) {
            other.remove(name);
        }
        return new CellSpec(client, strategy, calls, limit, delayMillis, replica, other);
    }

    /// The same with each delay divided by that.
    CellSpec delaysDividedBy(int by) {
        return new CellSpec(client, strategy, calls, limit, delayMillis / by, replica, varied);
    }

    /// The same in a second JVM.
    CellSpec again() {
        return new CellSpec(client, strategy, calls, limit, delayMillis, 2, varied);
    }

    /// The same in the first JVM.
    CellSpec first() {
        return new CellSpec(client, strategy, calls, limit, delayMillis, 1, varied);
    }

    /// The raw exchange at the same level, under the same way of waiting; see [Experiment].
    CellSpec floor() {
        CellSpec raw = new CellSpec(Floors.client(strategy), strategy, calls, limit, delayMillis, 1, varied);
        return raw.with(Level.TUNED).with(Floors.session(session())).with(CallbackPolicy.NOTHING).with(Stamps.ON)
                .with("connections", 0);
    }

    /// The value of a parameter other than who calls and how often.
    ///
    /// @throws IllegalArgumentException if there is none of that name
    Object value(String name) {
        Object value = varied.getOrDefault(name, PLAIN.get(name));
        if (value == null) {
            throw new IllegalArgumentException("no benchmark has a parameter " + name);
        }
        return value;
    }

    Protocol protocol() {
        return (Protocol) value("protocol");
    }

    /// False where the client does not speak the protocol, as some floors do not.
    boolean exists() {
        return client.protocols().contains(protocol());
    }

    /// True where fewer [#connections] than calls at once hold the calls back.
    boolean isBounded() {
        return client.isBounded(strategy.blocking(), protocol());
    }

    Placement placement() {
        return (Placement) value(PLACEMENT);
    }

    /// True where client and server are put on cores that are chosen.
    boolean isPlaced() {
        return placement() != Placement.FREE;
    }

    SessionPolicy session() {
        return (SessionPolicy) value("session");
    }

    Level level() {
        return (Level) value("level");
    }

    /// Connections that the client may hold; 0: as many as may be in flight.
    int connections() {
        return (Integer) value("connections");
    }

    /// The cell of this question, at the effort of the tier's survey.
    Cell cell(Question question, Tier tier, CostModel model) {
        Map<String, String> params = new LinkedHashMap<>();
        question.params(this).forEach((name, value) -> params.put(name, String.valueOf(value)));
        List<Double> delaysMillis = ((DelayPattern) value("pattern")).delaysMillis(delayMillis);
        return new Cell(id(question), question.benchmark().getName() + ".batch", params, client, strategy, calls, limit,
                replica, client.handOffs(strategy.blocking()),
                delaysMillis, level(), session(), (CallbackPolicy) value("callback"), null, expected(), 1,
                tier.surveyBlocks(),
                tier.slotMillis(false), model.millis(this, delaysMillis));
    }

    /// The id of the experiment that it belongs to.
    String experiment(Question question) {
        return question.id() + (value(PART).equals(1) ? "" : "-" + value(PART));
    }

    /// The cell's id: the experiment and its parameters. The names of enum constants need no parameter name; the first replica
    /// and what goes without saying, no mention.
    String id(Question question) {
        return experiment(question) + "/" + question.params(this).entrySet().stream()
                .filter(param -> !param.getKey().equals(PART))
                .filter(param -> replica != 1 || !param.getKey().equals("replica"))
                .filter(param -> !UNSAID.contains(param.getKey())
                        || !param.getValue().equals(PLAIN.get(param.getKey())))
                .map(param -> param.getKey().equals("stamps") || !(param.getValue() instanceof Enum<?> constant)
                        ? param.getKey() + "=" + param.getValue()
                        : constant.name())
                .collect(Collectors.joining("/"));
    }

    /// A shared session may open as many connections as there may be calls at once: those that the warm-up did not need; one where
    /// all calls share it.
    /// A library with its own settings and no limit may drop and reopen them as it likes.
    private Cell.Expected expected() {
        if (client == Client.NO_TRANSPORT) {
            return new Cell.Expected(0, 0, 0, false);
        }
        int inFlight = CostModel.atOnce(this, limit);
        if (((Endpoint) value("endpoint")).callsItself()) {
            return new Cell.Expected(2 * inFlight, 0, null, false);
        }
        if (session() != SessionPolicy.SHARED) {
            return new Cell.Expected(inFlight, 0, null, true);
        }
        boolean unlimited = level() == Level.DEFAULT
                && client.defaultLimit(strategy.blocking()) == Integer.MAX_VALUE;
        if (protocol().multiplexed()) {
            return new Cell.Expected(inFlight, 0, 1, false);
        }
        return new Cell.Expected(inFlight, 0, unlimited ? null : (Integer) inFlight, false);
    }
}
