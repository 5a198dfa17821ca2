// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.cell;

import io.github.httptoll.bench.client.Client;
import io.github.httptoll.bench.placement.Placement;
import io.github.httptoll.bench.strategy.CallbackPolicy;
import io.github.httptoll.bench.strategy.Strategy;
import io.github.httptoll.bench.workload.Endpoint;
import io.github.httptoll.bench.workload.RandomBody;
import io.github.httptoll.bench.workload.RequestShape;
import io.github.httptoll.bench.workload.ServerBehaviour.Distribution;
import io.github.httptoll.bench.workload.ServerBehaviour;
import io.github.httptoll.client.ClientDescription;
import io.github.httptoll.client.ClientSettings.LimitPolicy;
import io.github.httptoll.client.ClientSettings.SessionPolicy;
import io.github.httptoll.client.Protocol;
import io.github.httptoll.client.RequestForm.Feature;
import io.github.httptoll.client.RequestForm;
import io.github.httptoll.client.Setting;
import java.util.Collections;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a study file can say and nothing can measure: it is refused when the file is read, in the words of the file.
public final class Refusals {
    private static final double MOST_MILLIS = 10_000;
    /// Most bytes of bodies that a client may have to hold at once: a contender's JVM has 256 MB, and some clients copy what they send.
    private static final int MOST_BYTES_AT_ONCE = 64 * 1024 * 1024;

    private Refusals() {}

    /// Refuses what a study file may not say.
    ///
    /// @param what the key
    /// @param value what it says; null: nothing
    /// @throws IllegalArgumentException if it does not hold
    public static void require(boolean holds, String what, @Nullable Object value, String expected) {
        if (!holds) {
            throw new Refused(what, "'" + what + "' is " + (value == null ? "missing" : "'" + value + "'")
                    + ", expected " + expected);
        }
    }

    /// What a study file may not say.
    public static final class Refused extends IllegalArgumentException {
        private static final long serialVersionUID = 1;
        private final String key;

        Refused(String key, String message) {
            super(message);
            this.key = key;
        }

        /// The key that is wrong.
        public String key() {
            return key;
        }
    }

    /// Refuses a cell that nothing can measure.
    ///
    /// @throws IllegalArgumentException if there can be no such cell; the message says which key is wrong and what was expected
    public static void check(Parameters cell) {
        way(cell);
        rate(cell);
        callback(cell);
        protocol(cell);
        settings(cell);
        connections(cell);
        server(cell);
        body(cell);
    }

    /// Refuses a cell whose calls have no time, though they can be counted.
    ///
    /// @throws IllegalArgumentException if it is one
    public static void timed(Parameters cell) {
        refuseUnless(cell.wire().answers(), Parameter.WIRE, cell,
                "an address that answers: calls to dead ones alone have no time, and can only be counted");
        refuseUnless(cell.request().answer() == RequestForm.Answer.READ, Parameter.REQUEST, cell,
                "answer READ: what becomes of others can only be counted");
    }

    /// What this machine cannot do: it is said when a file of the user's is read, since the suite leaves such cells out by itself.
    ///
    /// @param obstacle in words; null: there is none
    public static void placement(Placement placement, @Nullable String obstacle) {
        require(obstacle == null, Parameter.PLACEMENT.name(), placement, "FREE on this machine: " + obstacle);
    }

    /// What keeps the JVM of a cell from being started here, said when a file of the user's is read.
    ///
    /// @param java the command that runs the study
    public static void jvm(Jvm jvm, String java) {
        String obstacle = jvm.equals(Jvm.SAME) ? null : jvm.obstacle(java);
        if (obstacle != null) {
            throw new Refused(Parameter.JVM.name(), "'" + Parameter.JVM.name() + "' cannot be had: " + obstacle);
        }
    }

    private static void settings(Parameters cell) {
        cell.settings().values().forEach((name, value) -> {
            Setting setting = setting(cell.client(), name);
            require(setting.allows(value), name, value, setting.expected());
            require(setting.protocols().contains(cell.protocol()), name, value, "nothing over " + cell.protocol()
                    + ": it has an effect over " + new TreeSet<>(setting.protocols()) + " alone");
        });
        refuseUnless(cell.connections() == 0 || cell.settings().isEmpty(), Parameter.CONNECTIONS, cell,
                "0 with settings, which say it by the library's own names");
    }

    private static Setting setting(Client client, String name) {
        try {
            return client.setting(name);
        } catch (IllegalArgumentException e) {
            throw new Refused(name, String.valueOf(e.getMessage()));
        }
    }

