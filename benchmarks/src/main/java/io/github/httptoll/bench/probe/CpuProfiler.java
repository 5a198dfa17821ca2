// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.probe;

import io.github.httptoll.bench.placement.ThreadKind;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import javax.management.JMException;
import javax.management.ObjectName;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.jspecify.annotations.Nullable;

/// Samples where the CPU time of this process goes, with Flight Recorder: from [#start], of which [#begin] to [#end] counts. What starts
/// costs time and compiles, so that is outside.
///
/// Closing it ends the recording; the JVM is then as before, but for code that Flight Recorder loaded.
public final class CpuProfiler implements AutoCloseable {
    /// Frames of a stack that are kept. A call through a client's interceptors under JMH has more than the 64 that are usual.
    private static final int DEPTH = 256;
    /// Flight Recorder sets it to the path of the folder that it records to.
    static final String FOLDER = "jdk.jfr.repository";
    private static final long OWN_PID = ProcessHandle.current().pid();

    private final Sampler sampler;
    private final Recording recording;
    private final LongSupplier cpu = ProcessClock.cpu();
    private @Nullable TaskStats before;
    private Instant from = Instant.MIN;
    private long fromNanos;
    private long fromCpu;

    private CpuProfiler(Sampler sampler) {
        this.sampler = sampler;
        this.recording = new Recording(sampler.settings());
    }

    /// Begins to record.
    public static CpuProfiler start() {
        keepDeepStacks();
        CpuProfiler profiler = new CpuProfiler(Sampler.best());
        profiler.recording.start();
        return profiler;
    }

    /// The depth can be set before the first recording of a JVM. Where that is refused, deep stacks are cut, and say so.
    private static void keepDeepStacks() {
        try {
            ManagementFactory.getPlatformMBeanServer().invoke(
                    new ObjectName("com.sun.management:type=DiagnosticCommand"),
                    "jfrConfigure", new Object[]{new String[]{"stackdepth=" + DEPTH}},
                    new String[]{String[].class.getName()});
        } catch (JMException _) {
            return;
        }
    }

    /// What counts begins.
    public void begin() {
        before = TaskStats.of(OWN_PID);
        fromCpu = cpu.getAsLong();
        fromNanos = System.nanoTime();
        from = Instant.now();
    }

    /// What counts has ended. Writes the stacks of its samples.
    ///
    /// @param stacks the file, see [FoldedStacks]
    /// @throws IOException if it cannot be written
    public CpuProfile end(Path stacks) throws IOException {
        Instant to = Instant.now();
        long wallNanos = System.nanoTime() - fromNanos;
        long cpuNanos = cpu.getAsLong() - fromCpu;
        TaskStats now = TaskStats.of(OWN_PID);
        recording.stop();
        FoldedStacks folded = new FoldedStacks();
        long lost = 0;
        Path file = Files.createTempFile("httptoll", ".jfr");
        try {
            recording.dump(file);
            for (RecordedEvent event : RecordingFile.readAllEvents(file)) {
                if (event.getStartTime().isBefore(from) || event.getStartTime().isAfter(to)) {
                    continue;
                }
                String type = event.getEventType().getName();
                if (type.equals(sampler.event())) {
                    folded.add(event.getStackTrace(), event.getThread(sampler.threadField()), sampler.periods(event));
                } else if (type.equals(Sampler.LOST)) {
                    lost += event.getLong("lostSamples");
                }
            }
        } finally {
            Files.delete(file);
        }
        folded.write(stacks);
        return new CpuProfile(sampler, sampler.period().toNanos() / 1_000, wallNanos / 1_000, cpuNanos / 1_000,
                threads(now, cpuNanos),
                folded.samples(), folded.events(), lost);
    }

    /// A thread that ended meanwhile is in no list any more. JMH's worker does so with each run of JMH, so what the process used more than
    /// all lists is the caller's.
    private List<CpuProfile.GroupCpu> threads(@Nullable TaskStats now, long cpuNanos) {
        TaskStats.Totals used = now == null || before == null ? null : now.since(before);
        if (used == null) {
            return List.of();
        }
        long ended = Math.max(0, cpuNanos - used.all().cpuNanos());
        return Stream.of(ThreadKind.values()).map(kind -> new CpuProfile.GroupCpu(kind,
                (used.of(kind).cpuNanos() + (kind == ThreadKind.CALLER ? ended : 0)) / 1_000)).toList();
    }

    /// Ends the recording and takes its folder away. Flight Recorder would do so at the end of the JVM, but the study destroys it. A later
    /// recording makes another folder.
    @Override
    public void close() {
        recording.close();
        String folder = System.getProperty(FOLDER);
        if (folder == null || !FlightRecorder.getFlightRecorder().getRecordings().isEmpty()) {
            return;
        }
        try {
            Files.deleteIfExists(Path.of(folder));
        } catch (IOException _) {
            // What is in it is not this one's.
        }
    }
}
