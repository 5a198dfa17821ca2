// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study.ask;

import io.github.httptoll.bench.cell.Parameter;
import io.github.httptoll.bench.cell.Parameters;
import io.github.httptoll.bench.cell.Refusals;
import io.github.httptoll.bench.strategy.Strategy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    CellReader() {
        super(Parameters.class);
    }

    @Override
    public Parameters deserialize(JsonParser file, DeserializationContext context) {
        if (!file.isExpectedStartObjectToken()) {
            return context.reportInputMismatch(this, "client, strategy and what else differs are expected here");
        }
        Map<Parameter<?>, Object> said = new HashMap<>();
        for (String name = file.nextName(); name != null; name = file.nextName()) {
            Parameter<?> parameter = parameter(name, file);
            JsonToken token = file.nextToken();
            if (token != JsonToken.VALUE_NULL) {
                said.put(parameter, token == JsonToken.START_OBJECT && parameter.type().isRecord()
                        ? context.readValue(file, parameter.type())
                        : value(parameter, token, file));
            }
        }
        try {
            return complete(said);
        } catch (IllegalArgumentException e) {
            throw DatabindException.from(file, e.getMessage(), e);
        }
    }

    private static Parameter<?> parameter(String name, JsonParser file) {
        List<Parameter<?>> known = Parameter.inStudyFiles();
        return known.stream().filter(parameter -> parameter.name().equals(name)).findFirst()
                .orElseThrow(() -> UnrecognizedPropertyException.from(file, Parameters.class, name,
                        known.stream().<Object>map(Parameter::name).toList()));
    }

    private static Object value(Parameter<?> parameter, JsonToken token, JsonParser file) {
        try {
            return parameter.said(token.isNumeric() ? String.valueOf(file.getNumberValue()) : file.getString());
        } catch (IllegalArgumentException e) {
            throw DatabindException.from(file, e.getMessage(), e);
        }
    }

    private static Parameters complete(Map<Parameter<?>, Object> said) {
        said.putIfAbsent(Parameter.CALLS, SurveyScope.CALLS);
        said.putIfAbsent(Parameter.DELAY, DELAY_MILLIS);
        if (said.get(Parameter.STRATEGY) instanceof Strategy how) {
            said.putIfAbsent(Parameter.LIMIT, how.isSequential() ? 1 : LIMIT);
        }
        Parameters cell = Parameters.of(said);
        Refusals.check(cell);
        return cell;
    }
}
