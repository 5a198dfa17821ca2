// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study.ask;

import io.github.httptoll.bench.BatchBenchmark;
import io.github.httptoll.bench.BlockedLoopBenchmark;
import io.github.httptoll.bench.CompositionBenchmark;
import io.github.httptoll.bench.FanOutBenchmark;
import io.github.httptoll.bench.FloorBenchmark;
import io.github.httptoll.bench.InjectionBenchmark;
import io.github.httptoll.bench.LimitsBenchmark;
import io.github.httptoll.bench.OwnBenchmark;
import io.github.httptoll.bench.ProtocolBenchmark;
import io.github.httptoll.bench.RateBenchmark;
import io.github.httptoll.bench.ServerSideBenchmark;
import io.github.httptoll.bench.SessionBenchmark;
import io.github.httptoll.bench.SingleCallBenchmark;
import io.github.httptoll.bench.cell.Parameter;
import io.github.httptoll.bench.cell.Parameters;
import io.github.httptoll.bench.cell.Refusals;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The questions of the study: a benchmark, the cells of its survey where it has one, and the parameters that it varies, in the order in
/// which they stand in a cell's id. What is claimed of its cells is in `claims.yaml`.
public enum Question {
    SELF_TEST("self-test", InjectionBenchmark.class, "Does a known delay come back in the phase that it was put in?", Survey::selfTest,
            Parameter.CLIENT, Parameter.STRATEGY, Parameter.CALLS, Parameter.LIMIT, Parameter.DELAY, Parameter.PLACE,
            Parameter.INJECTED),
    FAN_OUT("fan-out", FanOutBenchmark.class, "How long does a batch of calls take, and who takes the time?", FanOutSurvey::cells,
            Parameter.CLIENT, Parameter.STRATEGY, Parameter.CALLS, Parameter.LIMIT, Parameter.DELAY, Parameter.PATTERN,
            Parameter.BYTES, Parameter.LEVEL, Parameter.STAMPS, Parameter.PLACEMENT),
    SESSION("session", SessionBenchmark.class, "What does a client, or a connection, for each call cost?", Survey::session,
            Parameter.CLIENT, Parameter.STRATEGY, Parameter.CALLS, Parameter.LIMIT, Parameter.SESSION, Parameter.DELAY),
    PROTOCOL("protocol", ProtocolBenchmark.class, "What do TLS and HTTP/2 change?", Survey::protocol,
            Parameter.CLIENT, Parameter.STRATEGY, Parameter.CALLS, Parameter.LIMIT, Parameter.SESSION,
            Parameter.PROTOCOL, Parameter.DELAY),
    BLOCKED_LOOP("blocked-loop", BlockedLoopBenchmark.class,
            "What happens when the completion callback blocks the thread that brings the answers?", Survey::blockedLoop,
            Parameter.CLIENT, Parameter.STRATEGY, Parameter.CALLS, Parameter.LIMIT, Parameter.CALLBACK,
            Parameter.DELAY),
    LIMITS("limits", LimitsBenchmark.class, "Which limit rules: the caller's, the client's pool, or the server's?",
            Parameter.CLIENT, Parameter.STRATEGY, Parameter.CALLS, Parameter.LIMIT, Parameter.CONNECTIONS,
            Parameter.DELAY, Parameter.ENDPOINT),
    COMPOSITION("composition", CompositionBenchmark.class,
            "What do the shortcuts cost by which calls are put together?",
            Parameter.CLIENT, Parameter.STRATEGY, Parameter.CALLS, Parameter.LIMIT, Parameter.DELAY),
    SERVER_SIDE("server-side", ServerSideBenchmark.class,
            "What does the way in which a server is written do to calls that are made at once?",
            Parameter.CLIENT, Parameter.STRATEGY, Parameter.CALLS, Parameter.LIMIT, Parameter.DELAY,
            Parameter.ENDPOINT),
    SINGLE_CALL("single-call", SingleCallBenchmark.class,
            "What does one call cost, warm and with nothing else running?", Survey::singleCall,
            Parameter.CLIENT, Parameter.STRATEGY, Parameter.CALLS, Parameter.DELAY, Parameter.PLACEMENT),
    RATE("rate", RateBenchmark.class, "What latency do users feel when calls arrive at a rate?", RateSurvey::cells,
            Parameter.CLIENT, Parameter.STRATEGY, Parameter.RATE, Parameter.ARRIVALS, Parameter.CALLS, Parameter.LIMIT,
            Parameter.CONNECTIONS, Parameter.DELAY, Parameter.SERVER),
    FLOOR("floor", FloorBenchmark.class,
            "What do the parts cost that every concurrent call is made of, without an HTTP client?", Survey::floor,
            Parameter.HOP, Parameter.CALLS),
    /// Everything that a study file may say.
    OWN("own", OwnBenchmark.class, "What was asked in the study file",
            Stream.concat(Parameter.inStudyFiles().stream(), Stream.of(Parameter.PART)).toArray(Parameter<?>[]::new));

