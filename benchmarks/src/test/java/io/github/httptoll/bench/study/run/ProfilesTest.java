// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.bench.study.ask.ExperimentRequest;
import io.github.httptoll.bench.study.ask.Network;
import io.github.httptoll.bench.study.ask.Question;
import io.github.httptoll.bench.study.ask.Tier;
import io.github.httptoll.bench.study.plan.Cell;
import io.github.httptoll.bench.study.plan.Generation;
import io.github.httptoll.bench.study.plan.StudyPlan;
import io.github.httptoll.bench.study.record.RunDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// When a cell's turn to be profiled is.
class ProfilesTest {
    private final StudyPlan plan = StudyPlan.of("test", Tier.STANDARD, 1, false, new Network(0),
            Question.suite().stream().map(question -> ExperimentRequest.of(question, Tier.STANDARD)).toList(),
            List.of());

    @TempDir
    Path directory;

    @Test
    void eachIsProfiledOnceWhenItsJvmMeasuresNothingAnyMore() throws IOException {
        List<Generation> generations = plan.generations();
        Profiles profiles = new Profiles(plan, new RunDirectory(directory), generations);
        List<String> all = new ArrayList<>();
        for (int i = 0; i < generations.size(); i++) {
            for (Cell cell : profiles.open(generations.get(i))) {
                all.add(cell.id());
                assertTrue(generations.subList(i + 1, generations.size()).stream()
                        .noneMatch(later -> later.jvms().contains(cell.jvm())), cell.id());
            }
        }
        assertEquals(plan.profiled().size(), all.size());
        assertEquals(Set.copyOf(plan.profiled()), Set.copyOf(all));
    }

    @Test
    void whatAnInterruptedRunHasIsNotTakenAgain() throws IOException {
        String first = plan.profiled().getFirst();
        Files.writeString(directory.resolve("profiles.jsonl"),
                "{\"cell\": \"" + first + "\"}\n{\"cell\": \"" + plan.profiled().get(1));
        Profiles profiles = new Profiles(plan, new RunDirectory(directory), plan.generations());
        List<String> open = plan.generations().stream().flatMap(each -> profiles.open(each).stream()).map(Cell::id)
                .toList();
        assertEquals(plan.profiled().size() - 1, open.size());
        assertTrue(!open.contains(first) && open.contains(plan.profiled().get(1)), open.toString());
    }

    @Test
    void whatIsBehindATornLineIsNotTakenAgain() throws IOException {
        String first = plan.profiled().getFirst();
        Files.writeString(directory.resolve("profiles.jsonl"), "{\"cell\": \"torn\n{\"cell\": \"" + first + "\"}\n");
        Profiles profiles = new Profiles(plan, new RunDirectory(directory), plan.generations());
        assertTrue(plan.generations().stream().flatMap(each -> profiles.open(each).stream())
                .noneMatch(cell -> cell.id().equals(first)));
    }

    /// Nothing is open after an interruption behind the last measurement.
    @Test
    void cellsWhoseJvmsAreNotStartedAgainAreMissed() throws IOException {
        Files.writeString(directory.resolve("profiles.jsonl"), "{\"cell\": \"" + plan.profiled().getFirst() + "\"}\n");
        Profiles profiles = new Profiles(plan, new RunDirectory(directory), List.of());
        assertEquals("; " + (plan.profiled().size() - 1)
                + " cells are not profiled, since the run was interrupted after their measurements", profiles.missed());
        StudyPlan without = plan.withoutProfiles();
        assertEquals("", new Profiles(without, new RunDirectory(directory), without.generations()).missed());
    }

    @Test
    void theFirstFloorThatIsAlivePricesWakeUpsAndElseAnotherJvm() {
        Set<String> jvms = new TreeSet<>(Set.of("JDK", "RAW_SOCKET", "RAW_NIO"));
        assertEquals(Optional.of("RAW_SOCKET"), Profiles.pricer(jvms, _ -> true));
        assertEquals(Optional.of("RAW_NIO"), Profiles.pricer(jvms, jvm -> !jvm.equals("RAW_SOCKET")));
        assertEquals(Optional.of("JDK"), Profiles.pricer(jvms, "JDK"::equals));
        assertEquals(Optional.empty(), Profiles.pricer(jvms, _ -> false));
    }
}
