// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study.ask;

import io.github.httptoll.bench.cell.Parameter;
import io.github.httptoll.bench.cell.Jvm;
import io.github.httptoll.bench.cell.Refusals;
import io.github.httptoll.client.OwnSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Reads what stands in a study file as a group of names and values.
final class GroupReader {
    /// A property, a size, a switch, or an option of the launcher; nothing that changes what is started or loaded.
    private static final Pattern FLAG = Pattern
            .compile("-(D[\\w.]+=[^\\s;]*|X[^\\s;]+|-(enable|add|sun|illegal)-[^\\s;]+)");
    private static final int MOST_CORES = 8_192;

    private GroupReader() {}

    /// True where this reads the parameter's group.
    static boolean reads(Parameter<?> parameter) {
        return parameter == Parameter.SETTINGS || parameter == Parameter.JVM;
    }

    /// Settings of a library by its own names. The client, which may be named after them, says later whether they are right.
    ///
    /// @param lines gets the line of each name
    static OwnSettings settings(JsonParser file, Map<String, Integer> lines) {
        begin(file, "settings", "{name: value, name: value}, by the library's own names");
        Map<String, String> values = new TreeMap<>();
        for (String name = file.nextName(); name != null; name = file.nextName()) {
            lines.put(name, file.currentLocation().getLineNr());
            JsonToken token = file.nextToken();
            Refusals.require(token.isScalarValue() && token != JsonToken.VALUE_NULL, name, null, "a value");
            String value = text(file, token);
            Refusals.require(!value.contains(";") && !name.contains("="), name, value, "a value without ;");
            values.put(name, value);
        }
        return new OwnSettings(values);
    }

    /// Another JDK, flags, cores.
    static Jvm jvm(JsonParser file) {
        begin(file, "jvm", "{java: 26, flags: [-XX:+UseZGC], cores: 1}, or some of these");
        String java = "";
        List<String> flags = new ArrayList<>();
        int cores = 0;
        for (String name = file.nextName(); name != null; name = file.nextName()) {
            JsonToken token = file.nextToken();
            switch (name) {
                case "java" -> {
                    java = text(file, token);
                    Refusals.require(java.matches("[^\\s;]+"), "java", java,
                            "a version such as 26, or the home of a JDK");
                }
                case "flags" -> flags.addAll(flags(file, token));
                case "cores" -> {
                    String number = text(file, token);
                    Refusals.require(number.matches("[1-9]\\d{0,3}") && Integer.parseInt(number) <= MOST_CORES, "cores",
                            number,
                            "a whole number from 1");
                    cores = Integer.parseInt(number);
                }
                default -> throw new IllegalArgumentException(
                        "there is no '" + name + "' in jvm, expected one of [cores, flags, java]");
            }
        }
        return new Jvm(java, flags, cores);
    }

    private static List<String> flags(JsonParser file, JsonToken first) {
        Refusals.require(first == JsonToken.START_ARRAY, "flags", text(file, first),
                "a list, such as [-Xint, -Dname=value]");
        List<String> flags = new ArrayList<>();
        for (JsonToken token = file.nextToken(); token != JsonToken.END_ARRAY; token = file.nextToken()) {
            String flag = text(file, token);
            Refusals.require(FLAG.matcher(flag).matches(), "flags", flag,
                    "flags that begin with -D, -X or --enable-, without blanks");
            flags.add(flag);
        }
        return flags;
    }

    private static void begin(JsonParser file, String what, String expected) {
        Refusals.require(file.isExpectedStartObjectToken(), what, text(file, file.currentToken()), expected);
    }

    /// A value as the file has it; a number as it is read.
    static String text(JsonParser file, JsonToken token) {
        return token.isNumeric() ? String.valueOf(file.getNumberValue()) : String.valueOf(file.getString());
    }
}
