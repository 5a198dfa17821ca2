// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.schema;

import com.fasterxml.jackson.annotation.JsonIdentityInfo;
import com.fasterxml.jackson.annotation.JsonIdentityReference;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.jsonFormatVisitors.JsonArrayFormatVisitor;
import tools.jackson.databind.jsonFormatVisitors.JsonBooleanFormatVisitor;
import tools.jackson.databind.jsonFormatVisitors.JsonFormatTypes;
import tools.jackson.databind.jsonFormatVisitors.JsonFormatVisitable;
import tools.jackson.databind.jsonFormatVisitors.JsonFormatVisitorWrapper;
import tools.jackson.databind.jsonFormatVisitors.JsonIntegerFormatVisitor;
import tools.jackson.databind.jsonFormatVisitors.JsonMapFormatVisitor;
import tools.jackson.databind.jsonFormatVisitors.JsonNumberFormatVisitor;
import tools.jackson.databind.jsonFormatVisitors.JsonObjectFormatVisitor;
import tools.jackson.databind.jsonFormatVisitors.JsonStringFormatVisitor;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.ser.BeanPropertyWriter;

/// What Jackson writes of a record, as a JSON Schema: keys, types, words of an enum, what may be null, and what may be missing. The
/// serializers that write the file are asked. A value of any type is an empty schema.
final class RecordSchema extends JsonFormatVisitorWrapper.Base {
    private final ObjectNode schema = JsonNodeFactory.instance.objectNode();
    private final @Nullable AnnotatedType declared;

    private RecordSchema(@Nullable SerializationContext context, @Nullable AnnotatedType declared) {
        super(context);
        this.declared = declared;
    }

    static ObjectNode of(ObjectMapper mapper, Class<?> type) {
        RecordSchema root = new RecordSchema(null, null);
        mapper.acceptJsonFormatVisitor(mapper.constructType(type), root);
        return root.schema;
    }

    /// @param part serializer of a part of this value
    /// @param as the part as its source declares it, which says whether it may be null; null: the source does not say
    private ObjectNode of(JsonFormatVisitable part, JavaType type, @Nullable AnnotatedType as) {
        RecordSchema visitor = new RecordSchema(getContext(), as);
        part.acceptJsonFormatVisitor(visitor, type);
        JsonIdentityReference reference = type.getRawClass().getAnnotation(JsonIdentityReference.class);
        JsonIdentityInfo identity = type.getRawClass().getAnnotation(JsonIdentityInfo.class);
        return reference != null && reference.alwaysAsId() && identity != null
                ? (ObjectNode) visitor.schema.get("properties").get(identity.property())
                : visitor.schema;
    }

    private static boolean isNullable(@Nullable AnnotatedType type) {
        return type != null && type.isAnnotationPresent(Nullable.class);
    }

    private static ObjectNode orNull(ObjectNode value) {
        String type = value.path("type").asString("");
        if (!type.isEmpty()) {
            value.putArray("type").add(type).add("null");
        }
        if (value.get("enum") instanceof ArrayNode words) {
            words.addNull();
        }
        return value;
    }

    private ObjectNode argument(int number, JsonFormatVisitable part, JavaType type) {
        AnnotatedType[] arguments = declared instanceof AnnotatedParameterizedType generic
                ? generic.getAnnotatedActualTypeArguments()
                : new AnnotatedType[0];
        AnnotatedType argument = number < arguments.length ? arguments[number] : null;
        ObjectNode value = of(part, type, argument);
        return isNullable(argument) ? orNull(value) : value;
    }

    @Override
    public JsonObjectFormatVisitor expectObjectFormat(JavaType type) {
        schema.put("type", "object").put("additionalProperties", false);
        ArrayNode required = schema.putArray("required");
        ObjectNode properties = schema.putObject("properties");
        return new JsonObjectFormatVisitor.Base(getContext()) {
            @Override
            public void property(BeanProperty property) {
                optionalProperty(property);
            }

            @Override
            public void optionalProperty(BeanProperty property) {
                AnnotatedType as = declared(property.getMember().getMember());
                ObjectNode value = of(serializer(property), property.getType(), as);
                boolean isNullOmitted = property instanceof BeanPropertyWriter writer && writer.willSuppressNulls();
                properties.set(property.getName(), isNullable(as) && !isNullOmitted ? orNull(value) : value);
                JsonInclude own = property.getAnnotation(JsonInclude.class);
                boolean isEmptyOmitted = own != null && own.value() == JsonInclude.Include.NON_EMPTY;
                if (!isEmptyOmitted && !(isNullable(as) && isNullOmitted)) {
                    required.add(property.getName());
                }
            }
        };
    }

    private ValueSerializer<?> serializer(BeanProperty property) {
        ValueSerializer<?> known = property instanceof BeanPropertyWriter writer ? writer.getSerializer() : null;
        return known == null ? getContext().findPrimaryPropertySerializer(property.getType(), property) : known;
    }

    private static AnnotatedType declared(Member member) {
        return member instanceof Field field ? field.getAnnotatedType() : ((Method) member).getAnnotatedReturnType();
    }

    @Override
    public JsonMapFormatVisitor expectMapFormat(JavaType type) {
        schema.put("type", "object");
        return new JsonMapFormatVisitor.Base(getContext()) {
            @Override
            public void valueFormat(JsonFormatVisitable value, JavaType valueType) {
                schema.set("additionalProperties", argument(1, value, valueType));
            }
        };
    }

    @Override
    public JsonArrayFormatVisitor expectArrayFormat(JavaType type) {
        schema.put("type", "array");
        return new JsonArrayFormatVisitor.Base(getContext()) {
            @Override
            public void itemsFormat(JsonFormatVisitable item, JavaType itemType) {
                schema.set("items", argument(0, item, itemType));
            }

            @Override
            public void itemsFormat(JsonFormatTypes format) {
                schema.putObject("items").put("type", format.value());
            }
        };
    }

    @Override
    public JsonStringFormatVisitor expectStringFormat(JavaType type) {
        schema.put("type", "string");
        return new JsonStringFormatVisitor.Base() {
            @Override
            public void enumTypes(Set<String> words) {
                ArrayNode all = schema.putArray("enum");
                words.forEach(all::add);
            }
        };
    }

    @Override
    public JsonNumberFormatVisitor expectNumberFormat(JavaType type) {
        schema.put("type", "number");
        return new JsonNumberFormatVisitor.Base();
    }

    @Override
    public JsonIntegerFormatVisitor expectIntegerFormat(JavaType type) {
        schema.put("type", "integer");
        return new JsonIntegerFormatVisitor.Base();
    }

    @Override
    public JsonBooleanFormatVisitor expectBooleanFormat(JavaType type) {
        schema.put("type", "boolean");
        return new JsonBooleanFormatVisitor.Base();
    }
}
