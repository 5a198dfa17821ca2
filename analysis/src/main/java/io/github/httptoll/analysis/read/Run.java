package io.github.httptoll.analysis.read;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// All that a run directory says. `slots` are empty where there is no slots.jsonl; `measurements` are by cell id; `strays` results belong to no cell of the study. `certificates` are the server's own, empty in a run that has none; `batches` are those to be drawn, `trials` the repetitions of what was counted.
public record Run(Study study, Environment environment, RunStatus status, List<Slot> slots,
        Map<String, Measurement> measurements,
        int strays, List<Certificate> certificates, List<DrawnBatch> batches,
        List<Trial.Taken> trials) {
    public Run {
        slots = List.copyOf(slots);
        certificates = List.copyOf(certificates);
        batches = List.copyOf(batches);
        trials = List.copyOf(trials);
        measurements = Map.copyOf(measurements);
    }

    /// The group of cells whose blocks that cell shares, or null if it shares none.
    public @Nullable String group(String cell) {
        return slots.stream().filter(slot -> slot.cell().equals(cell)).map(Slot::group).flatMap(Stream::ofNullable)
                .findFirst().orElse(null);
    }

    /// What was measured for the cell of that id, or null if nothing was.
    public @Nullable Measurement measurement(String cell) {
        return measurements.get(cell);
    }
}
