// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.workload;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The text of a record of named values, as JMH takes it: those that are not as usual, such as `threads:7+stallMillis:100.0`. A study file
/// has the same names, in braces.
public final class NamedValues {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
    public static final String USUAL = "USUAL";

    private NamedValues() {}

    static <T extends Record> String text(T value, T usual) {
        String text = Stream.of(value.getClass().getRecordComponents())
                .filter(component -> !of(component, value).equals(of(component, usual)))
                .map(component -> component.getName() + ":" + of(component, value)).collect(Collectors.joining("+"));
        return text.isEmpty() ? USUAL : text;
    }

    private static Object of(RecordComponent component, Record value) {
        try {
            return component.getAccessor().invoke(value);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(component + " cannot be read", e);
        }
    }

    /// The value of a text.
    ///
    /// @throws IllegalArgumentException if it is none
    public static <T extends Record> T parse(String text, Class<T> type) {
        Map<String, String> values = new LinkedHashMap<>();
        if (!text.equals(USUAL)) {
            for (String pair : text.split("\\+", -1)) {
                int colon = pair.indexOf(':');
                if (colon < 0) {
                    throw new IllegalArgumentException("'" + pair + "' is not one of " + names(type) + " with a value");
                }
                values.put(pair.substring(0, colon), pair.substring(colon + 1));
            }
        }
        try {
            return JSON.convertValue(values, type);
        } catch (JacksonException e) {
            throw new IllegalArgumentException(e.getCause() instanceof IllegalArgumentException own
                    ? own.getMessage()
                    : e.getOriginalMessage(), e);
        }
    }

    /// The number that a record has under a name; of what is true or false, 1 or 0.
    ///
    /// @throws IllegalArgumentException if it has none
    public static double number(Record value, String name) {
        RecordComponent named = Stream.of(value.getClass().getRecordComponents())
                .filter(each -> each.getName().equals(name))
                .findFirst().orElseThrow(() -> new IllegalArgumentException("no " + name + " in " + value));
        return switch (of(named, value)) {
            case Number number -> number.doubleValue();
            case Boolean flag -> flag ? 1 : 0;
            case Object other -> throw new IllegalArgumentException(name + " is " + other + ", which is no number");
        };
    }

    /// The names of a record's values, in its order.
    public static String names(Class<? extends Record> type) {
        return Stream.of(type.getRecordComponents()).map(RecordComponent::getName).collect(Collectors.joining(", "));
    }

    /// A value, or the usual one where none is given.
    static <T> T or(@Nullable T value, T usual) {
        return value == null ? usual : value;
    }

    /// Refuses what may not be said.
    ///
    /// @throws IllegalArgumentException if it does not hold
    static void require(boolean holds, String name, Object value, String expected) {
        if (!holds) {
            throw new IllegalArgumentException("'%s' is '%s', expected %s".formatted(name, value, expected));
        }
    }
}
