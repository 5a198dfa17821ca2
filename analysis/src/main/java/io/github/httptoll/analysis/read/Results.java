// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.read;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// What was measured, by cell id. `strays` is how many results belong to no cell of the study.
record Results(Map<String, Measurement> byCell, int strays) {
    static final Results NONE = new Results(Map.of(), 0);

    /// The results whose names are ids of the study's cells; the others are strays.
    static Results of(Map<String, Measurement> byName, Study study) {
        Map<String, Measurement> byCell = new LinkedHashMap<>(byName);
        byCell.keySet().retainAll(study.cells().map(Cell::id).collect(Collectors.toSet()));
        return new Results(byCell, byName.size() - byCell.size());
    }
}
