package io.github.httptoll.analysis.read;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What was asked, as registered before anything was timed. Cell ids are unique.
public record Study(String run, String tier, long seed, boolean remote, List<String> leftOut,
        List<Experiment> experiments) {
    public Study {
        Present.check("run", run);
        Present.check("tier", tier);
        Present.check("leftOut", leftOut);
        Present.check("experiments", experiments);
        leftOut = List.copyOf(leftOut);
        experiments = List.copyOf(experiments);
        Set<String> ids = new HashSet<>();
        for (Experiment experiment : experiments) {
            for (Cell cell : experiment.cells()) {
                if (!ids.add(cell.id())) {
                    throw new IllegalArgumentException("cell id " + cell.id() + " occurs twice, expected once");
                }
            }
        }
    }
}
