// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.bench.client.Client;
import io.github.httptoll.bench.strategy.Strategy;
import io.github.httptoll.bench.study.ask.Claim;
import io.github.httptoll.bench.study.ask.ExperimentRequest;
import io.github.httptoll.bench.study.ask.Question;
import io.github.httptoll.bench.study.ask.ScenarioClaim;
import io.github.httptoll.bench.study.ask.Tier;
import io.github.httptoll.client.ClientDescription.Role;
import io.github.httptoll.client.ClientSettings.LimitPolicy;
import io.github.httptoll.client.ClientSettings.SessionPolicy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.VerboseMode;

class PlanTest {
    private static final CostModel MODEL = new CostModel(2, 0);

    @ParameterizedTest
    @EnumSource(Tier.class)
    void everyCellIsABenchmarkWithExactlyItsParameters(Tier tier) {
        Set<BenchmarkListEntry> known = BenchmarkList.defaultList().getAll(
                OutputFormatFactory.createFormatInstance(System.out, VerboseMode.SILENT), List.of());
        assertEquals(Question.values().length, known.size());
        for (Cell cell : cells(Plans.suite(tier)).toList()) {
            BenchmarkListEntry entry = known.stream().filter(e -> e.getUsername().equals(cell.benchmark())).findFirst()
                    .orElseThrow(() -> new AssertionError(cell.benchmark() + " is not in JMH's list"));
            assertEquals(entry.getParams().get().keySet(), cell.params().keySet(),
                    cell.id());
        }
    }

    @ParameterizedTest
    @EnumSource(Tier.class)
    void idsAreUniqueAndEveryFloorIsARawExchangeAtTheSameLevelUnderTheSameStrategy(Tier tier) {
        List<Cell> cells = cells(Plans.suite(tier)).toList();
        Set<String> ids = new HashSet<>();
        cells.forEach(cell -> assertTrue(ids.add(cell.id()), cell.id()));
        for (Cell cell : cells) {
            if (cell.strategy().isSequential() && cell.isLong() && cell.floor() == null) {
                continue;
            }
            if (cell.id().startsWith("self-test/") || cell.parameters().server().stallMillis() > 0
                    || (cell.isOpen() && cell.parameters().connections() > 0)
                    || Set.of(Client.RAW_SOCKET, Client.RAW_NIO, Client.NO_TRANSPORT).contains(cell.client())
                    || !cell.parameters().floor().exists()) {
                assertNull(cell.floor());
            } else {
                Cell floor = cells.stream().filter(other -> other.id().equals(cell.floor())).findFirst()
                        .orElseThrow(() -> new AssertionError(cell.id() + " has no floor"));
                assertEquals(cell.strategy().blocking() ? Client.RAW_SOCKET : Client.RAW_NIO, floor.client());
                assertEquals(cell.strategy(), floor.strategy());
                assertEquals(cell.params().get("protocol"), floor.params().get("protocol"));
                assertEquals(cell.limit(), floor.limit());
                assertEquals(cell.delaysMillis(), floor.delaysMillis());
            }
        }
    }

    @Test
    void theFanOutHoldsEveryClientInEveryWayThatIsChosenForMany() {
        Set<String> planned = Experiment.of(ExperimentRequest.of(Question.FAN_OUT, Tier.STANDARD), Tier.STANDARD, MODEL)
                .cells()
                .stream()
                .filter(cell -> cell.replica() == 1).map(Cell::contender).collect(Collectors.toSet());
        Set<String> existing = Stream.of(Client.values())
                .filter(client -> client != Client.NO_TRANSPORT && client != Client.RAW_NIO_HAND_OFF)
                .flatMap(client -> Stream.of(Strategy.values())
                        .filter(strategy -> strategy.drives(client)
                                && (strategy.isSized() || strategy == Strategy.SEQUENTIAL))
                        .map(strategy -> client + " × " + strategy))
                .collect(Collectors.toSet());
        Set<String> oneByOne = Set.of("JDK × SEQUENTIAL", "RAW_SOCKET × SEQUENTIAL");
        existing.removeIf(contender -> contender.endsWith(" SEQUENTIAL") && !oneByOne.contains(contender));
        Stream.of(Client.values()).filter(PlanTest::isOnlyBlocking)
                .forEach(client -> existing.remove(client + " × PLATFORM_POOL"));
        assertEquals(existing, planned, "the single calls measure all others one by one, and these have no futures");
    }

