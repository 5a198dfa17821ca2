// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.findings.theory;

import io.github.httptoll.analysis.findings.cell.CellResult;
import io.github.httptoll.analysis.findings.cell.ExperimentResult;
import io.github.httptoll.analysis.findings.cell.Parameters;
import io.github.httptoll.analysis.findings.cell.ValidCells;
import io.github.httptoll.analysis.read.Claim;
import io.github.httptoll.analysis.read.Run;
import io.github.httptoll.analysis.statistics.Quantity;
import io.github.httptoll.analysis.statistics.Sample;
import io.github.httptoll.analysis.statistics.Unit;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// One contender's calls, one at a time: with client and server on one core, on two, and wherever the scheduler puts them.
///
/// A free cell is a mixture of the two others. `likeTogether` is the part of its `turns` whose time is nearer to that on one core than to
/// that on two, by ratio. Its mean is that of no single state.
public record Placed(CellResult free, Quantity freeMicros, Quantity togetherMicros, Quantity apartMicros,
        double likeTogether, int turns) {
    private static final String TOGETHER = "TOGETHER";
    private static final String APART = "APART";

    /// Those that were measured in all three placements.
    static List<Placed> of(Run run, List<ExperimentResult> experiments) {
        ValidCells single = ValidCells.of(run, experiments, "single-call");
        return single.with(Parameters::isPlain).flatMap(free -> of(single, free).stream()).toList();
    }

    private static Optional<Placed> of(ValidCells single, CellResult free) {
        Optional<Sample> together = at(TOGETHER, single, free);
        Optional<Sample> apart = at(APART, single, free);
        return together.flatMap(one -> apart.map(two -> of(free, micros(single, free), one, two)));
    }

    private static Placed of(CellResult free, Sample mixed, Sample together, Sample apart) {
        double border = Math.sqrt(together.geometricMean() * apart.geometricMean());
        double[] turns = mixed.values();
        boolean togetherIsFaster = together.geometricMean() < apart.geometricMean();
        long like = Arrays.stream(turns).filter(micros -> micros < border == togetherIsFaster).count();
        return new Placed(free, mixed.mean(), together.mean(), apart.mean(),
                (double) like / turns.length, turns.length);
    }

    private static Optional<Sample> at(String placement, ValidCells single, CellResult free) {
        Parameters parameters = free.parameters();
        return single
                .with(parameters, other -> other.setup().equals(List.of(placement))
                        && other.client().equals(parameters.client())
                        && other.strategy().equals(parameters.strategy()))
                .findFirst()
                .map(cell -> micros(single, cell));
    }

    /// Microseconds a call.
    private static Sample micros(ValidCells single, CellResult cell) {
        return Objects.requireNonNull(single.pairs().sample(cell.id(), Claim.BATCH_MILLIS))
                .times(1e3 / cell.parameters().calls(), Unit.MICROS);
    }
}