    private final String id;
    private final Class<? extends BatchBenchmark> benchmark;
    private final String text;
    private final Function<Tier, List<Parameters>> survey;
    private final List<Parameter<?>> varied;

    /// Without a survey: its cells are those that are claimed of.
    Question(String id, Class<? extends BatchBenchmark> benchmark, String text, Parameter<?>... varied) {
        this(id, benchmark, text, _ -> List.of(), varied);
    }

    Question(String id, Class<? extends BatchBenchmark> benchmark, String text,
            Function<Tier, List<Parameters>> survey, Parameter<?>... varied) {
        this.id = id;
        this.benchmark = benchmark;
        this.text = text;
        this.survey = survey;
        this.varied = Stream.concat(Stream.of(varied), Stream.of(Parameter.REPLICA)).toList();
    }

    /// The suite's own questions: all but the user's.
    public static List<Question> suite() {
        return Stream.of(values()).filter(question -> question != OWN).toList();
    }

    /// The question that a benchmark answers.
    ///
    /// @param benchmark its full name in JMH
    /// @throws IllegalArgumentException if there is none
    public static Question answeredBy(String benchmark) {
        return Stream.of(values()).filter(question -> question.benchmark().equals(benchmark)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no question is answered by " + benchmark));
    }

    /// True where it asks for rounds, queues and handshakes, which change a batch by multiples, and not for percents.
    public boolean comparesMultiples() {
        return this == LIMITS || this == COMPOSITION || this == SERVER_SIDE || this == SESSION || this == PROTOCOL;
    }

    /// The name it is asked for by.
    public String id() {
        return id;
    }

    String text() {
        return text;
    }

    /// The cells that draw its map at a tier, in addition to those that are claimed of.
    List<Parameters> survey(Tier tier) {
        return survey.apply(tier);
    }

    /// The full name of the benchmark in JMH.
    public String benchmark() {
        return benchmark.getName() + ".batch";
    }

    /// The benchmark's parameters in that cell as JMH takes them, by name, in the order in which people read them.
    ///
    /// @throws IllegalArgumentException if the cell differs from a plain program in something that the benchmark does not vary
    public Map<String, String> params(Parameters cell) {
        Parameter.ALL.stream().filter(parameter -> !varies(parameter) && !parameter.isPlain(cell)).findFirst()
                .ifPresent(other -> Refusals.require(false, other.name(), other.text(cell),
                        "what every cell of " + id + " has: it has no such parameter"));
        Map<String, String> texts = new LinkedHashMap<>();
        varied.forEach(parameter -> texts.put(parameter.name(), parameter.text(cell)));
        return texts;
    }

    private boolean varies(Parameter<?> parameter) {
        return varied.contains(parameter)
                || (varied.contains(Parameter.HOP) && List.of(Parameter.CLIENT, Parameter.STRATEGY).contains(parameter));
    }

    /// The id of the experiment that a cell belongs to.
    String experiment(Parameters cell) {
        return id + (Parameter.PART.isPlain(cell) ? "" : "-" + cell.part());
    }

    /// A cell's id: the experiment and its parameters. It is a key and for people; nothing parses it.
    ///
    /// @throws IllegalArgumentException as [#params] does
    public String id(Parameters cell) {
        params(cell);
        return experiment(cell) + "/" + varied.stream().flatMap(parameter -> parameter.inId(cell))
                .collect(Collectors.joining("/"));
    }
}