    private static void callback(Parameters cell) {
        double millis = cell.callbackMillis();
        refuseUnless(millis == 0 || cell.callback() != CallbackPolicy.NOTHING, Parameter.CALLBACK_MILLIS, cell,
                "0, since callback NOTHING does nothing");
        refuseUnless(millis >= 0 && millis <= MOST_MILLIS, Parameter.CALLBACK_MILLIS, cell,
                "0 to " + (long) MOST_MILLIS);
    }

    private static void refuseUnless(boolean holds, Parameter<?> parameter, Parameters cell, String expected) {
        require(holds, parameter.name(), parameter.of(cell), expected);
    }

    private static void way(Parameters cell) {
        Strategy how = cell.strategy();
        refuseUnless(how.drives(cell.client()), Parameter.STRATEGY, cell, "one that drives " + cell.client());
        refuseUnless(cell.limit() == 1 || !how.isSequential(), Parameter.LIMIT, cell,
                "1, since " + how + " calls one by one");
        refuseUnless(cell.callback() == CallbackPolicy.NOTHING || how == Strategy.FUTURES, Parameter.CALLBACK, cell,
                "NOTHING, since " + how + " has no completion callback");
        refuseUnless(cell.level() != LimitPolicy.DEFAULT || cell.client().ownsConnectionPool(), Parameter.LEVEL, cell,
                "TUNED, since " + cell.client() + " has no settings but the process's");
    }

    /// A rate says how many calls there are, and needs a way of waiting that takes them at any time.
    private static void rate(Parameters cell) {
        if (!cell.rate().isOpen()) {
            refuseUnless(Parameter.ARRIVALS.isPlain(cell), Parameter.ARRIVALS, cell, "none without a rate");
        } else {
            refuseUnless(cell.strategy().takesArrivals(), Parameter.STRATEGY, cell,
                    "one of " + Stream.of(Strategy.values()).filter(Strategy::takesArrivals).toList() + " with a rate");
            refuseUnless(Parameter.CALLS.isPlain(cell), Parameter.CALLS, cell,
                    "none with a rate, which says how many there are");
            refuseUnless(Parameter.CALLBACK.isPlain(cell), Parameter.CALLBACK, cell, "NOTHING with a rate");
            refuseUnless(Parameter.STAMPS.isPlain(cell), Parameter.STAMPS, cell, "ON with a rate");
        }
    }

    private static void protocol(Parameters cell) {
        refuseUnless(cell.client().protocols().contains(cell.protocol()), Parameter.PROTOCOL, cell,
                "one of " + cell.client().protocols());
        refuseUnless(!cell.protocol().multiplexed() || cell.session() != SessionPolicy.KEEP_ALIVE_OFF,
                Parameter.PROTOCOL, cell, "HTTP_1_1 or HTTP_1_1_TLS with session KEEP_ALIVE_OFF");
    }

    /// Fewer connections than calls at once are a limit, which not every client can hold to.
    private static void connections(Parameters cell) {
        int connections = cell.connections();
        refuseUnless(connections == 0 || cell.level() == LimitPolicy.TUNED, Parameter.CONNECTIONS, cell,
                "0 with level DEFAULT, which leaves the library's own number alone");
        int atOnce = cell.asked(cell.limit());
        boolean fewer = connections != 0 && connections < atOnce;
        refuseUnless(!fewer || cell.session() != SessionPolicy.PER_REQUEST, Parameter.CONNECTIONS, cell,
                atOnce + " or more with session PER_REQUEST, where each call has a client");
        refuseUnless(!fewer || cell.isBounded(), Parameter.CONNECTIONS, cell,
                atOnce + " or more, since " + named(cell.client(), cell.strategy().blocking())
                        + " cannot hold to fewer over " + cell.protocol() + "; these can: " + bounded(cell.protocol()));
    }

    /// For an adapter that asks first only where the length is not said.
    private static String withoutLength(Parameters cell) {
        return Floor.unsent(cell).contains(Feature.EXPECT_CONTINUE)
                && cell.client().sends(cell.protocol()).contains(Feature.EXPECT_WITHOUT_LENGTH)
                        ? " but with knownLength: false"
                        : "";
    }

