package io.github.httptoll.analysis.findings;

import java.util.List;

/// One question of the study with its judged cells, in the study's order.
public record ExperimentResult(String id, String question, List<CellResult> cells) {
    public ExperimentResult {
        cells = List.copyOf(cells);
    }
}
