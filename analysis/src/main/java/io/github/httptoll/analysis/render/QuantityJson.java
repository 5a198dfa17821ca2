// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render;

import io.github.httptoll.analysis.statistics.Interval;
import io.github.httptoll.analysis.statistics.Quantity;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A quantity as JSON: its value under a name, and the ends of its interval. What is not known is null.
final class QuantityJson {
    private QuantityJson() {}

    static Map<String, @Nullable Object> of(String name, @Nullable Quantity quantity) {
        return addTo(new LinkedHashMap<>(), name, quantity);
    }

    /// The same as an object's next entries; returns the object.
    static Map<String, @Nullable Object> addTo(Map<String, @Nullable Object> json, String name,
            @Nullable Quantity quantity) {
        json.put(name, value(quantity));
        Interval interval = quantity == null ? null : quantity.interval();
        json.put("low", Numbers.exact(interval == null ? null : interval.low()));
        json.put("high", Numbers.exact(interval == null ? null : interval.high()));
        return json;
    }

    /// Without its interval.
    static @Nullable Double value(@Nullable Quantity quantity) {
        return Numbers.exact(quantity == null ? null : quantity.value());
    }
}
