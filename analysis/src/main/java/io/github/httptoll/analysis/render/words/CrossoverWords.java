// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.words;

import io.github.httptoll.analysis.findings.theory.Crossover.Corner;
import io.github.httptoll.analysis.findings.theory.Crossover.Entry;
import io.github.httptoll.analysis.findings.theory.Crossover;

/// Who is faster, by delay and limit, in words.
public final class CrossoverWords {
    private CrossoverWords() {}

    /// The word for the faster of the two.
    public static String faster(Crossover map, Entry entry) {
        return switch (entry.ratio().position()) {
            case ABOVE -> "pool";
            case BELOW -> isAsync(map) ? "async" : "virtual";
            case WITHIN -> "equal";
            case ACROSS -> "undecided";
        };
    }

    public static String sentence(Crossover map) {
        Corner corner = map.slower();
        if (corner != null) {
            return "%s %s slower than the platform pool here when %s and C ≥ %s: all %s levels measured there, of %s in all."
                    .formatted(Names.capital(other(map)), isAsync(map) ? "is" : "are", delays(corner), corner.limit(),
                            corner.entries(), map.entries().size());
        }
        return ("No region of d and C in this run (two levels or more) makes %s slower than the platform pool: of %s "
                + "entries %s undecided, %s equal, %s faster, %s slower.")
                .formatted(other(map), map.entries().size(), map.undecided(), map.equal(), map.poolSlower(),
                        map.poolFaster());
    }

    private static String delays(Corner corner) {
        return (corner.delayMillis() == 0 ? "d = " : "d ≤ ") + Numbers.trimmed(corner.delayMillis()) + " ms";
    }

    private static boolean isAsync(Crossover map) {
        return map.strategy().equals("FUTURES");
    }

    private static String other(Crossover map) {
        return isAsync(map) ? Names.async(map.client()) : Names.word(map.client()) + " virtual threads";
    }
}
