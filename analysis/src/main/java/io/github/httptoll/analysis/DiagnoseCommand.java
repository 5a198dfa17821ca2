// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis;

import io.github.httptoll.analysis.diagnose.Diagnosis;
import io.github.httptoll.analysis.diagnose.UnreadableRecording;
import io.github.httptoll.analysis.render.console.DiagnosisConsole;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Says what a Flight Recorder file of a reader's own service shows of its HTTP calls.
@Command(name = "diagnose", mixinStandardHelpOptions = true, sortOptions = false, //
        header = "Says what a Flight Recorder file of your service shows of its HTTP calls.", description = {"",
                "CPU by owner, waiting by cause, and signs of known mistakes, each with its evidence and the page about it.",
                "Record with -XX:StartFlightRecording=settings=profile,filename=recording.jfr; docs/diagnose.md says more.",
                ""})
final class DiagnoseCommand implements Callable<Integer> {
    @Parameters(paramLabel = "<recording.jfr>", description = "The recording.")
    private @Nullable Path recording;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws UnreadableRecording {
        Path file = Objects.requireNonNull(recording);
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        out.print(DiagnosisConsole.of(String.valueOf(file.getFileName()), Diagnosis.of(file)));
        out.flush();
        return 0;
    }
}
