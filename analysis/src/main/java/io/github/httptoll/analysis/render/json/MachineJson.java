// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.json;

import io.github.httptoll.analysis.findings.Findings;
import io.github.httptoll.analysis.findings.claim.ByMachine;
import io.github.httptoll.analysis.findings.machine.MachineResult;
import io.github.httptoll.analysis.render.words.Numbers;
import io.github.httptoll.analysis.statistics.MachineVariance;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// One machine of a merged run; `aa` are the ratios of identical code by experiment.
record MachineJson(String name, boolean counts, List<String> faults, List<Integer> sets, int blocks, int voided,
        @Nullable Double noise, Map<String, Json.Ratio> aa, Map<String, Object> environment) {
    /// Null in a run on one machine.
    static @Nullable List<MachineJson> of(Findings findings) {
        List<MachineResult> all = findings.machines().all();
        return all.isEmpty() ? null : all.stream().map(MachineJson::of).toList();
    }

    private static MachineJson of(MachineResult one) {
        return new MachineJson(one.machine().name(), one.counts(),
                one.faults().stream().sorted().map(Json::word).toList(),
                one.machine().sets(), one.blocks(), one.voided(), Numbers.sixDigits(one.noise()),
                Json.named(new TreeMap<>(one.identical()), name -> name, Json.Ratio::of), one.machine().environment());
    }

    /// A claim on each machine, with the variances of its log ratio, and what halves its interval.
    record Claim(List<OnOne> each, @Nullable Double betweenMachines, @Nullable Double betweenJvms,
            @Nullable Double betweenBlocks,
            String halves, @Nullable Integer more) {
        static @Nullable Claim of(@Nullable ByMachine by) {
            if (by == null) {
                return null;
            }
            MachineVariance variance = by.variance();
            return new Claim(by.each().stream()
                    .map(one -> new OnOne(one.machine(), one.holds().key(), Json.Ratio.of(one.ratio()))).toList(),
                    Numbers.sixDigits(variance.machines()), Numbers.sixDigits(variance.jvms()),
                    Numbers.sixDigits(variance.blocks()),
                    Json.word(variance.halves()), variance.more());
        }
    }

    /// A claim on one machine.
    record OnOne(String machine, String holds, Json.Ratio ratio) {}
}
