// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.markdown;

import io.github.httptoll.analysis.findings.theory.HandOffs;
import io.github.httptoll.analysis.findings.theory.Theory;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/// The part of the report where models stand beside measurements; sections without data are left out.
final class TheoryPage {
    private TheoryPage() {}

    /// The whole part, empty where there is no section.
    static String of(Theory theory) {
        List<Lines> sections = sections(theory).toList();
        Lines page = new Lines();
        if (!sections.isEmpty()) {
            page.line("## What theory predicts").line("Models compared with what was measured. No claim registered any "
                    + "of it before the run: it is exploratory, with intervals and without verdicts.");
        }
        sections.forEach(page::add);
        return page.toString();
    }

    private static Stream<Lines> sections(Theory theory) {
        HandOffs handOffs = theory.handOffs();
        return Stream.of(of(theory.hopSteps(), theory.hopSteps().steps(), HopSections::hopSteps),
                Stream.ofNullable(theory.pooling()).map(HopSections::pooling),
                of(handOffs, handOffs.rows(), HandOffSections::counted),
                of(theory.overheadSum(), theory.overheadSum().states(), HandOffSections::sums),
                of(handOffs, handOffs.prices(), HandOffSections::prices),
                of(theory.splits(), theory.splits(), SingleCallSections::splits),
                of(theory.placed(), theory.placed(), SingleCallSections::placed),
                of(theory.cpuCeiling(), theory.cpuCeiling().rows(), FanOutSections::cpuCeiling),
                of(theory.speedUps(), theory.speedUps(), FanOutSections::speedUps),
                of(theory.crossovers(), theory.crossovers(), CrossoverSection::of),
                Stream.ofNullable(theory.clocks()).map(FanOutSections::clocks)).flatMap(each -> each);
    }

    /// The section of a model; none where it has no rows.
    private static <T> Stream<Lines> of(T model, List<?> rows, Function<T, Lines> section) {
        return rows.isEmpty() ? Stream.empty() : Stream.of(section.apply(model));
    }
}
