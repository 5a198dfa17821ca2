// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study.ask;

import io.github.httptoll.bench.cell.Parameter;
import io.github.httptoll.bench.cell.Parameters;
import io.github.httptoll.bench.cell.Refusals;
import io.github.httptoll.bench.client.Client;
import io.github.httptoll.bench.fixture.ChildJvm;
import io.github.httptoll.bench.strategy.Strategy;
import io.github.httptoll.bench.workload.Rate;
import io.github.httptoll.client.ClientSettings.LimitPolicy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/// Reads the parameters of a cell as a study file says them: client and strategy, and what else is not as in a plain program.
final class CellReader extends StdDeserializer<Parameters> {
    private static final double DELAY_MILLIS = 50;
    private static final int LIMIT = 10;

    /// Of the client's library, where that is not the build's.
    private static final String VERSION = "version";

    private final Map<String, Integer> further;

    CellReader() {
        this(Map.of());
    }

    /// @param further whole numbers that may be said of what is not a cell alone, by name; each that is said takes the place of its value
    CellReader(Map<String, Integer> further) {
        super(Parameters.class);
        this.further = further;
    }

    @Override
    public Parameters deserialize(JsonParser file, DeserializationContext context) {
        if (!file.isExpectedStartObjectToken()) {
            return context.reportInputMismatch(this, "client, strategy and what else differs are expected here");
        }
        Map<Parameter<?>, Object> said = new HashMap<>();
        String version = null;
        Map<String, Integer> lines = new HashMap<>();
        for (String name = file.nextName(); name != null; name = file.nextName()) {
            lines.put(name, line(file));
            if (further.containsKey(name)) {
                further.put(name, whole(name, file.nextToken(), file));
                continue;
            }
            if (name.equals(VERSION)) {
                file.nextToken();
                version = file.getString();
                continue;
            }
            Parameter<?> parameter = parameter(name, file);
            JsonToken token = file.nextToken();
            if (token != JsonToken.VALUE_NULL) {
                boolean group = token == JsonToken.START_OBJECT && !GroupReader.reads(parameter);
                said.put(parameter, group && parameter.type().isRecord()
                        ? context.readValue(file, parameter.type())
                        : value(parameter, token, file, lines));
            }
        }
        if (version != null) {
            said.put(Parameter.CLIENT, said(Parameter.CLIENT, said.get(Parameter.CLIENT) + "@" + version, file));
        }
        try {
            return complete(said, further.isEmpty());
        } catch (Refusals.Refused e) {
            throw new AtLine(lines.getOrDefault(e.key(), line(file)), e);
        } catch (IllegalArgumentException e) {
            throw DatabindException.from(file, e.getMessage(), e);
        }
    }

    /// What a study file may not say, and the line that says it.
    static final class AtLine extends IllegalArgumentException {
        private static final long serialVersionUID = 1;
        private final int line;

        /// @param cause says what is wrong
        private AtLine(int line, IllegalArgumentException cause) {
            super(cause.getMessage(), cause);
            this.line = line;
        }

        int line() {
            return line;
        }
    }

    private static int line(JsonParser file) {
        return file.currentLocation().getLineNr();
    }

    private static Integer whole(String name, JsonToken token, JsonParser file) {
        String text = GroupReader.text(file, token);
        if (!text.matches("-?\\d{1,9}")) {
            throw DatabindException.from(file, "'" + name + "' is '" + text + "', expected a whole number");
        }
        return Integer.valueOf(text);
    }

    private Parameter<?> parameter(String name, JsonParser file) {
        List<Parameter<?>> known = Parameter.inStudyFiles();
        return known.stream().filter(parameter -> parameter.name().equals(name)).findFirst()
                .orElseThrow(() -> UnrecognizedPropertyException.from(file, Parameters.class, name,
                        Stream.<Object>concat(known.stream().map(Parameter::name),
                                Stream.concat(Stream.of(VERSION), further.keySet().stream())).toList()));
    }

    private static <T> T said(Parameter<T> parameter, String text, JsonParser file) {
        try {
            return parameter.said(text);
        } catch (IllegalArgumentException e) {
            throw DatabindException.from(file, e.getMessage(), e);
        }
    }

    private static Object value(Parameter<?> parameter, JsonToken token, JsonParser file, Map<String, Integer> lines) {
        try {
            if (parameter == Parameter.SETTINGS) {
                return GroupReader.settings(file, lines);
            }
            return parameter == Parameter.JVM
                    ? GroupReader.jvm(file)
                    : said(parameter, GroupReader.text(file, token), file);
        } catch (IllegalArgumentException e) {
            throw DatabindException.from(file, e.getMessage(), e);
        }
    }

    /// With settings of its own a library keeps what they do not name, unless the file says otherwise.
    private static Parameters complete(Map<Parameter<?>, Object> said, boolean isTimed) {
        boolean isOpen = said.get(Parameter.RATE) instanceof Rate rate && rate.isOpen();
        said.putIfAbsent(Parameter.CALLS, isOpen ? 1 : SurveyScope.CALLS);
        said.putIfAbsent(Parameter.DELAY, DELAY_MILLIS);
        if (said.get(Parameter.STRATEGY) instanceof Strategy how) {
            said.putIfAbsent(Parameter.LIMIT, how.isSequential() ? 1 : LIMIT);
        }
        if (said.containsKey(Parameter.SETTINGS) && said.get(Parameter.CLIENT) instanceof Client client
                && client.ownsConnectionPool()) {
            said.putIfAbsent(Parameter.LEVEL, LimitPolicy.DEFAULT);
        }
        Parameters cell = Parameters.of(said);
        Refusals.check(cell);
        if (isTimed) {
            Refusals.timed(cell);
        }
        Refusals.jvm(cell.process(), ChildJvm.java());
        return cell;
    }
}