    private static void body(Parameters cell) {
        refuseUnless(cell.requestBytes() == 0 || cell.client().sendsBodiesOver(cell.protocol()),
                Parameter.REQUEST_BYTES, cell,
                "0, since " + cell.client() + " sends no body over " + cell.protocol());
        refuseUnless(Floor.unsent(cell).isEmpty(), Parameter.REQUEST, cell,
                "no " + Floor.unsent(cell) + ", since the adapter of " + cell.client() + " does not send that over "
                        + cell.protocol() + withoutLength(cell) + "; these do: " + senders(cell));
        refuseUnless(cell.requestBytes() > 0 || !cell.request().needsBody(), Parameter.REQUEST_BYTES, cell,
                "more than 0 with request " + cell.request());
        refuseUnless(cell.requestBytes() == 0 || cell.request().method() != RequestShape.Method.GET,
                Parameter.REQUEST_BYTES, cell,
                "0 with method GET");
        refuseUnless(cell.request().pieces() == 1 || cell.request().pieces() <= cell.requestBytes(), Parameter.REQUEST,
                cell,
                "at most as many pieces as bytes");
        int atOnce = cell.asked(cell.limit());
        boolean sends = cell.client() != Client.NO_TRANSPORT;
        int most = sends ? Math.min(RandomBody.MOST_BYTES, MOST_BYTES_AT_ONCE / atOnce) : 0;
        refuseUnless(cell.requestBytes() >= 0 && cell.requestBytes() <= most, Parameter.REQUEST_BYTES, cell,
                !sends
                        ? "0, since " + cell.client() + " sends nothing"
                        : "0 to " + most + " with " + atOnce + " calls at once");
    }

    private static String senders(Parameters cell) {
        return Stream.of(Client.values()).filter(client -> client.role() == ClientDescription.Role.LIBRARY
                && client.sends(cell.protocol()).containsAll(cell.request().features()))
                .map(Client::name).collect(Collectors.joining(", "));
    }

    private static String bounded(Protocol protocol) {
        return Stream.of(Client.values())
                .flatMap(client -> client.forms().filter(blocking -> client.form(blocking).bounded().contains(protocol))
                        .map(blocking -> named(client, blocking)))
                .collect(Collectors.joining(", "));
    }

    private static String named(Client client, boolean blocking) {
        return client + (client.forms().count() == 1 ? "" : blocking ? " (blocking)" : " (asynchronous)");
    }

    /// What the fixture server would answer with status 400.
    private static void server(Parameters cell) {
        boolean asksTheJdk = !cell.client().name().equals("VERTX")
                && cell.client().role() == ClientDescription.Role.LIBRARY;
        refuseUnless(!cell.wire().isNamed() || (asksTheJdk && !cell.protocol().secure()), Parameter.WIRE, cell,
                cell.protocol().secure()
                        ? "no name over " + cell.protocol() + ", since no certificate has it"
                        : "no name, since " + cell.client() + " does not look it up in the JDK");
        ServerBehaviour server = cell.server();
        refuseUnless(Floor.readsChunks(cell), Parameter.SERVER, cell,
                "no chunkBytes, since " + cell.client() + " reads no answer without a length over " + cell.protocol());
        refuseUnless(!server.waitsItsOwnWay() || cell.endpoint() == Endpoint.DELAY, Parameter.ENDPOINT, cell,
                "DELAY with server " + server);
        refuseUnless(server.maxConnections() == 0 || cell.protocol().multiplexed()
                || cell.session() != SessionPolicy.SHARED, Parameter.SESSION, cell,
                "PER_REQUEST or KEEP_ALIVE_OFF with server " + server
                        + ", since connections that stay open make no room");
        refuseUnless(server.streams() == 0 || cell.protocol().multiplexed(), Parameter.SERVER, cell,
                "no streams over " + cell.protocol());
        refuseUnless(cell.delayMillis() >= 0, Parameter.DELAY, cell, "0 to " + (long) MOST_MILLIS);
        double least = Collections.min(cell.delaysMillis());
        refuseUnless(server.distribution() != Distribution.UNIFORM || server.jitterMillis() <= least, Parameter.SERVER,
                cell,
                "a jitter of at most the delay");
        refuseUnless(server.distribution() != Distribution.LOGNORMAL || least > 0, Parameter.DELAY, cell,
                "more than 0 with distribution LOGNORMAL");
        double ofEndpoint = cell.endpoint().maxMillis();
        double delay = cell.delayMillis();
        double most = Math.min(MOST_MILLIS, ofEndpoint);
        refuseUnless(delay <= MOST_MILLIS && Collections.max(cell.delaysMillis()) <= ofEndpoint,
                Parameter.DELAY, cell, "0 to " + (long) most
                        + (ofEndpoint < MOST_MILLIS ? " for each call, with endpoint " + cell.endpoint() : ""));
        int mostBytes = cell.endpoint().maxBytes();
        refuseUnless(cell.bytes() >= 0 && cell.bytes() <= mostBytes, Parameter.BYTES, cell,
                "0 to " + mostBytes + " with endpoint " + cell.endpoint());
    }
}
