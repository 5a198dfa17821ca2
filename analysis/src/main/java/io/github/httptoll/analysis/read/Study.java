// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.read;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// What was asked, as registered before anything was timed. Ids are unique, and no two cells have one result.
///
/// `network` is "loopback", also where an older run does not say, or the round trip of a simulated wire. `trials` and
/// `clients` are missing in older runs.
public record Study(String run, String tier, long seed, boolean remote, List<String> leftOut,
        List<Experiment> experiments, List<Claim> claims, String network,
        @JsonProperty("trials") List<Scenario> scenarios, List<Library> clients) {
    /// The packages of a client's library.
    ///
    /// @param id the client as cells name it
    /// @param packages what the names of its classes begin with
    public record Library(String id, List<String> packages) {
        public Library {
            Require.check("clients.id", id);
            packages = packages == null ? List.of() : List.copyOf(packages);
        }
    }

    /// The network that nothing simulates.
    public static final String LOOPBACK = "loopback";

    public Study {
        Require.check("run", run);
        Require.check("tier", tier);
        Require.check("leftOut", leftOut);
        Require.check("experiments", experiments);
        leftOut = List.copyOf(leftOut);
        experiments = List.copyOf(experiments);
        claims = claims == null ? List.of() : List.copyOf(claims);
        network = network == null ? LOOPBACK : network;
        scenarios = scenarios == null ? List.of() : List.copyOf(scenarios);
        clients = clients == null ? List.of() : List.copyOf(clients);
        once("cell id", cells(experiments).map(Cell::id));
        once("benchmark with params", cells(experiments).map(cell -> cell.benchmark() + cell.params()));
        once("claim or trial id", Stream.concat(claims.stream().map(Claim::id), scenarios.stream().map(Scenario::id)));
    }

    /// The packages of that client's library; none in a run that does not say.
    public List<String> packages(String client) {
        return clients.stream().filter(each -> each.id().equals(client)).flatMap(each -> each.packages().stream())
                .toList();
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
