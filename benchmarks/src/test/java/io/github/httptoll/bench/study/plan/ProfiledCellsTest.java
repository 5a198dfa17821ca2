// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.bench.client.Client;
import io.github.httptoll.bench.study.ask.Network;
import io.github.httptoll.bench.study.ask.Question;
import io.github.httptoll.bench.study.ask.Tier;
import io.github.httptoll.client.ClientDescription.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.dataformat.yaml.YAMLMapper;

class ProfiledCellsTest {
    @Test
    void smokeProfilesOneCellOfALibrary() {
        List<Cell> cells = Plans.suite(Tier.SMOKE).profiledCells();
        assertEquals(1, cells.size());
        assertTrue(cells.stream().allMatch(cell -> cell.client().role() == Role.LIBRARY && cell.limit() == 1));
    }

    @ParameterizedTest
    @EnumSource(value = Tier.class, names = "SMOKE", mode = EnumSource.Mode.EXCLUDE)
    void everyFormOfEveryClientIsProfiledOneAtATimeAndAtOnce(Tier tier) {
        StudyPlan plan = Plans.suite(tier);
        List<Cell> cells = plan.profiledCells();
        List<Client> clients = plan.cells().filter(cell -> cell.question() == Question.SINGLE_CALL).map(Cell::client)
                .distinct().toList();
        assertFalse(clients.isEmpty());
        for (Client client : clients) {
            for (boolean one : List.of(true, false)) {
                for (boolean blocking : forms(client).toList()) {
                    assertTrue(
                            cells.stream().anyMatch(cell -> cell.client().equals(client) && (cell.limit() == 1) == one
                                    && cell.strategy().blocking() == blocking),
                            client + " one " + one + " blocking " + blocking);
                }
            }
        }
        assertTrue(cells.stream().noneMatch(Cell::waits));
    }

    private static Stream<Boolean> forms(Client client) {
        return Stream.of(true, false).filter(blocking -> blocking ? client.hasBlockingForm() : client.hasAsyncForm());
    }

    @Test
    void whereCallsWaitOnAWireNoneIsProfiled() {
        StudyPlan plan = Plans.suite(Tier.STANDARD, new Network(30));
        assertEquals(List.of(), plan.profiled());
        assertEquals(0, plan.profileMillis());
    }

    @Test
    void whatAStudyFilePlacesIsProfiled(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("study.yaml"), """
                questions:
                  - id: placed
                    says: one against another
                    a: {client: JDK, strategy: SEQUENTIAL, calls: 10, delayMillis: 0, placement: TOGETHER}
                    b: {client: OKHTTP, strategy: SEQUENTIAL, calls: 10, delayMillis: 0, placement: TOGETHER, bytes: 10}
                """);
        StudyPlan plan = Plans.own(file);
        assertEquals(List.of(Client.named("JDK"), Client.named("RAW_SOCKET")),
                plan.profiledCells().stream().map(Cell::client).distinct().toList());
    }

    @Test
    void withoutProfilesNoTimeIsPlannedForThem() {
        StudyPlan plan = Plans.suite(Tier.STANDARD).withoutProfiles();
        assertEquals(0, plan.profileMillis());
        assertEquals(List.of(), plan.profiledCells());
        assertEquals(Plans.suite(Tier.STANDARD).profileMillis(),
                new Forecast(Plans.suite(Tier.STANDARD), List.of()).leastMillis()
                        - new Forecast(plan, List.of()).leastMillis(),
                1e-3);
    }

    @Test
    void anOlderStudyHasNoProfiles() {
        StudyPlan plan = Plans.suite(Tier.SMOKE);
        String yaml = YAMLMapper.shared().writeValueAsString(plan);
        assertEquals(plan, YAMLMapper.shared().readValue(yaml, StudyPlan.class));
        String older = yaml.replaceAll("(?s)\nprofiled:\n.*", "\n");
        assertFalse(older.contains("profiled"), older);
        assertEquals(plan.withoutProfiles(), YAMLMapper.shared().readValue(older, StudyPlan.class));
    }
}
