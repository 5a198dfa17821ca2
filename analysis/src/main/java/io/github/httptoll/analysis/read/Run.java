package io.github.httptoll.analysis.read;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// All that a run directory says. `measurements` are by cell id; `strays` results belong to no cell of the study.
public record Run(Study study, Environment environment, RunStatus status, Map<String, Measurement> measurements,
        int strays) {
    public Run {
        measurements = Map.copyOf(measurements);
    }

    /// What was measured for the cell of that id, or null if nothing was.
    public @Nullable Measurement measurement(String cell) {
        return measurements.get(cell);
    }
}
