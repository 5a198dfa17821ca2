// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study.ask;

import io.github.httptoll.bench.cell.Parameters;
import io.github.httptoll.bench.scenario.Arm;
import java.io.InputStream;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// Reads what stands in a study file, the suite's own or a user's, and says what is wrong in the words of the file.
final class StudyFile {
    /// Nothing that stands in a file is left out or bent in silence: no unknown key, no key twice, no half of a call, no second document.
    private static final ObjectMapper YAML = YAMLMapper
            .builder(YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS).disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .addModule(new SimpleModule().addDeserializer(Parameters.class, new CellReader())
                    .addDeserializer(Arm.class, new ArmReader()))
            .build();

    private static final Pattern PLACE = Pattern.compile("(?m)^ in .*line (\\d+), column \\d+");

    private StudyFile() {}

    /// @param name of the file, for people
    /// @throws IllegalArgumentException if it is not such a file; the message says the file, the line and what was expected
    static <T> T read(InputStream text, String name, Class<T> type) {
        try {
            return YAML.readValue(text, type);
        } catch (JacksonException e) {
            throw new IllegalArgumentException(name + ":" + line(e) + ": " + reason(e), e);
        } catch (CellReader.AtLine e) {
            throw new IllegalArgumentException(name + ":" + e.line() + ": " + e.getMessage(), e);
        }
    }

    private static int line(JacksonException e) {
        if (e.getCause() instanceof CellReader.AtLine own) {
            return own.line();
        }
        // What is no YAML says so itself, at the end; its parser is still at the token before.
        return PLACE.matcher(String.valueOf(e.getOriginalMessage())).results()
                .map(place -> Integer.valueOf(place.group(1)))
                .reduce((_, last) -> last).orElse(Math.max(1, e.getLocation().getLineNr()));
    }

    /// What is wrong: its field and what may stand there.
    private static String reason(JacksonException e) {
        if (e.getCause() instanceof IllegalArgumentException own) {
            return String.valueOf(own.getMessage());
        }
        String field = e.getPath().isEmpty() ? "" : String.valueOf(e.getPath().getLast().getPropertyName());
        return switch (e) {
            case InvalidFormatException wrong -> "'" + field + "' is '" + wrong.getValue() + "', expected "
                    + (wrong.getTargetType().isEnum()
                            ? "one of " + List.of(wrong.getTargetType().getEnumConstants())
                            : "a number");
            case UnrecognizedPropertyException unknown -> "there is no '" + field + "' here, expected one of "
                    + new TreeSet<>(unknown.getKnownPropertyIds().stream().map(String::valueOf).toList());
            default -> oneLine(e.getOriginalMessage());
        };
    }

    /// In one line, without the places and what stands there.
    private static String oneLine(@Nullable String message) {
        String line = String.valueOf(message).lines().filter(each -> !each.isBlank() && !each.startsWith(" "))
                .collect(Collectors.joining(", "));
        return line.isEmpty() || message == null ? "not a study file" : line;
    }
}
