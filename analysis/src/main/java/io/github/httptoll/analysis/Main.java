// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis;

import io.github.httptoll.analysis.diagnose.UnreadableRecording;
import io.github.httptoll.analysis.findings.Findings;
import io.github.httptoll.analysis.findings.Reproduction;
import io.github.httptoll.analysis.read.OtherCore;
import io.github.httptoll.analysis.read.Run;
import io.github.httptoll.analysis.read.RunFiles;
import io.github.httptoll.analysis.read.RunReader;
import io.github.httptoll.analysis.read.UnreadableRun;
import io.github.httptoll.analysis.render.Report;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine;

/// The command line: reads a run directory, writes its report into it and prints the answer.
@Command(name = "analysis.jar", mixinStandardHelpOptions = true, versionProvider = Version.class, sortOptions = false, //
        subcommands = {MergeCommand.class, VerifyCommand.class, PublishCommand.class, DiagnoseCommand.class}, //
        header = "Rebuilds the report of a run from its directory, which is all it reads.", description = {
                "",
                "Writes index.html, report.md, tables/*.csv and findings.json into the directory and prints the answer.",
                "With --against, says what changed since another run instead: against.md and against.json.",
                ""}, exitCodeListHeading = "%nExit codes:%n", exitCodeList = {
                        "0:the run is complete; with --against, nothing became slower beyond --delta, and nothing invalid",
                        "1:the analysis itself failed; with --against, something became slower or invalid",
                        "2:the directory or one of its files cannot be used; with --against, also: the runs are unlike, or "
                                + "nothing could be judged",
                        "3:the report is written, but status.json says that the run is partial or failed"}, //
        footerHeading = "%nExamples:%n", footer = {
                "  java -jar analysis/target/analysis.jar results/latest",
                "  java -jar analysis.jar a-copied-run-directory",
                "  java -jar analysis.jar results/latest --against results/of-the-main-branch --delta 0.1",
                "  java -jar analysis.jar merge results/*-shard*of3 --to results/merged",
                "  java -jar analysis.jar verify results/latest",
                "  java -jar analysis.jar diagnose recording.jfr"})
public final class Main implements Callable<Integer> {
    private static final int INCOMPLETE = 3;

    @Parameters(arity = "0..1", paramLabel = "<run dir>", description = "The directory of a run, such as results/latest.")
    private @Nullable Path directory;

    @ArgGroup(exclusive = false, heading = "%nTwo runs:%n")
    private @Nullable AgainstOptions against;

    @Spec
    private @Nullable CommandSpec spec;

    private Main() {}

    /// Ends the JVM with the exit code that `--help` lists.
    public static void main(String[] args) {
        System.exit(run(utf8(FileDescriptor.out), utf8(FileDescriptor.err), args));
    }

    static int run(PrintWriter out, PrintWriter err, String... args) {
        return new CommandLine(new Main()).setOut(out).setErr(err).setParameterExceptionHandler(Main::misused)
                .setExecutionExceptionHandler((e, command, _) -> failed(e, command)).execute(args);
    }

    @Override
    public Integer call() throws UnreadableRun, IOException {
        CommandLine command = Objects.requireNonNull(spec).commandLine();
        Path run = directory;
        if (run == null) {
            throw new ParameterException(command, "Missing required parameter: '<run dir>'");
        }
        if (against != null) {
            return against.compare(run, command);
        }
        return report(run, command);
    }

    /// Writes the report into the run directory, prints the answer and returns the exit code.
    static int report(Path run, CommandLine command) throws UnreadableRun, IOException {
        Run read = RunReader.read(run);
        OtherCore<SortedMap<String, String>> inputs = OtherCore.reads("the inputs", new RunFiles(run)::digests);
        Findings findings = Findings.of(read);
        Report report = Report.of(findings, Reproduction.of(read));
        deleteStaleTables(run, report.files().keySet());
        write(run, report);
        write(run.resolve(Manifest.FILE), Manifest.of(inputs.ended(IOException.class), read, report).text());
        command.getOut().print(report.console());
        command.getOut().println(run.resolve("index.html"));
        command.getOut().println(run.resolve("report.md"));
        if (findings.trust().complete()) {
            return 0;
        }
        command.getErr()
                .println("The run is " + findings.trust().status() + ": the report covers only what was measured.");
        return INCOMPLETE;
    }

    /// Tables of an earlier report on this run, which this one would not replace.
    private static void deleteStaleTables(Path run, Set<String> written) throws IOException {
        Path tables = run.resolve("tables");
        if (!Files.isDirectory(tables)) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(tables, "*.csv")) {
            for (Path file : files) {
                if (Files.isRegularFile(file) && !written.contains("tables/" + file.getFileName())) {
                    Files.delete(file);
                }
            }
        }
    }

    static void write(Path run, Report report) throws IOException {
        for (Map.Entry<String, String> file : report.files().entrySet()) {
            write(run.resolve(file.getKey()), file.getValue());
        }
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path beside = file.resolveSibling("." + file.getFileName() + ".new");
        Files.writeString(beside, text);
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static int misused(ParameterException e, String[] args) {
        e.getCommandLine().getErr().println(e.getMessage() + "; see --help");
        return AgainstOptions.UNUSABLE;
    }

    private static int failed(Exception e, CommandLine command) {
        return switch (e) {
            case UnreadableRun _,UnreadableRecording _ -> {
                command.getErr().println(e.getMessage());
                yield AgainstOptions.UNUSABLE;
            }
            case IOException unwritable -> {
                command.getErr().println("The report cannot be written: " + unwritable
                        + "; check that the run directory can be written to");
                yield AgainstOptions.UNUSABLE;
            }
            default -> {
                e.printStackTrace(command.getErr());
                yield command.getCommand() instanceof Main main && main.against != null ? AgainstOptions.UNUSABLE : 1;
            }
        };
    }

    private static PrintWriter utf8(FileDescriptor descriptor) {
        return new PrintWriter(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }
}
