// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.schema;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A committed schema, made from the record that writes its file.
///
/// The record says which keys there are, their types, the words of an enum, and what may be null or missing. What else the schema says is
/// kept when it is made again: what a key means, ranges, patterns, that a value is never null, and that older runs lack a key. A key that
/// only older runs have is `deprecated`.
public final class SchemaFile {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Path DOCS = Path.of("../docs");
    private static final String TYPE = "type";
    private static final String NULL = "null";
    private static final String ENUM = "enum";
    private static final String REQUIRED = "required";
    private static final String PROPERTIES = "properties";
    private static final String OTHERS = "additionalProperties";
    private static final String DEFINITIONS = "$defs";

    private final ObjectNode before;
    private final Map<String, ObjectNode> definitions = new LinkedHashMap<>();

    private SchemaFile(ObjectNode before) {
        this.before = before;
    }

    /// What is wrong with a schema, in one line; empty: nothing. With `-Dschemas=write` it is made again first.
    ///
    /// @param name of the file under `docs`, without its ending
    /// @param mapper writes the records
    public static String fault(String name, ObjectMapper mapper, Class<?> written) throws IOException {
        Path file = DOCS.resolve(name + ".schema.json");
        ObjectNode before = (ObjectNode) JSON.readTree(Files.readString(file));
        ObjectNode made = new SchemaFile(before).made(RecordSchema.of(mapper, written));
        if (!made.equals(before)) {
            if (!System.getProperty("schemas", "").equals("write")) {
                return "docs/" + name + ".schema.json is not what " + written.getSimpleName()
                        + " writes: run this test again with -Dschemas=write";
            }
            Files.writeString(file, text(made));
        }
        return made.toString().contains("\"description\":\"\"")
                ? "docs/" + name + ".schema.json has a key without a description: say there what it means"
                : "";
    }

    private static String text(ObjectNode schema) {
        DefaultIndenter indent = new DefaultIndenter("  ", "\n");
        Separators separators = Separators.createDefaultInstance()
                .withObjectNameValueSpacing(Separators.Spacing.AFTER).withObjectEmptySeparator("")
                .withArrayEmptySeparator("");
        return JSON.writer().with(new DefaultPrettyPrinter(separators).withObjectIndenter(indent)
                .withArrayIndenter(indent)).writeValueAsString(schema) + "\n";
    }

    private ObjectNode made(ObjectNode writes) {
        ObjectNode made = merged(writes, before);
        if (before.get(DEFINITIONS) instanceof ObjectNode old) {
            ObjectNode all = made.putObject(DEFINITIONS);
            old.properties().forEach(each -> all.set(each.getKey(),
                    definitions.getOrDefault(each.getKey(), (ObjectNode) each.getValue())));
        }
        return made;
    }

    private ObjectNode merged(ObjectNode writes, ObjectNode says) {
        if (writes.isEmpty()) {
            return says;
        }
        if (says.has("$ref")) {
            return referred(writes, says);
        }
        for (String choice : Set.of("oneOf", "anyOf")) {
            if (says.get(choice) instanceof ArrayNode branches) {
                return chosen(writes, says, choice, branches);
            }
        }
        ObjectNode merged = says.deepCopy();
        if (!covers(types(writes), types(says))) {
            merged.remove(Set.of(ENUM, "const", "pattern"));
            merged.set(TYPE, writes.get(TYPE));
        } else if (types(says).isEmpty()) {
            merged.set(TYPE, writes.get(TYPE));
            merged.setAll(words(writes));
        } else if (says.has(ENUM) && writes.has(ENUM) && !strings(says.get(ENUM)).equals(strings(writes.get(ENUM)))) {
            merged.setAll(words(writes));
        }
        parts(writes, merged);
        return merged;
    }

    private void parts(ObjectNode writes, ObjectNode merged) {
        if (writes.get(PROPERTIES) instanceof ObjectNode keys) {
            keys(writes, keys, merged);
        } else if (writes.get(OTHERS) instanceof ObjectNode value) {
            values(value, merged);
        }
        if (writes.get("items") instanceof ObjectNode items) {
            merged.set("items", merged(items, object(merged.get("items"))));
        }
    }