    private static boolean isOnlyBlocking(Client client) {
        return client.role() == Role.LIBRARY && Stream.of(Client.values()).filter(Client::hasAsyncForm)
                .noneMatch(other -> other == client
                        || (other.library().isPresent() && other.library().equals(client.library())));
    }

    @Test
    void hiddenLimitsOfDefaultSettingsAreExpectedAtTheServer() {
        List<Cell> defaults = Experiment.of(ExperimentRequest.of(Question.FAN_OUT, Tier.STANDARD), Tier.STANDARD, MODEL)
                .cells()
                .stream()
                .filter(cell -> cell.settings() == LimitPolicy.DEFAULT && cell.replica() == 1).toList();
        Set<String> expected = Set.of("APACHE_CLASSIC × VIRTUAL_THREADS 5", "APACHE_ASYNC × FUTURES 5",
                "OKHTTP × FUTURES 5",
                "OKHTTP × VIRTUAL_THREADS 100", "JETTY × FUTURES 64", "ASYNC_HTTP_CLIENT × FUTURES 100",
                "JDK × FUTURES 100", "JDK × VIRTUAL_THREADS 100", "HELIDON × VIRTUAL_THREADS 100",
                "REACTOR_NETTY × FUTURES 100", "VERTX × FUTURES 5", "ARMERIA × FUTURES 100");
        Set<String> found = defaults.stream().map(cell -> cell.contender() + " " + cell.expected().maxInFlight())
                .collect(Collectors.toSet());
        assertTrue(found.containsAll(expected), found.toString());
    }

    @Test
    void aClientOfTheFullTierStandsInOneLevelOfTheStandardOne() {
        for (Client client : Set.of(Client.ARMERIA)) {
            String level = "fan-out/" + client + "/FUTURES/calls=100/limit=100/delayMillis=50.0/FIXED/";
            assertEquals(Set.of(level + "TUNED", level + "DEFAULT"), ids(Tier.STANDARD, client));
            assertEquals(Set.of(), ids(Tier.SMOKE, client));
            assertEquals(Set.of("fan-out", "session", "blocked-loop", "single-call"), ids(Tier.FULL, client).stream()
                    .map(id -> id.substring(0, id.indexOf('/'))).collect(Collectors.toSet()));
            assertTrue(Plans.suite(Tier.STANDARD).leftOut().stream()
                    .anyMatch(line -> line.contains(client.displayName())));
            assertTrue(
                    Plans.suite(Tier.FULL).leftOut().stream().noneMatch(line -> line.contains(client.displayName())));
        }
    }

    @ParameterizedTest
    @EnumSource(Tier.class)
    void cellsOfAClaimOrAnAaPairShareTheirBlocksInEverySet(Tier tier) {
        StudyPlan plan = Plans.suite(tier);
        for (Experiment experiment : plan.experiments()) {
            List<List<String>> pairs = new ArrayList<>(plan.claims().stream()
                    .filter(claim -> claim.a().startsWith(experiment.id() + "/"))
                    .map(claim -> List.of(claim.a(), claim.b())).toList());
            Stream.ofNullable(experiment.aa()).forEach(aa -> pairs.add(List.of(aa.a(), aa.b())));
            List<Group> all = experiment.groups(plan.claims());
            for (List<String> pair : pairs) {
                List<Group> groups = all.stream()
                        .filter(group -> group.cells().stream().anyMatch(cell -> pair.contains(cell.id()))).toList();
                assertEquals(1, groups.size(), pair.toString());
                assertTrue(groups.getFirst().cells().stream().map(Cell::id).toList().containsAll(pair));
                int several = experiment.id().equals("rate") ? tier.levelSets() : tier.sets();
                assertEquals(pairs.size() == 1 && !experiment.id().equals("rate") ? 1 : several,
                        groups.getFirst().sets(), "an A/A pair alone needs no more than one set");
            }
            assertEquals(experiment.cells().size(),
                    all.stream().mapToInt(group -> group.cells().size()).sum());
        }
    }

