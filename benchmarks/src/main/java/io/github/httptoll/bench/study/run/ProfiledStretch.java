// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study.run;

import io.github.httptoll.bench.probe.CpuProfile;
import io.github.httptoll.bench.probe.CpuProfiler;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.TimeValue;

/// A cell runs without Flight Recorder, then with it, then without it again, so that a drift does not look like the price of profiling.
final class ProfiledStretch {
    private static final int BLOCK_MILLIS = 150;
    /// Flight Recorder loads and compiles code when it begins, and leaves some behind when it has ended.
    private static final int SETTLING_BLOCKS = 2;
    private final Command.Profile command;
    private final List<Double> unprofiled = new ArrayList<>();
    private final List<Double> profiled = new ArrayList<>();
    private long requests;

    private ProfiledStretch(Command.Profile command) {
        this.command = command;
    }

    /// Runs it, in this JVM, whose client is open and warm. It stays open.
    ///
    /// @throws IOException if the stacks cannot be written
    static Profiled run(Command.Profile command) throws RunnerException, IOException {
        return new ProfiledStretch(command).run();
    }

    private Profiled run() throws RunnerException, IOException {
        int without = Math.max(1, command.millis() / BLOCK_MILLIS / 4);
        blocks(without, unprofiled);
        CpuProfile profile;
        try (CpuProfiler profiler = CpuProfiler.start()) {
            settle();
            requests = 0;
            profiler.begin();
            blocks(Math.max(2, command.millis() / BLOCK_MILLIS), profiled);
            profile = profiler.end(Path.of(command.stacks()));
        }
        long counted = requests;
        settle();
        blocks(without, unprofiled);
        return new Profiled(profile, counted, profiled, unprofiled);
    }

    private void settle() throws RunnerException {
        blocks(SETTLING_BLOCKS, new ArrayList<>());
    }

    private void blocks(int number, List<Double> millis) throws RunnerException {
        RunResult result = ContenderMain
                .runJmh(ContenderMain.options(command.benchmark(), command.params()).warmupIterations(0)
                        .measurementIterations(number).measurementTime(TimeValue.milliseconds(BLOCK_MILLIS)));
        result.getBenchmarkResults().stream().flatMap(each -> each.getIterationResults().stream()).forEach(block -> {
            millis.add(block.getPrimaryResult().getScore());
            requests += requests(block);
        });
    }

    private static long requests(IterationResult block) {
        return (long) Objects.requireNonNull(block.getSecondaryResults().get("requests")).getScore();
    }

    /// What came of it.
    ///
    /// @param requests answered while it was profiled
    /// @param profiledMillis batch time of each block with Flight Recorder
    /// @param unprofiledMillis batch time of each block without it, before and after
    record Profiled(CpuProfile profile, long requests, List<Double> profiledMillis, List<Double> unprofiledMillis) {}
}
