package io.github.httptoll.analysis.read;

import java.util.List;

/// One question of the study and the cells that answer it.
public record Experiment(String id, String question, List<Cell> cells) {
    public Experiment {
        Present.check("experiment id", id);
        Present.check("question", question);
        Present.check("cells", cells);
        cells = List.copyOf(cells);
        if (!id.matches("[A-Za-z0-9._-]+") || id.startsWith(".")) {
            throw new IllegalArgumentException(
                    "experiment id is '" + id + "', expected letters, digits and hyphens: it names a file");
        }
    }
}
