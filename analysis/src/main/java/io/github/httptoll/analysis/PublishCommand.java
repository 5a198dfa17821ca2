// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis;

import io.github.httptoll.analysis.findings.Findings;
import io.github.httptoll.analysis.publish.Publication;
import io.github.httptoll.analysis.read.RunReader;
import io.github.httptoll.analysis.read.UnreadableRun;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Makes the documents of a repository say what a run found.
@Command(name = "publish", mixinStandardHelpOptions = true, sortOptions = false, //
        header = "Writes what a run found into README, docs and pictures of a repository.", description = {"",
                "Documents mark the blocks that belong to a run: <!-- run: name --> to <!-- end -->. Nothing else is changed.",
                "Then it lists what else speaks of a run, and is not made from its files.",
                ""})
final class PublishCommand implements Callable<Integer> {
    @Parameters(paramLabel = "<run dir>", description = "The directory of a run, inside of the repository.")
    private @Nullable Path directory;

    @Option(names = "--repository", paramLabel = "<dir>", defaultValue = ".", description = "Default: the current directory.")
    private @Nullable Path repository;

    @Option(names = "--check", description = "Write nothing; exit code 1 if a document says something else.")
    private boolean check;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws UnreadableRun, IOException {
        CommandLine command = Objects.requireNonNull(spec).commandLine();
        Path run = Objects.requireNonNull(directory);
        Publication publication = publication(Findings.of(RunReader.read(run)), run, command);
        List<Path> changed = check ? publication.stale() : publication.write();
        PrintWriter out = command.getOut();
        changed.forEach(file -> out.println((check ? "differs from the run: " : "written: ") + file));
        if (check) {
            return changed.isEmpty() ? 0 : 1;
        }
        publication.byHand().forEach(out::println);
        return 0;
    }

    private Publication publication(Findings findings, Path run, CommandLine command) throws IOException {
        try {
            return Publication.of(findings, run, Objects.requireNonNull(repository));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command, e.getMessage(), e);
        }
    }
}
