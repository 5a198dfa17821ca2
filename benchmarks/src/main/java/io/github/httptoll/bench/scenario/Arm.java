// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.scenario;

import io.github.httptoll.bench.cell.Parameter;
import io.github.httptoll.bench.cell.Parameters;
import io.github.httptoll.client.OwnSettings;
import io.github.httptoll.client.Setting.Part;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// One side of a counted question: calls as a cell makes them, and what is only counted.
///
/// @param params the parameters of the cell that differ from a plain program's, as text, by name
/// @param connectMillis limit for a new connection
/// @param answerMillis limit for an answer
/// @param retries how often the caller repeats a call that failed
/// @param batches one after the other
/// @param pauseMillis between two batches
/// @param paceMillis between the starts of two calls of a batch; 0: they are due together
/// @param warm calls that are made before and not counted
/// @param patienceMillis after which a call of a batch is unfinished
public record Arm(Map<String, String> params, int connectMillis, int answerMillis, int retries, int batches,
        int pauseMillis,
        int paceMillis, int warm, int patienceMillis) {
    /// Starting two JVMs and what they load.
    private static final double START_MILLIS = 1_500;

    /// A side of a question, as a file says it.
    ///
    /// @param limits by the names of the components
    /// @param leaseMillis limit for waiting for a connection of the pool; 0: the library's own
    /// @throws IllegalArgumentException if the library has no such limit
    public static Arm of(Parameters cell, Map<String, Integer> limits, int leaseMillis) {
        return new Arm(texts(leaseMillis == 0 ? cell : leasing(cell, leaseMillis)), of(limits, "connectMillis"),
                of(limits, "answerMillis"), of(limits, "retries"), of(limits, "batches"), of(limits, "pauseMillis"),
                of(limits, "paceMillis"), of(limits, "warm"), of(limits, "patienceMillis"));
    }

    private static int of(Map<String, Integer> limits, String name) {
        return limits.getOrDefault(name, 0);
    }

    private static Parameters leasing(Parameters cell, int millis) {
        String name = cell.client().settings().stream().filter(setting -> setting.part() == Part.LEASE).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'leaseMillis' is '" + millis + "', expected nothing: "
                        + cell.client() + " has no limit for waiting for a connection"))
                .name();
        Map<String, String> values = new TreeMap<>(cell.settings().values());
        values.put(name, String.valueOf(millis));
        return cell.with(Parameter.SETTINGS, new OwnSettings(values));
    }

    private static Map<String, String> texts(Parameters cell) {
        Map<String, String> texts = new LinkedHashMap<>();
        Parameter.ALL.stream().filter(parameter -> !parameter.isPlain(cell))
                .forEach(parameter -> texts.put(parameter.name(), parameter.text(cell)));
        return texts;
    }

    /// The calls, and who makes them.
    public Parameters cell() {
        return Parameters.read(params::get);
    }

    /// Rough time of it.
    double plannedMillis() {
        double each = cell().delayMillis() * cell().calls() / cell().limit() + (double) paceMillis * cell().calls();
        return START_MILLIS + batches * each + (batches - 1.0) * pauseMillis;
    }

    /// What it is, for people: the parameters and limits by name, those that a plain program has left out.
    public String words() {
        Map<String, Integer> own = new LinkedHashMap<>();
        own.put("connectMillis", connectMillis);
        own.put("answerMillis", answerMillis);
        own.put("retries", retries);
        own.put("batches", batches);
        own.put("pauseMillis", pauseMillis);
        own.put("paceMillis", paceMillis);
        own.put("warm", warm);
        return params.entrySet().stream().map(entry -> entry.getKey() + " " + entry.getValue().replace(";", ", "))
                .collect(Collectors.joining(", "))
                + own.entrySet().stream()
                        .filter(entry -> entry.getValue() != (entry.getKey().equals("batches") ? 1 : 0))
                        .filter(entry -> !entry.getValue().equals(Arms.USUAL.get(entry.getKey())))
                        .map(entry -> ", " + entry.getKey() + " " + entry.getValue()).collect(Collectors.joining());
    }
}
