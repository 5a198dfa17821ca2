// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.json;

import io.github.httptoll.analysis.findings.layer.Layers;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What layers add to their engines.
record LayersJson(List<Overhead> overheads, List<Limit> limits) {
    /// One call at a time; the owners are empty where one of the cells was not profiled.
    record Overhead(String layer, String engine, Json.@Nullable Micros overhead, Json.@Nullable Micros cpu,
            Json.@Nullable Value wakeUps, List<CpuJson.OwnerDifference> owners) {
        static Overhead of(Layers.Overhead row) {
            return new Overhead(row.layer().id(), row.engine().id(), Json.Micros.orNull(row.micros()),
                    Json.Micros.orNull(row.cpuMicros()), Json.Value.orNull(row.wakeUps()), row.cause() == null
                            ? List.of()
                            : row.cause().owners().stream().map(CpuJson.OwnerDifference::of).toList());
        }
    }

    /// Calls at once; the cells have the counts.
    record Limit(String layer, String engine, boolean kept) {
        static Limit of(Layers.Limit row) {
            return new Limit(row.layer().id(), row.engine().id(), row.isKept());
        }
    }

    /// Null where no layer was measured with its engine.
    static @Nullable LayersJson of(Layers layers) {
        return layers.isEmpty()
                ? null
                : new LayersJson(layers.overheads().stream().map(Overhead::of).toList(),
                        layers.limits().stream().map(Limit::of).toList());
    }
}
