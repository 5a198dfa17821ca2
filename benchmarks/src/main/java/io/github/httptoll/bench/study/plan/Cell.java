// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study.plan;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.github.httptoll.bench.cell.Jvm;
import io.github.httptoll.bench.cell.Parameter;
import io.github.httptoll.bench.cell.Parameters;
import io.github.httptoll.bench.client.Client;
import io.github.httptoll.bench.strategy.CallbackPolicy;
import io.github.httptoll.bench.strategy.Strategy;
import io.github.httptoll.bench.study.ask.Question;
import io.github.httptoll.bench.study.ask.Tier;
import io.github.httptoll.client.ClientSettings.LimitPolicy;
import io.github.httptoll.client.ClientSettings.SessionPolicy;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One thing that is measured: the parameters of a benchmark, and the effort spent. Everything else that study.yaml says of it follows
/// from these.
///
/// @param id unique in the study
/// @param question whose benchmark measures it
/// @param floor id of the cell whose transport is this cell's network share; null: it is one, or there is none
/// @param sets sets of JVMs that measure it
/// @param blocks measurements in each set
/// @param slotMillis least length of a measurement
/// @param predictedMillis what a batch must take by its parameters alone, see [CostModel]; null: they do not say
@JsonPropertyOrder({"id", "benchmark", "params", "client", "jvm", "strategy", "calls", "limit", "replica", "handOffs",
        "pool", "delaysMillis", "settings", "session", "callback", "floor", "expected", "sets", "blocks", "slotMillis",
        "predictedMillis"})
