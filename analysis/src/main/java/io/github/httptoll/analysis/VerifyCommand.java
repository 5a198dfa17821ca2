// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis;

import io.github.httptoll.analysis.findings.Findings;
import io.github.httptoll.analysis.findings.Reproduction;
import io.github.httptoll.analysis.read.Run;
import io.github.httptoll.analysis.read.RunFiles;
import io.github.httptoll.analysis.read.RunReader;
import io.github.httptoll.analysis.read.UnreadableRun;
import io.github.httptoll.analysis.render.Report;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine;

/// Checks a published run: its inputs against its manifest, and its report against one that is made from them again.
@Command(name = "verify", mixinStandardHelpOptions = true, sortOptions = false, //
        header = "Checks that a run's files are those of its manifest, and that they give its report.", description = {
                "",
                "Makes the report again in memory and writes nothing. Prints a line for each difference.", ""}, //
        exitCodeListHeading = "%nExit codes:%n", exitCodeList = {"0:nothing differs", "1:a file differs",
                "2:the directory or one of its files cannot be used"})
final class VerifyCommand implements Callable<Integer> {
    @Parameters(paramLabel = "<run dir>", description = "The directory of a run.")
    private @Nullable Path directory;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws UnreadableRun, IOException {
        CommandLine command = Objects.requireNonNull(spec).commandLine();
        Path run = Objects.requireNonNull(directory);
        Manifest said = Manifest.read(run);
        Run read = RunReader.read(run);
        Report report = Report.of(Findings.of(read), Reproduction.of(read));
        Manifest now = Manifest.of(new RunFiles(run).digests(), read, report);
        List<String> differences = new ArrayList<>(said.changedInputs(now));
        differences.addAll(said.changedReport(now));
        differences.addAll(edited(run, report));
        differences.forEach(command.getOut()::println);
        if (!said.analysis().equals(now.analysis())) {
            command.getOut()
                    .println("the report was made by '" + said.analysis() + "', and this is '" + now.analysis() + "'");
        }
        command.getOut().println(differences.isEmpty()
                ? run + ": " + now.inputs().size() + " inputs and " + now.report().size()
                        + " files of the report are as the manifest says"
                : run + ": " + differences.size() + " differences");
        return differences.isEmpty() ? 0 : 1;
    }

    /// Files of the report that were changed, or are missing, since it was made.
    private static List<String> edited(Path run, Report report) throws UnreadableRun {
        RunFiles files = new RunFiles(run);
        List<String> edited = new ArrayList<>();
        for (Map.Entry<String, String> file : report.files().entrySet()) {
            if (!files.exists(file.getKey())) {
                edited.add(file.getKey() + " is missing");
            } else if (!RunFiles.sha256(files.text(file.getKey()).getBytes(StandardCharsets.UTF_8))
                    .equals(RunFiles.sha256(file.getValue().getBytes(StandardCharsets.UTF_8)))) {
                edited.add(file.getKey() + " is not the report of these inputs");
            }
        }
        return edited;
    }
}
