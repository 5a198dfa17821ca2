// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.console;

import io.github.httptoll.analysis.diagnose.Diagnosis;
import io.github.httptoll.analysis.diagnose.Mistake;
import io.github.httptoll.analysis.render.words.Numbers;
import io.github.httptoll.analysis.statistics.Interval;
import io.github.httptoll.analysis.statistics.Quantity;
import java.util.Locale;
import java.util.Map;

/// What a recording shows of a service's HTTP calls, for a terminal.
public final class DiagnosisConsole {
    private static final String UNSAMPLED = "  The recording has no samples: jdk.CPUTimeSample and "
            + "jdk.ExecutionSample are off, or nothing ran.";
    private static final String JAVA_ONLY = "  Running Java code was sampled, so system calls are missing; "
            + "jdk.CPUTimeSample counts them (Linux, JDK 25).";

    private final StringBuilder text = new StringBuilder();

    private DiagnosisConsole() {}

    /// The lines, each with its end.
    public static String of(String file, Diagnosis diagnosis) {
        DiagnosisConsole console = new DiagnosisConsole();
        console.line("%s: %s s".formatted(file, Numbers.rounded(diagnosis.length().toMillis() / 1e3)));
        console.cpu(diagnosis);
        console.waits(diagnosis);
        console.signs(diagnosis);
        console.unseen(diagnosis);
        return console.text.toString();
    }

    private void cpu(Diagnosis diagnosis) {
        line("");
        line("CPU of HTTP calls, by owner");
        if (diagnosis.calls() == null) {
            line(UNSAMPLED);
            return;
        }
        line("  %s of %s samples are of HTTP calls: %s".formatted(Numbers.count(diagnosis.callSamples()),
                Numbers.count(diagnosis.samples()), share(diagnosis.calls())));
        diagnosis.cpu().forEach((owner, part) -> line("  %-36s %s".formatted(owner.name(), share(part))));
        if (!diagnosis.cpuTime()) {
            line(JAVA_ONLY);
        }
    }

    private void waits(Diagnosis diagnosis) {
        line("");
        line("Waiting of HTTP calls, by cause: the waits above the recording's thresholds");
        if (diagnosis.waits().isEmpty()) {
            line("  None was recorded.");
        }
        long all = diagnosis.waits().values().stream().mapToLong(waited -> waited.time().toMillis()).sum();
        for (Map.Entry<Diagnosis.Cause, Diagnosis.Waited> entry : diagnosis.waits().entrySet()) {
            Diagnosis.Waited waited = entry.getValue();
            line("  %-36s %s of the time, %s s, waits: %s".formatted(entry.getKey().words(),
                    Numbers.percent(all == 0 ? 0 : waited.time().toMillis() / (double) all),
                    Numbers.rounded(waited.time().toMillis() / 1e3), Numbers.count(waited.count())));
        }
    }

    private void signs(Diagnosis diagnosis) {
        line("");
        line("Signs of known mistakes");
        if (diagnosis.findings().isEmpty()) {
            line("  None of the %d that a recording can show.".formatted(Mistake.values().length));
        }
        for (Diagnosis.Finding finding : diagnosis.findings()) {
            line("  %s: %s".formatted(finding.mistake().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    finding.mistake().words()));
            finding.sightings()
                    .forEach(seen -> line("    %s × %s on %s%s".formatted(Numbers.count(seen.count()), seen.event(),
                            seen.thread(), seen.where().isEmpty() ? "" : ": " + seen.where())));
            line("    see %s".formatted(finding.mistake().page()));
        }
    }

    private void unseen(Diagnosis diagnosis) {
        line("");
        line("Events read: %s".formatted(diagnosis.events().isEmpty()
                ? "none"
                : diagnosis.events().entrySet().stream()
                        .map(event -> event.getKey() + " " + Numbers.count(event.getValue()))
                        .reduce((a, b) -> a + ", " + b).orElse("")));
        line("docs/diagnose.md says what each line means, and what a recording cannot show.");
    }

    private static String share(Quantity share) {
        Interval interval = share.interval();
        return Numbers.percent(share.value()) + (interval == null
                ? ""
                : " [" + Numbers.rounded(interval.low() * 100) + ", " + Numbers.rounded(interval.high() * 100) + "]");
    }

    private void line(String words) {
        text.append(words).append('\n');
    }
}
