// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.read;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// What was asked, as registered before anything was timed. Ids are unique, and no two cells have one result.
///
/// `clients` stand before what names them, in the file too.
/// `strategies` are those that are not of the suite; missing where there is none.
/// `network` is "loopback", also where an older run does not say, or the round trip of a simulated wire. `trials` are missing in
/// older runs.
public record Study(String run, String tier, long seed, boolean remote, List<String> leftOut,
        List<Client> clients, List<BroughtStrategy> strategies, List<Experiment> experiments, List<Claim> claims,
        String network,
        @JsonProperty("trials") List<Scenario> scenarios) {
    /// The network that nothing simulates.
    public static final String LOOPBACK = "loopback";

    public Study {
        Require.check("run", run);
        Require.check("tier", tier);
        Require.check("leftOut", leftOut);
        Require.check("experiments", experiments);
        Require.check("clients", clients);
        leftOut = List.copyOf(leftOut);
        clients = List.copyOf(clients);
        strategies = strategies == null ? List.of() : List.copyOf(strategies);
        experiments = named(experiments, strategies);
        claims = claims == null ? List.of() : List.copyOf(claims);
        network = network == null ? LOOPBACK : network;
        scenarios = scenarios == null ? List.of() : List.copyOf(scenarios);
        once("cell id", cells(experiments).map(Cell::id));
        once("benchmark with params", cells(experiments).map(cell -> cell.benchmark() + cell.params()));
        once("claim or trial id", Stream.concat(claims.stream().map(Claim::id), scenarios.stream().map(Scenario::id)));
    }

    Stream<Cell> cells() {
        return cells(experiments);
    }

    private static Stream<Cell> cells(List<Experiment> experiments) {
        return experiments.stream().flatMap(experiment -> experiment.cells().stream());
    }

    private static List<Experiment> named(List<Experiment> experiments, List<BroughtStrategy> strategies) {
        List<Experiment> named = List.copyOf(experiments);
        for (BroughtStrategy each : strategies) {
            named = named.stream().map(experiment -> experiment.with(each::named)).toList();
        }
        return named;
    }

    private static void once(String what, Stream<String> names) {
        Set<String> seen = new HashSet<>();
        names.filter(name -> !seen.add(name)).findFirst().ifPresent(name -> {
            throw new IllegalArgumentException(what + " " + name + " occurs twice, expected once");
        });
    }
}
