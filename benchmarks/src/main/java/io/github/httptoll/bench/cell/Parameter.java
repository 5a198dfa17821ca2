// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.cell;

import io.github.httptoll.bench.client.Brought;
import io.github.httptoll.bench.client.Client;
import io.github.httptoll.bench.placement.Placement;
import io.github.httptoll.bench.strategy.CallbackPolicy;
import io.github.httptoll.bench.strategy.Strategy;
import io.github.httptoll.bench.timeline.Injection;
import io.github.httptoll.bench.timeline.Stamping;
import io.github.httptoll.bench.workload.Arrivals;
import io.github.httptoll.bench.workload.DelayPattern;
import io.github.httptoll.bench.workload.Endpoint;
import io.github.httptoll.bench.workload.NamedValues;
import io.github.httptoll.bench.workload.Rate;
import io.github.httptoll.bench.workload.RequestShape;
import io.github.httptoll.bench.workload.ServerBehaviour;
import io.github.httptoll.bench.workload.WireShape;
import io.github.httptoll.bench.workload.Workload;
import io.github.httptoll.client.ClientSettings.LimitPolicy;
import io.github.httptoll.client.ClientSettings.SessionPolicy;
import io.github.httptoll.client.OwnSettings;
import io.github.httptoll.client.Protocol;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One parameter of a cell: its name in JMH and in study files, its values, and what a plain program has. [#ALL] is the table of
/// them; it and the record [Parameters] are what a new parameter is added to.
public final class Parameter<T> {
    private static final int MOST_CALLS = 10_000;

    public static final Parameter<Client> CLIENT = new Parameter<>("client", Client.class, Client::named,
            any -> true, "one of " + List.of(Client.values()), null, Parameters::client);
    public static final Parameter<Strategy> STRATEGY = new Parameter<>("strategy", Strategy.class, Strategy::named,
            any -> true, "one of " + List.of(Strategy.values()), null, Parameters::strategy);
    public static final Parameter<Integer> CALLS = whole("calls", 1, 1, Parameters::calls);
    public static final Parameter<Integer> LIMIT = whole("limit", 1, 1, Parameters::limit);
    public static final Parameter<Integer> CONNECTIONS = whole("connections", 0, 0, Parameters::connections);
    public static final Parameter<Double> DELAY = number("delayMillis", Parameters::delayMillis);
    public static final Parameter<Endpoint> ENDPOINT = choice("endpoint", Endpoint.class, Endpoint.DELAY,
            Parameters::endpoint, Trait.WAITED_FOR);
    public static final Parameter<ServerBehaviour> SERVER = named("server", ServerBehaviour.class, ServerBehaviour.USUAL,
            Parameters::server);
    public static final Parameter<WireShape> WIRE = named("wire", WireShape.class, WireShape.USUAL, Parameters::wire);
    public static final Parameter<DelayPattern> PATTERN = choice("pattern", DelayPattern.class, DelayPattern.FIXED,
            Parameters::pattern, Trait.WAITED_FOR);
    public static final Parameter<Integer> BYTES = new Parameter<>("bytes", Integer.class, Integer::valueOf,
            any -> true, "a whole number", Workload.BYTES, Parameters::bytes, Trait.LABELLED, Trait.BRIEF,
            Trait.WAITED_FOR);
    public static final Parameter<Integer> REQUEST_BYTES = new Parameter<>("requestBytes", Integer.class, Integer::valueOf,
            any -> true, "a whole number", 0, Parameters::requestBytes, Trait.LABELLED, Trait.BRIEF, Trait.WAITED_FOR);
    public static final Parameter<RequestShape> REQUEST = named("request", RequestShape.class, RequestShape.USUAL, Parameters::request);
    public static final Parameter<LimitPolicy> LEVEL = choice("level", LimitPolicy.class, LimitPolicy.TUNED, Parameters::level);
    public static final Parameter<SessionPolicy> SESSION = choice("session", SessionPolicy.class, SessionPolicy.SHARED,
            Parameters::session, Trait.WAITED_FOR);
    public static final Parameter<Protocol> PROTOCOL = choice("protocol", Protocol.class, Protocol.HTTP_1_1,
            Parameters::protocol, Trait.WAITED_FOR);
    public static final Parameter<CallbackPolicy> CALLBACK = choice("callback", CallbackPolicy.class,
            CallbackPolicy.NOTHING, Parameters::callback, Trait.WAITED_FOR);
    /// How long the work of [#CALLBACK] takes; 0: as long as that has it.
    public static final Parameter<Double> CALLBACK_MILLIS = new Parameter<>("callbackMillis", Double.class, Double::valueOf,
            any -> true, "a number", 0.0, Parameters::callbackMillis, Trait.LABELLED, Trait.BRIEF, Trait.WAITED_FOR);
    public static final Parameter<OwnSettings> SETTINGS = new Parameter<>("settings", OwnSettings.class, OwnSettings::parse,
            any -> true, "names and values", OwnSettings.NONE, Parameters::settings, Trait.LABELLED, Trait.BRIEF);
    public static final Parameter<Jvm> JVM = new Parameter<>("jvm", Jvm.class, Jvm::parse, any -> true,
            "java, flags and cores", Jvm.SAME, Parameters::jvm, Trait.LABELLED, Trait.BRIEF, Trait.WAITED_FOR);
    public static final Parameter<Stamping> STAMPS = choice("stamps", Stamping.class, Stamping.ON, Parameters::stamps,
            Trait.LABELLED, Trait.BRIEF);
    public static final Parameter<Placement> PLACEMENT = choice("placement", Placement.class, Placement.FREE,
            Parameters::placement, Trait.BRIEF, Trait.WAITED_FOR);
    public static final Parameter<Rate> RATE = new Parameter<>("rate", Rate.class, Rate::parse, Rate::isAllowed,
            Rate.EXPECTED, Rate.NONE, Parameters::rate, Trait.LABELLED, Trait.BRIEF, Trait.WAITED_FOR);
    public static final Parameter<Arrivals> ARRIVALS = choice("arrivals", Arrivals.class, Arrivals.POISSON,
            Parameters::arrivals, Trait.BRIEF, Trait.WAITED_FOR);
    public static final Parameter<Injection.Place> PLACE = choice("place", Injection.Place.class,
            Injection.Place.NOWHERE, Parameters::place, Trait.INTERNAL);
    public static final Parameter<Double> INJECTED = number("injectedMillis", Parameters::injectedMillis,
            Trait.INTERNAL);
    public static final Parameter<Integer> PART = whole("part", 1, 1, Parameters::part, Trait.INTERNAL,
            Trait.UNMENTIONED);
    public static final Parameter<Integer> REPLICA = whole("replica", 1, 1, Parameters::replica, Trait.INTERNAL,
            Trait.BRIEF);
    /// Stands for [#CLIENT] and [#STRATEGY] together.
    public static final Parameter<Hop> HOP = choice("hop", Hop.class, null, Hop::of, Trait.INTERNAL);

    /// Every parameter that is a component of [Parameters], in the order of these.
    public static final List<Parameter<?>> ALL = List.of(CLIENT, STRATEGY, CALLS, LIMIT, CONNECTIONS, DELAY, ENDPOINT,
            SERVER, WIRE, PATTERN, BYTES, REQUEST_BYTES, REQUEST, LEVEL, SESSION, PROTOCOL, CALLBACK,
            CALLBACK_MILLIS, SETTINGS, JVM, STAMPS, PLACEMENT, RATE, ARRIVALS, PLACE, INJECTED, PART, REPLICA);

    /// What else there is to know of a parameter.
    private enum Trait {
        /// An id says its name before its value.
        LABELLED,
        /// An id says it only where it is not that of a plain program.
        BRIEF,
        /// No id says it: the name of the experiment does.
        UNMENTIONED,
        /// No study file says it.
        INTERNAL,
        /// Cells of a study file that differ in it belong to different experiments: what machine and JVM make up differs with it.
        WAITED_FOR
    }

    private final String name;
    private final Class<T> type;
    private final Function<String, T> parser;
    private final Predicate<T> allowed;
    private final String expected;
    private final @Nullable T plain;
    private final Function<Parameters, T> getter;
    private final Set<Trait> traits;

    private Parameter(String name, Class<T> type, Function<String, T> parser, Predicate<T> allowed, String expected,
            @Nullable T plain, Function<Parameters, T> getter, Trait... traits) {
        this.name = name;
        this.type = type;
        this.parser = parser;
        this.allowed = allowed;
        this.expected = expected;
        this.plain = plain;
        this.getter = getter;
        this.traits = Set.of(traits);
    }

    private static <E extends Enum<E>> Parameter<E> choice(String name, Class<E> type, @Nullable E plain,
            Function<Parameters, E> getter, Trait... traits) {
        return new Parameter<>(name, type, text -> Enum.valueOf(type, text), any -> true,
                "one of " + List.of(type.getEnumConstants()), plain, getter, traits);
    }

    /// Several values that a study file names, in braces.
    private static <R extends Record> Parameter<R> named(String name, Class<R> type, R plain, Function<Parameters, R> getter) {
        return new Parameter<>(name, type, text -> NamedValues.parse(text, type), any -> true,
                "in braces some of " + NamedValues.names(type), plain, getter, Trait.LABELLED, Trait.BRIEF, Trait.WAITED_FOR);
    }

    private static Parameter<Integer> whole(String name, int least, int plain, Function<Parameters, Integer> getter,
            Trait... traits) {
        return new Parameter<>(name, Integer.class, Integer::valueOf, value -> value >= least && value <= MOST_CALLS,
                "a whole number from " + least + " to " + MOST_CALLS, plain, getter, labelled(traits));
    }

    private static Parameter<Double> number(String name, Function<Parameters, Double> getter, Trait... traits) {
        return new Parameter<>(name, Double.class, Double::valueOf, any -> true, "a number", 0.0, getter,
                labelled(traits));
    }

    private static Trait[] labelled(Trait... traits) {
        return Stream.concat(Stream.of(Trait.LABELLED), Stream.of(traits)).toArray(Trait[]::new);
    }

    /// Those that a study file may say.
    public static List<Parameter<?>> inStudyFiles() {
        return ALL.stream().filter(parameter -> !parameter.traits.contains(Trait.INTERNAL)).toList();
    }

    public String name() {
        return name;
    }

    public Class<T> type() {
        return type;
    }

    /// True where cells of a study file that differ in it belong to different experiments.
    public boolean isWaitedFor() {
        return traits.contains(Trait.WAITED_FOR);
    }

    public T of(Parameters cell) {
        return getter.apply(cell);
    }

    /// That value as JMH takes it.
    public String text(Parameters cell) {
        return String.valueOf(of(cell));
    }

    public boolean isPlain(Parameters cell) {
        return of(cell).equals(plain);
    }

    /// How an id says its value; empty where that goes without saying.
    public Stream<String> inId(Parameters cell) {
        if (traits.contains(Trait.UNMENTIONED) || (traits.contains(Trait.BRIEF) && isPlain(cell))) {
            return Stream.empty();
        }
        return Stream.of((traits.contains(Trait.LABELLED) ? name + "=" : "") + text(cell));
    }

    /// The value that JMH's text stands for.
    ///
    /// @throws IllegalArgumentException if it is none
    T parse(String text) {
        return parser.apply(text);
    }

    /// The value that a study file says.
    ///
    /// @throws IllegalArgumentException if it may not say that; the message says what was expected
    public T said(String text) {
        Optional<T> value = parsed(text).filter(allowed);
        Refusals.require(value.isPresent(), name, text, expected);
        return value.orElseThrow();
    }

    private Optional<T> parsed(String text) {
        try {
            return Optional.of(parser.apply(text));
        } catch (Brought.Unusable e) {
            throw e;
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /// Its value among those, or a plain program's.
    ///
    /// @throws IllegalArgumentException if it is not there and there is no plain one
    T in(Map<Parameter<?>, Object> values) {
        Object value = values.getOrDefault(this, plain);
        if (value == null) {
            throw new IllegalArgumentException("'" + name + "' is missing, expected " + expected);
        }
        return type.cast(value);
    }
}