    @Test
    void anAaPairDiffersInItsReplicaAlone() {
        Experiment experiment = Experiment.of(ExperimentRequest.of(Question.SESSION, Tier.STANDARD), Tier.STANDARD,
                MODEL);
        Cell a = cell(experiment, experiment.aa().a());
        Cell b = cell(experiment, experiment.aa().b());
        Map<String, String> params = new HashMap<>(b.params());
        params.put("replica", "1");
        assertEquals(a.params(), params);
        assertNotEquals(a.jvm(), b.jvm());
        assertEquals(a.jvm(), Cell.original(b.jvm()));
    }

    @Test
    void callsThatShareAConnectionMayOpenOne() {
        List<Cell> cells = Experiment.of(ExperimentRequest.of(Question.PROTOCOL, Tier.STANDARD), Tier.STANDARD, MODEL)
                .cells();
        for (Cell cell : cells.stream().filter(each -> each.session() == SessionPolicy.SHARED).toList()) {
            assertEquals(cell.params().get("protocol").startsWith("H2") ? 1 : cell.limit(),
                    cell.expected().connectionsHigh(), cell.id());
        }
        assertTrue(cells.stream().anyMatch(cell -> "H2".equals(cell.params().get("protocol"))));
    }

    @Test
    void theTwinsOfAaPairsMeasureThesePairsAlone() {
        for (Generation set : Plans.suite(Tier.STANDARD).generations()) {
            Set<String> twins = set.stages().stream().map(stage -> stage.experiment().aa()).filter(Objects::nonNull)
                    .map(Experiment.Pair::b).collect(Collectors.toSet());
            assertEquals(twins, set.cells().stream().filter(cell -> cell.replica() == 2).map(Cell::id)
                    .filter(id -> !id.startsWith("rate/") || twins.contains(id)) // It has one at each rate.
                    .collect(Collectors.toSet()));
        }
    }

    @Test
    void theFloorsOfWhatAClaimComparesShareItsBlocks() {
        StudyPlan plan = Plans.suite(Tier.STANDARD);
        for (Experiment experiment : plan.experiments()) {
            for (Group group : experiment.groups(plan.claims()).stream().filter(Group::judged).toList()) {
                List<String> ids = group.cells().stream().map(Cell::id).toList();
                group.cells().stream().map(Cell::floor).filter(Objects::nonNull)
                        .forEach(floor -> assertTrue(ids.contains(floor), floor));
            }
        }
    }

    @Test
    void theSelfTestPutsEveryDelayIntoEveryPlaceOfThreeWaysOfWaitingAndCountsTenAtOnce() {
        Experiment experiment = Experiment.of(ExperimentRequest.of(Question.SELF_TEST, Tier.STANDARD), Tier.STANDARD,
                MODEL);
        assertEquals(3 * (1 + 1 + 6 * 3), experiment.cells().size());
        assertEquals(3, experiment.cells().stream().filter(cell -> cell.limit() == 10).count());
        assertEquals(3, experiment.groups(List.of()).size(), "a contender is compared with its own control");
        assertNull(experiment.aa());
    }

    @Test
    void claimIdsAreUnique() {
        List<String> ids = Plans.suite(Tier.STANDARD).claims().stream().map(Claim::id).toList();
        assertEquals(ids.size(), new HashSet<>(ids).size());
        assertTrue(ids.size() >= 10);
    }

    @Test
    void scenariosHaveIdsOfTheirOwn() {
        List<String> ids = Stream.concat(Plans.suite(Tier.STANDARD).claims().stream().map(Claim::id),
                Plans.suite(Tier.STANDARD).scenarios().stream().map(ScenarioClaim::id)).toList();
        assertEquals(ids.size(), new HashSet<>(ids).size());
        assertEquals(Plans.suite(Tier.STANDARD).scenarios().stream().filter(ScenarioClaim::waits).limit(2).toList(),
                Plans.suite(Tier.SMOKE).scenarios(), "smoke runs two at the same time");
    }

    private static Set<String> ids(Tier tier, Client client) {
        return cells(Plans.suite(tier)).filter(cell -> cell.client() == client).map(Cell::id)
                .collect(Collectors.toSet());
    }

    private static Cell cell(Experiment experiment, String id) {
        return experiment.cells().stream().filter(cell -> cell.id().equals(id)).findFirst().orElseThrow();
    }

    private static Stream<Cell> cells(StudyPlan plan) {
        return plan.experiments().stream().flatMap(experiment -> experiment.cells().stream());
    }
}