    private void keys(ObjectNode writes, ObjectNode keys, ObjectNode merged) {
        ObjectNode known = object(merged.get(PROPERTIES));
        Set<String> always = strings(writes.get(REQUIRED));
        Set<String> alwaysKnown = strings(merged.get(REQUIRED));
        ObjectNode now = JsonNodeFactory.instance.objectNode();
        known.properties().forEach(key -> {
            ObjectNode says = (ObjectNode) key.getValue();
            if (keys.get(key.getKey()) instanceof ObjectNode value) {
                now.set(key.getKey(), merged(value, says));
            } else if (says.has("deprecated")) {
                now.set(key.getKey(), says);
            }
        });
        keys.properties().stream().filter(key -> !known.has(key.getKey())).forEach(key -> now.set(key.getKey(),
                merged((ObjectNode) key.getValue(), JsonNodeFactory.instance.objectNode().put("description", ""))));
        if (!merged.has(OTHERS)) {
            merged.put(OTHERS, false);
        }
        ArrayNode required = JsonNodeFactory.instance.arrayNode();
        Stream.concat(alwaysKnown.stream().filter(always::contains),
                always.stream().filter(key -> !known.has(key))).forEach(required::add);
        if (!required.isEmpty() || merged.has(REQUIRED)) {
            merged.set(REQUIRED, required);
        }
        merged.set(PROPERTIES, now);
    }

    /// A map may have its keys listed.
    private void values(ObjectNode value, ObjectNode merged) {
        object(merged.get(PROPERTIES)).properties()
                .forEach(key -> key.setValue(merged(value, (ObjectNode) key.getValue())));
        if (merged.get(OTHERS) instanceof ObjectNode others) {
            merged.set(OTHERS, merged(value, others));
        }
    }

    /// What several keys refer to is written by records with the same keys.
    private ObjectNode referred(ObjectNode writes, ObjectNode says) {
        String name = says.get("$ref").asString().substring(("#/" + DEFINITIONS + "/").length());
        ObjectNode made = merged(withoutNull(writes), (ObjectNode) before.get(DEFINITIONS).get(name));
        ObjectNode first = definitions.putIfAbsent(name, made);
        if (first != null && !first.equals(made)) {
            throw new IllegalStateException(name + " in " + DEFINITIONS + " is written in two ways: divide it");
        }
        return says;
    }

    /// Null, or a value; and of a merged run another one. What the record does not write is dropped where it is null, and else kept.
    private ObjectNode chosen(ObjectNode writes, ObjectNode says, String choice, ArrayNode branches) {
        ArrayNode kept = JsonNodeFactory.instance.arrayNode();
        ObjectNode value = withoutNull(writes);
        for (JsonNode each : branches) {
            ObjectNode branch = (ObjectNode) each;
            boolean isNull = types(branch).equals(Set.of(NULL));
            if (branch.has("$ref") || (!isNull && covers(types(value), types(branch)))) {
                kept.add(merged(value, branch));
            } else if (!isNull || types(writes).contains(NULL)) {
                kept.add(branch);
            }
        }
        ObjectNode chosen = says.deepCopy();
        if (kept.size() == 1) {
            chosen.remove(choice);
            ((ObjectNode) kept.get(0)).properties().stream().filter(each -> !says.has(each.getKey()))
                    .forEach(each -> chosen.set(each.getKey(), each.getValue()));
        } else {
            chosen.set(choice, kept);
        }
        return chosen;
    }

    private static ObjectNode withoutNull(ObjectNode writes) {
        ObjectNode value = writes.deepCopy();
        if (value.get(TYPE) instanceof ArrayNode both) {
            value.set(TYPE, both.get(0));
            if (value.has(ENUM)) {
                ArrayNode words = JsonNodeFactory.instance.arrayNode();
                strings(value.get(ENUM)).forEach(words::add);
                value.set(ENUM, words);
            }
        }
        return value;
    }

    /// The words of an enum, with null where that may be; nothing where it is none.
    private static ObjectNode words(ObjectNode schema) {
        ObjectNode words = JsonNodeFactory.instance.objectNode();
        if (schema.has(ENUM)) {
            words.set(ENUM, schema.get(ENUM));
        }
        return words;
    }

    private static boolean covers(Set<String> wide, Set<String> narrow) {
        return narrow.stream()
                .allMatch(type -> wide.contains(type) || (type.equals("integer") && wide.contains("number")));
    }

    /// The types that a schema names, or that the values have which it names; empty: it names none.
    private static Set<String> types(ObjectNode schema) {
        if (schema.has(TYPE)) {
            return schema.get(TYPE) instanceof ArrayNode several
                    ? strings(several)
                    : Set.of(schema.get(TYPE).asString());
        }
        Stream<JsonNode> values = Stream.concat(schema.path(ENUM).valueStream(),
                schema.has("const") ? Stream.of(schema.get("const")) : Stream.empty());
        return values.map(value -> value.isNull() ? NULL : value.isString() ? "string" : "number")
                .collect(Collectors.toSet());
    }

    private static Set<String> strings(@Nullable JsonNode array) {
        return array == null
                ? Set.of()
                : array.valueStream().filter(JsonNode::isString).map(JsonNode::asString)
                        .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static ObjectNode object(@Nullable JsonNode node) {
        return node instanceof ObjectNode object ? object : JsonNodeFactory.instance.objectNode();
    }
}
