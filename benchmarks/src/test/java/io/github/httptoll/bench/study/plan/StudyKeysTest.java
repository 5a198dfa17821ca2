// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.github.httptoll.bench.cell.Parameter;
import io.github.httptoll.bench.cell.Parameters;
import io.github.httptoll.bench.client.Client;
import io.github.httptoll.bench.placement.Placement;
import io.github.httptoll.bench.strategy.Strategy;
import io.github.httptoll.bench.study.ask.Claim;
import io.github.httptoll.bench.study.ask.ClaimEntry;
import io.github.httptoll.bench.study.ask.Question;
import io.github.httptoll.client.ClientSettings.LimitPolicy;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever a study file may say makes a difference to what is measured or judged.
class StudyKeysTest {
    private static final Map<String, String> CELL = Map.of("client", "OKHTTP", "strategy", "FUTURES", "calls", "40",
            "limit", "20", "delayMillis", "20");
    /// By key: a value that is neither that of [#CELL] nor a plain program's, where it is not just another number or constant.
    private static final Map<String, String> OTHER_CELL = Map.ofEntries(Map.entry("client", "APACHE_ASYNC"),
            Map.entry("strategy", "VIRTUAL_THREADS"), Map.entry("connections", "21"), Map.entry("endpoint", "VIRTUAL"),
            Map.entry("server", "{threads: 7}"), Map.entry("wire", "{megabitsPerSecond: 5.0}"),
            Map.entry("request", "{headers: X-A=b}"), Map.entry("session", "PER_REQUEST"),
            Map.entry("callback", "SLEEP_ON_POOL"), Map.entry("protocol", "H2"), Map.entry("placement", "APART"),
            Map.entry("rate", "80%"), Map.entry("settings", "{maxRequests: 7}"),
            Map.entry("jvm", "{flags: [-Dsome=thing]}"));
    /// As the parameters have them.
    private static final Map<String, String> AS_PARAMETER = Map.of("settings", "maxRequests=7", "jvm",
            "flags=-Dsome=thing");
    private static final Map<String, String> QUESTION = Map.of("id", "mine", "a",
            "{client: OKHTTP, strategy: FUTURES}", "b", "{client: JETTY, strategy: FUTURES}");
    private static final Map<String, String> OTHER_QUESTION = Map.ofEntries(Map.entry("id", "other"),
            Map.entry("source", "an-article"), Map.entry("says", "a sentence"),
            Map.entry("a", "{client: JDK, strategy: FUTURES}"), Map.entry("b", "{client: VERTX, strategy: FUTURES}"),
            Map.entry("direction", "faster"), Map.entry("ratio", "[0.5, 0.9]"), Map.entry("delta", "0.2"),
            Map.entry("scaled", "true"), Map.entry("notice", "a word"), Map.entry("change", "a word"),
            Map.entry("elsewhere", "a word"));

    @TempDir
    Path directory;

    /// Another value than that of [#CELL] and of a plain program.
    static String other(String key) {
        Object[] constants = Parameter.inStudyFiles().stream().filter(parameter -> parameter.name().equals(key))
                .findFirst().orElseThrow().type().getEnumConstants();
        return OTHER_CELL.getOrDefault(key, constants == null ? "7" : String.valueOf(constants[constants.length - 1]));
    }

    static List<String> cellKeys() {
        return Parameter.inStudyFiles().stream().map(Parameter::name).toList();
    }

    static List<String> questionKeys() {
        Method creator = Stream.of(ClaimEntry.class.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(JsonCreator.class)).findFirst().orElseThrow();
        return Arrays.stream(creator.getParameters()).map(java.lang.reflect.Parameter::getName).toList();
    }

    @Test
    void everyKeyIsTried() {
        assertTrue(cellKeys().containsAll(OTHER_CELL.keySet()));
        assertEquals(new TreeSet<>(questionKeys()), new TreeSet<>(OTHER_QUESTION.keySet()));
    }

    @ParameterizedTest
    @MethodSource("cellKeys")
    void cellsThatDifferInOneKeyAreTwo(String key) throws IOException {
        assumeTrue(!key.equals("placement") || Placement.APART.obstacle() == null);
        Map<String, String> one = new LinkedHashMap<>(
                key.equals("callbackMillis") ? with(CELL, "callback", "SLEEP_ON_POOL") : CELL);
        if (key.equals("rate") || key.equals("arrivals")) {
            one.put("calls", "1"); // A rate says how many there are.
        }
        if (key.equals("arrivals")) {
            one.put("rate", "80%");
        }
        StudyPlan plan = plan(Map.of("id", "mine", "a", yaml(one), "b", yaml(with(one, key, other(key)))));
        Claim<String> claim = plan.claims().getFirst();
        assertNotEquals(claim.a(), claim.b());
        assertNotEquals(params(plan, claim.a()), params(plan, claim.b()));
        String said = AS_PARAMETER.getOrDefault(key, other(key).replaceAll("[{} ]", ""));
        assertTrue(params(plan, claim.b()).get(key).startsWith(said), claim.b());
    }

    @ParameterizedTest
    @MethodSource("questionKeys")
    void questionsThatDifferInOneKeyAreTwoClaims(String key) throws IOException {
        assertNotEquals(plan(QUESTION).claims(), plan(with(QUESTION, key, OTHER_QUESTION.get(key))).claims());
    }

    @Test
    void anExperimentOfTheSuiteRefusesWhatItsBenchmarkCannotVary() {
        Parameters spec = Parameters.of(Client.OKHTTP, Strategy.FUTURES, 20, 10, 0);
        String message = assertThrows(IllegalArgumentException.class,
                () -> Question.SESSION.id(spec.with(Parameter.LEVEL, LimitPolicy.DEFAULT))).getMessage();
        assertEquals("'level' is 'DEFAULT', expected what every cell of session has: it has no such parameter",
                message);
        assertTrue(assertThrows(IllegalArgumentException.class, () -> Question.SINGLE_CALL.id(spec)).getMessage()
                .startsWith("'limit' is '10'"));
    }

    private StudyPlan plan(Map<String, String> question) throws IOException {
        Path file = Files.writeString(directory.resolve("study.yaml"), "questions:\n  - " + yaml(question) + "\n");
        return Plans.own(file);
    }

    private static Map<String, String> params(StudyPlan plan, String id) {
        return plan.cells().filter(cell -> cell.id().equals(id)).findFirst().orElseThrow().params();
    }

    private static Map<String, String> with(Map<String, String> all, String key, String value) {
        Map<String, String> other = new LinkedHashMap<>(all);
        other.put(key, value);
        return other;
    }

    private static String yaml(Map<String, String> values) {
        return values.entrySet().stream().map(entry -> entry.getKey() + ": " + entry.getValue())
                .collect(Collectors.joining(", ", "{", "}"));
    }
}
