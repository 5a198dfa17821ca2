// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.read;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One question of the study and the cells that answer it; `aa` are two of them that are the same code, null if none are.
public record Experiment(String id, String question, @Nullable IdenticalPair aa, List<Cell> cells) {
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
