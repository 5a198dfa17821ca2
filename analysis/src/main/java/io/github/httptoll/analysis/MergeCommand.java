// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis;

import io.github.httptoll.analysis.merge.MergedRun;
import io.github.httptoll.analysis.read.UnreadableRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Makes one run of the shards of a study.
@Command(name = "merge", mixinStandardHelpOptions = true, sortOptions = false, //
        header = "Makes one run directory of the shards of a study, and its report.", description = {"",
                "All shards must be of one commit, study, tier and libraries. Machines may differ in CPU, kernel and JDK.",
                ""})
final class MergeCommand implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "<run dir>", description = "The directories of all shards.")
    private @Nullable List<Path> shards;

    @Option(names = "--to", required = true, paramLabel = "<dir>", description = "The merged run directory, new or empty.")
    private @Nullable Path to;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws UnreadableRun, IOException {
        Path merged = Objects.requireNonNull(to);
        MergedRun.write(Objects.requireNonNull(shards), merged);
        return Main.report(merged, Objects.requireNonNull(spec).commandLine());
    }
}
