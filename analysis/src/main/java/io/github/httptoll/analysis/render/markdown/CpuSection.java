// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.markdown;

import io.github.httptoll.analysis.findings.cpu.CpuDifference;
import io.github.httptoll.analysis.findings.cpu.CpuProfile;
import io.github.httptoll.analysis.render.words.CpuWords;
import java.util.List;

/// Where the CPU of profiled cells went, and what asynchronous forms burn more than blocking ones.
final class CpuSection {
    private CpuSection() {}

    /// Empty where nothing was profiled.
    static String of(List<CpuProfile> profiles) {
        if (profiles.isEmpty()) {
            return "";
        }
        Lines section = Lines.section("Where the CPU went")
                .line("Microseconds of CPU per request, by owner. Each cell was sampled after everything that is measured, in the "
                        + "JVM that measured it. Compiler and collector are read from the clock of their threads. The intervals "
                        + "come from the number of samples: they say nothing about another run.");
        if (profiles.stream().anyMatch(profile -> !profile.cpuTime())) {
            section.line(
                    "Running Java code was sampled, as this system has no CPU-time sampling: system calls are missing.");
        }
        section.table(CpuWords.table(profiles));
        for (CpuDifference difference : CpuDifference.asyncAgainstBlocking(profiles)) {
            section.line("What `%s` burns more than `%s`:".formatted(difference.first().cell().id(),
                    difference.second().cell().id())).table(CpuWords.table(difference));
        }
        return section.toString();
    }
}
