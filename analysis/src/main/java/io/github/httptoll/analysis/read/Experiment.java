// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.read;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// One question of the study and the cells that answer it; `aa` are two of them that are the same code, null if none are.
public record Experiment(String id, String question, @JsonProperty("aa") @Nullable IdenticalPair identicalPair,
        List<Cell> cells) {
    public Experiment {
        Require.check("experiment id", id);
        Require.check("question", question);
        Require.check("cells", cells);
        cells = List.copyOf(cells);
        if (!id.matches("[A-Za-z0-9._-]+") || id.startsWith(".")) {
            throw new IllegalArgumentException(
                    "experiment id is '" + id + "', expected letters, digits and hyphens: it names a file");
        }
    }

    Experiment with(UnaryOperator<Cell> change) {
        return new Experiment(id, question, identicalPair, cells.stream().map(change).toList());
    }

    /// The same cell in two JVMs, by their ids.
    public record IdenticalPair(String a, String b) {
        public IdenticalPair {
            Require.check("aa.a", a);
            Require.check("aa.b", b);
        }
    }
}
