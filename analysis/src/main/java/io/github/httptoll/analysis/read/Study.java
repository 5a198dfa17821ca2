// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.read;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// What was asked, as registered before anything was timed. Ids are unique, and no two cells have one result.
///
/// `network` is "loopback", also where an older run does not say, or the round trip of a simulated wire. `trials` are missing in
/// older runs.
public record Study(String run, String tier, long seed, boolean remote, List<String> leftOut,
        List<Experiment> experiments, List<Claim> claims, String network, List<Trial> trials) {
    /// The network that nothing simulates.
    public static final String LOOPBACK = "loopback";

    public Study {
        Present.check("run", run);
        Present.check("tier", tier);
        Present.check("leftOut", leftOut);
        Present.check("experiments", experiments);
        leftOut = List.copyOf(leftOut);
        experiments = List.copyOf(experiments);
        claims = claims == null ? List.of() : List.copyOf(claims);
        network = network == null ? LOOPBACK : network;
        trials = trials == null ? List.of() : List.copyOf(trials);
        once("cell id", cells(experiments).map(Cell::id));
        once("benchmark with params", cells(experiments).map(cell -> cell.benchmark() + cell.params()));
        once("claim or trial id", Stream.concat(claims.stream().map(Claim::id), trials.stream().map(Trial::id)));
    }

    /// All cells.
    Stream<Cell> cells() {
        return cells(experiments);
    }

    /// The cells of those ids.
    public Stream<Cell> cells(String... ids) {
        Set<String> asked = Set.of(ids);
        return cells().filter(cell -> asked.contains(cell.id()));
    }

    private static Stream<Cell> cells(List<Experiment> experiments) {
        return experiments.stream().flatMap(experiment -> experiment.cells().stream());
    }

    private static void once(String what, Stream<String> names) {
        Set<String> seen = new HashSet<>();
        names.filter(name -> !seen.add(name)).findFirst().ifPresent(name -> {
            throw new IllegalArgumentException(what + " " + name + " occurs twice, expected once");
        });
    }
}
