// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.findings.theory;

import io.github.httptoll.analysis.findings.cell.ExperimentResult;
import io.github.httptoll.analysis.read.Run;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What theory predicts, beside what was measured, and what the places of the threads do to that; a part whose data the run lacks is
/// null or empty.
public record Theory(HopSteps hopSteps, @Nullable Pooling pooling, HandOffs handOffs,
        OverheadSum overheadSum,
        List<Split> splits,
        CpuCeiling cpuCeiling,
        List<SpeedUp> speedUps, List<Crossover> crossovers, @Nullable Clocks clocks, List<Placed> placed,
        List<WaysToWait> ways) {
    public static Theory of(Run run, List<ExperimentResult> experiments) {
        TheoryCells floor = TheoryCells.of(run, experiments, "floor");
        TheoryCells single = TheoryCells.of(run, experiments, "single-call");
        TheoryCells fanOut = TheoryCells.of(run, experiments, "fan-out");
        HopSteps hopSteps = HopSteps.of(floor, single);
        HandOffs handOffs = HandOffs.of(run, single);
        return new Theory(hopSteps, Pooling.of(hopSteps, single).orElse(null), handOffs,
                OverheadSum.of(run, experiments, handOffs), Split.of(single),
                CpuCeiling.of(run, fanOut),
                SpeedUp.of(fanOut), Crossover.of(fanOut), Clocks.of(fanOut).orElse(null),
                Placed.of(run, experiments), WaysToWait.of(run, experiments));
    }
}
