// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.json;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import io.github.httptoll.analysis.render.words.Numbers;
import io.github.httptoll.analysis.statistics.Bounds;
import io.github.httptoll.analysis.statistics.Quantity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/// How records become text, and how a quantity is written: under one of the names that it has, with the ends of its interval. What is
/// missing is null.
final class Json {
    private static final JsonMapper JSON = JsonMapper.builder().disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .changeDefaultVisibility(visible -> visible.withIsGetterVisibility(Visibility.NONE)).build();

    /// A quantity as a `value`.
    record Value(@Nullable Double value, @Nullable Double low, @Nullable Double high) {
        static Value of(@Nullable Quantity quantity) {
            return new Value(number(quantity), lowEnd(quantity), highEnd(quantity));
        }

        static @Nullable Value orNull(@Nullable Quantity quantity) {
            return quantity == null ? null : of(quantity);
        }
    }

    /// A quantity as a `ratio`.
    record Ratio(@Nullable Double ratio, @Nullable Double low, @Nullable Double high) {
        static Ratio of(@Nullable Quantity quantity) {
            return new Ratio(number(quantity), lowEnd(quantity), highEnd(quantity));
        }
    }

    /// A quantity as a `share`.
    record Share(@Nullable Double share, @Nullable Double low, @Nullable Double high) {
        static Share of(Quantity quantity) {
            return new Share(number(quantity), lowEnd(quantity), highEnd(quantity));
        }
    }

    /// A quantity in `millis`.
    record Millis(@Nullable Double millis, @Nullable Double low, @Nullable Double high) {
        static Millis of(@Nullable Quantity quantity) {
            return new Millis(number(quantity), lowEnd(quantity), highEnd(quantity));
        }
    }

    /// A quantity in `micros`.
    record Micros(@Nullable Double micros, @Nullable Double low, @Nullable Double high) {
        static @Nullable Micros orNull(@Nullable Quantity quantity) {
            return quantity == null ? null : new Micros(number(quantity), lowEnd(quantity), highEnd(quantity));
        }
    }

    private Json() {}

    static String text(Object root) {
        DefaultIndenter indent = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter().withObjectIndenter(indent).withArrayIndenter(indent);
        return JSON.writer().with(printer).writeValueAsString(root) + "\n";
    }

    /// Without its interval.
    static @Nullable Double number(@Nullable Quantity quantity) {
        return Numbers.sixDigits(quantity == null ? null : quantity.value());
    }

    static @Nullable Double lowEnd(@Nullable Quantity quantity) {
        return quantity == null || quantity.interval() == null ? null : Numbers.sixDigits(quantity.interval().low());
    }

    static @Nullable Double highEnd(@Nullable Quantity quantity) {
        return quantity == null || quantity.interval() == null ? null : Numbers.sixDigits(quantity.interval().high());
    }

    /// The least and the most of a range.
    static @Nullable List<Double> bounds(@Nullable Bounds bounds) {
        return bounds == null ? null : List.of(bounds.low(), bounds.high());
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /// The same map under the names that its keys have in the files.
    static <K, V, T> Map<String, T> named(Map<K, V> map, Function<K, String> name, Function<V, T> value) {
        Map<String, T> named = new LinkedHashMap<>();
        map.forEach((key, of) -> named.put(name.apply(key), value.apply(of)));
        return named;
    }
}
