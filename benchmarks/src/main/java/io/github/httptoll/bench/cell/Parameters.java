// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.cell;

import io.github.httptoll.bench.client.Client;
import io.github.httptoll.bench.placement.Placement;
import io.github.httptoll.bench.strategy.CallbackPolicy;
import io.github.httptoll.bench.strategy.Caller;
import io.github.httptoll.bench.strategy.Strategy;
import io.github.httptoll.bench.timeline.Injection;
import io.github.httptoll.bench.timeline.Stamping;
import io.github.httptoll.bench.timeline.Timeline;
import io.github.httptoll.bench.workload.Arrivals;
import io.github.httptoll.bench.workload.DelayPattern;
import io.github.httptoll.bench.workload.Endpoint;
import io.github.httptoll.bench.workload.RandomBody;
import io.github.httptoll.bench.workload.Rate;
import io.github.httptoll.bench.workload.RequestShape;
import io.github.httptoll.bench.workload.ServerBehaviour;
import io.github.httptoll.bench.workload.WireShape;
import io.github.httptoll.bench.workload.Workload;
import io.github.httptoll.client.ClientSettings.LimitPolicy;
import io.github.httptoll.client.ClientSettings.SessionPolicy;
import io.github.httptoll.client.ClientSettings;
import io.github.httptoll.client.OwnSettings;
import io.github.httptoll.client.Protocol;
import io.github.httptoll.client.TrustedCertificates;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// All parameters of a cell. A benchmark varies some of them; the others are those of a plain program.
///
/// @param client who sends
/// @param strategy who waits
/// @param calls N, in a batch
/// @param limit C: most of them that the caller lets be in flight
/// @param connections that the client may hold; 0: as many as C
/// @param delayMillis the server's mean delay
/// @param endpoint what the server does with a delay
/// @param server how the server behaves beyond that
/// @param wire between the client and the server
/// @param pattern how delays vary within the batch
/// @param bytes body size of every answer
/// @param requestBytes body size of every request; 0: it has none and is a GET
/// @param request how requests are sent
/// @param level whose limits rule
/// @param session how long clients and connections live
/// @param protocol what the calls are made over
/// @param callback what is done with an answer, and where
/// @param callbackMillis how long that takes; 0: as long as the policy has it
/// @param settings of the library by its own names
/// @param jvm the JVM that it is measured in, as far as it is not the study's own
/// @param stamps whether requests are stamped
/// @param placement where the threads of client and server sit
/// @param rate at which calls arrive; a closed loop where there is none
/// @param arrivals how they arrive then
/// @param place where a known delay is put in
/// @param injectedMillis how long that is
/// @param part which experiment of its question the cell belongs to, from 1; it tells equal cells of two experiments apart
/// @param replica which of several identical contenders measures it, from 1; it tells an A/A pair apart
public record Parameters(Client client, Strategy strategy, int calls, int limit, int connections, double delayMillis,
        Endpoint endpoint, ServerBehaviour server, WireShape wire, DelayPattern pattern, int bytes, int requestBytes,
        RequestShape request, LimitPolicy level, SessionPolicy session, Protocol protocol,
        CallbackPolicy callback, double callbackMillis, OwnSettings settings, Jvm jvm, Stamping stamps,
        Placement placement, Rate rate, Arrivals arrivals, Injection.Place place, double injectedMillis,
        int part, int replica) {
    private static final int LEAST_LOOPS = 10;
    private static final double LOOP_MILLIS = 100;
    private static final int MOST_IN_LOOP = 5_000;

    /// N calls at limit C with a fixed delay; the rest as a plain program has it.
    public static Parameters of(Client client, Strategy strategy, int calls, int limit, double delayMillis) {
        return of(Map.of(Parameter.CLIENT, client, Parameter.STRATEGY, strategy, Parameter.CALLS, calls,
                Parameter.LIMIT, limit, Parameter.DELAY, delayMillis));
    }

    /// Values by parameter; what is not among them is as a plain program has it.
    ///
    /// @throws IllegalArgumentException if client or strategy are not among them
    public static Parameters of(Map<Parameter<?>, Object> values) {
        return new Parameters(Parameter.CLIENT.in(values), Parameter.STRATEGY.in(values), Parameter.CALLS.in(values),
                Parameter.LIMIT.in(values), Parameter.CONNECTIONS.in(values), Parameter.DELAY.in(values),
                Parameter.ENDPOINT.in(values), Parameter.SERVER.in(values), Parameter.WIRE.in(values),
                Parameter.PATTERN.in(values), Parameter.BYTES.in(values), Parameter.REQUEST_BYTES.in(values),
                Parameter.REQUEST.in(values), Parameter.LEVEL.in(values), Parameter.SESSION.in(values),
                Parameter.PROTOCOL.in(values),
                Parameter.CALLBACK.in(values), Parameter.CALLBACK_MILLIS.in(values), Parameter.SETTINGS.in(values),
                Parameter.JVM.in(values), Parameter.STAMPS.in(values), Parameter.PLACEMENT.in(values),
                Parameter.RATE.in(values), Parameter.ARRIVALS.in(values),
                Parameter.PLACE.in(values), Parameter.INJECTED.in(values), Parameter.PART.in(values),
                Parameter.REPLICA.in(values));
    }

    /// The parameters of a benchmark as JMH has them.
    ///
    /// @param texts by name; null for those that the benchmark does not have
    /// @throws IllegalArgumentException if one of them has no such value
    public static Parameters read(Function<String, @Nullable String> texts) {
        Map<Parameter<?>, Object> values = new HashMap<>();
        String hop = texts.apply(Parameter.HOP.name());
        if (hop != null) {
            values.put(Parameter.CLIENT, Parameter.HOP.parse(hop).client());
            values.put(Parameter.STRATEGY, Parameter.HOP.parse(hop).strategy());
        }
        for (Parameter<?> parameter : Parameter.ALL) {
            String text = texts.apply(parameter.name());
            if (text != null) {
                values.put(parameter, parameter.parse(text));
            }
        }
        return of(values);
    }

    public <T> Parameters with(Parameter<T> parameter, T value) {
        Map<Parameter<?>, Object> values = new HashMap<>();
        Parameter.ALL.forEach(each -> values.put(each, each.of(this)));
        values.put(parameter, value);
        return of(values);
    }

    public Parameters delaysDividedBy(int by) {
        return with(Parameter.DELAY, delayMillis / by);
    }

    /// The raw exchange of the same bytes at the same level under the same way of waiting, see [Floor].
    public Parameters floor() {
        return Floor.of(this);
    }

    /// False where the client cannot make such a call, as some floors cannot.
    public boolean exists() {
        return Floor.exists(this);
    }

    /// True where fewer [#connections] than calls at once hold the calls back.
    public boolean isBounded() {
        return client.form(strategy.blocking()).bounded().contains(protocol);
    }

    /// True where client and server are put on cores that are chosen.
    public boolean isPlaced() {
        return placement != Placement.FREE;
    }

    /// The server's delays in submit order, repeated over the calls.
    public List<Double> delaysMillis() {
        return pattern.delaysMillis(delayMillis);
    }

    /// Most calls that caller, pool and library let through at once.
    ///
    /// @param caller most that the caller lets through
    public int atOnce(int caller) {
        return Math.min(asked(caller), pool());
    }

    /// Who calls, and how, whatever the rate: calls at all rates go through one open client.
    public String contender() {
        return with(Parameter.RATE, Rate.NONE).with(Parameter.ARRIVALS, Arrivals.POISSON).toString();
    }

    /// Most calls that there are at once for the library: at a rate as many as the caller lets through.
    ///
    /// @param caller most that the caller lets through
    public int asked(int caller) {
        return rate.isOpen() ? caller : Math.min(calls, caller);
    }

    /// The same in a closed loop that never ends before it is in its stride, by the first of identical contenders, at a server that does
    /// not stall: how many calls a second it makes is a capacity.
    public Parameters closed() {
        double delay = delaysMillis().stream().mapToDouble(Double::doubleValue).average().orElse(0);
        long loops = Math.max(LEAST_LOOPS, (long) (LOOP_MILLIS / Math.max(1, delay)));
        int enough = Math.clamp(loops * limit, limit, Math.max(limit, MOST_IN_LOOP));
        return with(Parameter.RATE, Rate.NONE).with(Parameter.ARRIVALS, Arrivals.POISSON).with(Parameter.REPLICA, 1)
                .with(Parameter.CALLS, enough).with(Parameter.SERVER, server.steady());
    }

    /// Most calls that the library's own pool and limits let through at once; `Integer.MAX_VALUE` for any number. A client for each
    /// call has limits that no call meets.
    public int pool() {
        if (session == SessionPolicy.PER_REQUEST) {
            return Integer.MAX_VALUE;
        }
        int set = connections == 0 || !isBounded() ? Integer.MAX_VALUE : connections;
        int hidden = level == LimitPolicy.DEFAULT && (isBounded() || !protocol.multiplexed())
                ? client.form(strategy.blocking()).limit()
                : Integer.MAX_VALUE;
        return new SettingsModel(this).pool(Math.min(set, hidden));
    }

    /// Idle connections that the library keeps; `Integer.MAX_VALUE`: as many as it ever has.
    public int idle() {
        return new SettingsModel(this).idle();
    }

    /// Threads on which its callbacks run, on a machine of so many cores.
    public int callbackThreads(int cores) {
        return new SettingsModel(this).callbackThreads(cores);
    }

    /// The JVM that it needs: what is said of it, settings that are system properties of the library, and a strategy that was brought.
    public Jvm process() {
        return jvm.withFlagsBefore(Stream.concat(settings.values().entrySet().stream()
                .filter(entry -> client.setting(entry.getKey()).ofProcess())
                .map(entry -> "-D" + entry.getKey() + "=" + entry.getValue()), strategy.broughtBy().stream()));
    }

    /// The same in nanoseconds.
    public List<Long> delaysNanos() {
        return delaysMillis().stream().map(Parameters::nanos).toList();
    }

    /// True where parameters alone say how long a batch must take. They do not where a wire holds segments back, a name is looked up, calls
    /// share a connection's line, gzip makes an answer shorter, or a strategy or a setting has an effect that is not computed.
    public boolean isPredictable() {
        boolean line = request.gzip() || (protocol.multiplexed() && Math.min(calls, limit) > 1);
        return server.isPredictable() && strategy.isPredictable() && wire.heldShare() == 0 && !wire.isNamed()
                && !(line && wire.megabitsPerSecond() > 0)
                && new SettingsModel(this).isComputed();
    }

    /// Most requests that the server works on at once; the others wait in the server.
    public int servedAtOnce() {
        return Math.min(endpoint.concurrency(), server.concurrency());
    }

    /// What a batch asks of the server at that address.
    public Workload workload(URI address) {
        double added = place == Injection.Place.SERVER ? injectedMillis : 0;
        return new Workload(address, calls, pattern.delaysMillis(delayMillis + added), bytes, endpoint, server,
                RandomBody.random(requestBytes), request);
    }

    /// What will be stamped of a call.
    public Timeline timeline() {
        return place == Injection.Place.NOWHERE
                ? new Timeline(stamps)
                : new Timeline(new Injection(place, nanos(injectedMillis)));
    }

    /// Opens who calls, and how.
    ///
    /// @param trust whose certificates are accepted
    public Caller open(TrustedCertificates trust) {
        return open(ClientSettings.of(connections == 0 ? limit : connections, level, session), trust);
    }

    /// The same with other limits for connecting and for an answer.
    public Caller open(TrustedCertificates trust, Duration connect, Duration answer) {
        return open(new ClientSettings(connections == 0 ? limit : connections, connect, answer, level, session), trust);
    }

    private Caller open(ClientSettings shared, TrustedCertificates trust) {
        return strategy.open(client, shared.over(protocol, trust).with(settings), limit, callback, callbackMillis);
    }

    /// Nanoseconds of so many milliseconds.
    public static long nanos(double millis) {
        return (long) (millis * TimeUnit.MILLISECONDS.toNanos(1));
    }
}