@JsonAutoDetect(isGetterVisibility = JsonAutoDetect.Visibility.NONE)
public record Cell(String id, @JsonIgnore Question question, @JsonIgnore Parameters parameters, @Nullable String floor,
        int sets,
        int blocks, int slotMillis, @Nullable Double predictedMillis) {
    private static final String REPLICA = " #";
    private static final String WITH = " with ";
    private static final double LONG_BATCH_MILLIS = 400;
    private static final double PRIMED_BELOW_MILLIS = 200;
    private static final double MILLIS_PER_CALL = 0.1;
    /// Least length of what runs uncounted at the beginning of a turn.
    public static final int PRIMING_MILLIS = 5;
    private static final double TURN_MILLIS = 20;
    private static final int MOST_IN_TIMELINE = 200;
    private static final Set<Question> WAVES = Set.of(Question.BLOCKED_LOOP, Question.LIMITS, Question.COMPOSITION,
            Question.SERVER_SIDE, Question.OWN);

    /// A cell without a floor, at the effort of the tier's survey.
    static Cell of(Question question, Parameters parameters, Tier tier, CostModel model) {
        OptionalDouble predicted = model.millis(parameters, tier.slotMillis(true));
        return new Cell(question.id(parameters), question, parameters, null, 1, tier.surveyBlocks(),
                tier.slotMillis(false), predicted.isPresent() ? (Double) predicted.getAsDouble() : null);
    }

    /// A cell as study.yaml has it.
    ///
    /// @param params as JMH takes them, by name
    @JsonCreator
    static Cell read(String id, String benchmark, Map<String, String> params, @Nullable String floor, int sets,
            int blocks,
            int slotMillis, @Nullable Double predictedMillis) {
        return new Cell(id, Question.answeredBy(benchmark), Parameters.read(params::get), floor, sets, blocks,
                slotMillis,
                predictedMillis);
    }

    /// The JMH benchmark's full name.
    @JsonProperty
    public String benchmark() {
        return question.benchmark();
    }

    /// The benchmark's parameters as JMH takes them, all of them.
    @JsonProperty
    public Map<String, String> params() {
        return question.params(parameters);
    }

    @JsonProperty
    public Client client() {
        return parameters.client();
    }

    @JsonProperty
    public Strategy strategy() {
        return parameters.strategy();
    }

    @JsonProperty
    public int calls() {
        return parameters.calls();
    }

    @JsonProperty
    public int limit() {
        return parameters.limit();
    }

    @JsonProperty
    int replica() {
        return parameters.replica();
    }

    /// Threads that a warm request wakes in the client, see [io.github.httptoll.client.Form#handOffs].
    @JsonProperty
    int handOffs() {
        return client().form(strategy().blocking()).handOffs();
    }

    /// Calls that the library's own pool lets through at once; null where it holds none of them back.
    @JsonProperty
    @Nullable
    Integer pool() {
        int atOnce = parameters.asked(parameters.strategy().maxInFlight(limit()));
        return parameters.pool() < atOnce ? (Integer) parameters.pool() : null;
    }

    /// The server's delays in submit order, repeated over the calls.
    @JsonProperty
    public List<Double> delaysMillis() {
        return parameters.delaysMillis();
    }

    @JsonProperty
    LimitPolicy settings() {
        return parameters.level();
    }

    @JsonProperty
    SessionPolicy session() {
        return parameters.session();
    }

    @JsonProperty
    CallbackPolicy callback() {
        return parameters.callback();
    }

    /// What the server may see in a measurement; outside of it the cell is invalid.
    @JsonProperty
    Expected expected() {
        return Expected.of(parameters);
    }

    /// Who calls, and how: client × strategy.
    String contender() {
        return client() + " × " + strategy() + (replica() == 1 ? "" : REPLICA + replica());
    }

    /// The JVM that measures this cell: one for each client of a set, whatever the way of waiting, and one more for each other JDK, flags
    /// and cores. Most of what a compiler works on is the library's own code, which all ways share.
    public String jvm() {
        Jvm process = parameters.process();
        return client() + (process.equals(Jvm.SAME) ? "" : WITH + process)
                + (replica() == 1 ? "" : REPLICA + replica());
    }

    /// That JVM's name where it runs on another JDK, other flags or cores than the study's own; null: it does not.
    @JsonProperty("jvm")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Nullable
    String otherJvm() {
        return parameters.process().equals(Jvm.SAME) ? null : jvm();
    }

    /// The JVM of whose code that one is another; itself where it is none.
    public static String original(String jvm) {
        int replica = jvm.indexOf(REPLICA);
        return replica < 0 ? jvm : jvm.substring(0, replica);
    }

    /// The client of a JVM, by its name.
    public static Client clientOf(String jvm) {
        return Client.named(jvm.substring(0, (jvm + " ").indexOf(' ')));
    }

    /// What the cells of one level have in common: everything but who calls, and how.
    String workload() {
        String delays = delaysMillis().stream().map(delay -> delay % 1 == 0
                ? String.valueOf(delay.longValue())
                : delay.toString()).collect(Collectors.joining("/"));
        return (isOpen() ? "" : calls() + " calls, ") + "C=" + limit() + ", " + delays + " ms"
                + Stream.of(Parameter.RATE, Parameter.ARRIVALS, Parameter.CONNECTIONS, Parameter.ENDPOINT,
                        Parameter.LEVEL, Parameter.SESSION, Parameter.CALLBACK, Parameter.PLACEMENT)
                        .filter(parameter -> !parameter.isPlain(parameters))
                        .map(parameter -> ", " + parameter.text(parameters)).collect(Collectors.joining());
    }

    Cell withFloorAmong(Set<String> ids) {
        if (parameters.floor().client() == client() || client() == Client.NO_TRANSPORT
                || (isOpen() && parameters.connections() > 0)) {
            return this;
        }
        String raw = question.id(parameters.floor());
        return new Cell(id, question, parameters, ids.contains(raw) ? raw : null, sets, blocks, slotMillis,
                predictedMillis);
    }

    Cell withEffort(int inSets, int inBlocks, int leastMillis) {
        return new Cell(id, question, parameters, floor, inSets, inBlocks,
                isOpen() ? Math.max(leastMillis, Level.leastMillis(parameters)) : leastMillis, predictedMillis);
    }

    /// True where its calls arrive at a rate.
    public boolean isOpen() {
        return parameters.rate().isOpen();
    }

    /// Rough time of a batch: what it must take, and a little for each call.
    double batchMillis() {
        double must = predictedMillis == null ? Level.roughMillis(parameters) : predictedMillis;
        return isOpen() ? Level.withRamp(slotMillis) + must : must + calls() * MILLIS_PER_CALL;
    }

    /// True where the timeline of one batch shows what its numbers only say: limits and callbacks that make waves of the calls.
    public boolean showsWaves() {
        return fitsATimeline() && (settings() == LimitPolicy.DEFAULT || WAVES.contains(question));
    }

    /// True where a timeline of one batch can be read.
    public boolean fitsATimeline() {
        return calls() > 1 && calls() <= MOST_IN_TIMELINE;
    }

    /// True where its calls wait for the server.
    public boolean waits() {
        return delaysMillis().stream().anyMatch(delay -> delay > 0);
    }

    /// True where one batch takes about half a second or more.
    boolean isLong() {
        return batchMillis() >= LONG_BATCH_MILLIS;
    }

    /// True where a turn begins with a batch that is not counted: it refills caches and wakes threads that slept while others had the
    /// turn. A batch that takes as long as several others is not worth that.
    public boolean isPrimed() {
        return !isOpen() && batchMillis() < PRIMED_BELOW_MILLIS;
    }

    /// The same of a closed loop whose batches must take so long.
    static boolean isPrimed(Parameters cell, double predictedMillis) {
        return predictedMillis + cell.calls() * MILLIS_PER_CALL < PRIMED_BELOW_MILLIS;
    }

    /// Rough time of one measurement, its uncounted batch included: for the estimate of the time left.
    public double plannedMillis() {
        return TURN_MILLIS + (isPrimed() ? Math.max(PRIMING_MILLIS, batchMillis()) : 0)
                + Math.max(slotMillis, batchMillis());
    }
}
