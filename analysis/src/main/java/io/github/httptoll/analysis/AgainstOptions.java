// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis;

import io.github.httptoll.analysis.findings.compare.Against;
import io.github.httptoll.analysis.findings.compare.Comparability;
import io.github.httptoll.analysis.read.Run;
import io.github.httptoll.analysis.read.RunReader;
import io.github.httptoll.analysis.read.UnreadableRun;
import io.github.httptoll.analysis.render.Report;
import io.github.httptoll.analysis.render.words.AgainstWords;
import io.github.httptoll.analysis.statistics.Comparison;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine;

/// The options that compare a run with another one, and what they do: a gate for somebody's build.
final class AgainstOptions {
    static final int UNUSABLE = 2;
    private static final int FAILED = 1;

    @Option(names = "--against", required = true, paramLabel = "<base run dir>", //
            description = "What was, where <run dir> is what is now: compares the two and reports nothing else.")
    private @Nullable Path base;

    @Option(names = "--delta", paramLabel = "<part>", //
            description = "The smallest change of interest, as a part of the base. Default: 0.05.")
    private double delta = Comparison.DELTA;

    @Option(names = "--unlike", description = "Compares runs of other machines, JVMs, tiers or networks all the same.")
    private boolean unlike;

    /// Writes against.md and against.json into the directory, prints what changed and returns the exit code.
    int compare(Path directory, CommandLine command) throws UnreadableRun, IOException {
        if (!(delta > 0 && delta < 1)) {
            throw new ParameterException(command, "--delta is " + delta + ", expected above 0 and below 1");
        }
        Run before = RunReader.read(Objects.requireNonNull(base));
        Run now = RunReader.read(directory);
        List<Comparability.Difference> differences = Comparability.unlike(before, now);
        if (!unlike && !differences.isEmpty()) {
            command.getErr().println("The runs are unlike: " + AgainstWords.unlike(differences)
                    + "; give a base from the same machine and settings, or --unlike");
            return UNUSABLE;
        }
        Against against = Against.of(before, now, delta);
        Report report = Report.of(against);
        Main.write(directory, report);
        command.getOut().print(report.console());
        command.getOut().println(directory.resolve("against.md"));
        if (against.judged().isEmpty()) {
            command.getErr()
                    .println("Nothing can be judged: no cell is valid in both runs and was measured in two JVMs "
                            + "or more in each; compare runs of tier standard or full");
            return UNUSABLE;
        }
        return against.fails() ? FAILED : 0;
    }
}
