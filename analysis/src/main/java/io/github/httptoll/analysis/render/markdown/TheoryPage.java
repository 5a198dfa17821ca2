// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.markdown;

import io.github.httptoll.analysis.findings.theory.Clocks;
import io.github.httptoll.analysis.findings.theory.Pooling;
import io.github.httptoll.analysis.findings.theory.Theory;
import java.util.ArrayList;
import java.util.List;

/// The part of the report where models stand beside measurements; sections without data are left out.
final class TheoryPage {
    private TheoryPage() {}

    /// The whole part, empty where there is no section.
    static String of(Theory theory) {
        List<Section> sections = sections(theory);
        StringBuilder page = new StringBuilder();
        if (!sections.isEmpty()) {
            page.append("## What theory predicts\n\n")
                    .append("Models compared with what was measured. No claim registered any "
                            + "of it before the run: it is exploratory, with intervals and without verdicts.\n\n");
        }
        sections.forEach(section -> page.append(section.markdown()));
        return page.toString();
    }

    private static List<Section> sections(Theory theory) {
        List<Section> sections = new ArrayList<>();
        if (!theory.hopSteps().steps().isEmpty()) {
            sections.add(HopSections.hopSteps(theory.hopSteps()));
        }
        Pooling pooling = theory.pooling();
        if (pooling != null) {
            sections.add(HopSections.pooling(pooling));
        }
        if (!theory.handOffs().rows().isEmpty()) {
            sections.add(HandOffSections.counted(theory.handOffs()));
        }
        if (!theory.overheadSum().states().isEmpty()) {
            sections.add(HandOffSections.sums(theory.overheadSum()));
        }
        if (!theory.handOffs().prices().isEmpty()) {
            sections.add(HandOffSections.prices(theory.handOffs()));
        }
        if (!theory.splits().isEmpty()) {
            sections.add(SingleCallSections.splits(theory.splits()));
        }
        if (!theory.placed().isEmpty()) {
            sections.add(SingleCallSections.placed(theory.placed()));
        }
        if (!theory.cpuCeiling().rows().isEmpty()) {
            sections.add(FanOutSections.cpuCeiling(theory.cpuCeiling()));
        }
        if (!theory.speedUps().isEmpty()) {
            sections.add(FanOutSections.speedUps(theory.speedUps()));
        }
        if (!theory.crossovers().isEmpty()) {
            sections.add(CrossoverSection.of(theory.crossovers()));
        }
        Clocks clocks = theory.clocks();
        if (clocks != null) {
            sections.add(FanOutSections.clocks(clocks));
        }
        return sections;
    }
}
