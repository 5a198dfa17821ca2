// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study.record;

import io.github.httptoll.bench.study.plan.Cell;
import io.github.httptoll.bench.study.plan.StudyPlan;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Of some cells, the requests of one batch: lines of `timelines.jsonl`.
public final class Timelines {
    private final RunDirectory run;
    private final Set<String> wanted;
    private final Set<String> recorded = new HashSet<>();

    /// The requests of one batch, in microseconds.
    private record Line(String cell, List<List<Long>> requests) {}

    Timelines(StudyPlan plan, RunDirectory run) {
        this.run = run;
        this.wanted = wanted(plan);
    }

    /// What a claim compares with a cell that shows waves is wanted too, so that both can be looked at side by side.
    private static Set<String> wanted(StudyPlan plan) {
        Set<String> fitting = plan.cells().filter(Cell::fitsATimeline).map(Cell::id).collect(Collectors.toSet());
        Set<String> waves = plan.cells().filter(Cell::showsWaves).map(Cell::id).collect(Collectors.toSet());
        return Stream.concat(waves.stream(),
                plan.claims().stream().filter(claim -> waves.contains(claim.a()) || waves.contains(claim.b()))
                        .flatMap(claim -> Stream.of(claim.a(), claim.b())).filter(fitting::contains))
                .collect(Collectors.toSet());
    }

    /// True where a batch of the cell is wanted and none is there.
    public boolean wants(Cell cell) {
        return wanted.contains(cell.id()) && !recorded.contains(cell.id());
    }

    /// Takes the requests of a batch; of each cell one batch is kept.
    ///
    /// @param requests see [io.github.httptoll.bench.timeline.IterationLedger#drawn]; empty: none were asked for
    /// @throws IOException if it cannot be written
    public void record(Cell cell, List<List<Long>> requests) throws IOException {
        if (!requests.isEmpty() && wants(cell) && recorded.add(cell.id())) {
            run.appendLines("timelines.jsonl", List.of(new Line(cell.id(), requests)));
        }
    }
}
