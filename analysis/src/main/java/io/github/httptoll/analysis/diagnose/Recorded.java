// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.diagnose;

import io.github.httptoll.analysis.profile.Stack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordedThread;
import jdk.jfr.consumer.RecordingFile;
import org.jspecify.annotations.Nullable;

/// What a Flight Recorder file holds that says something about HTTP calls.
///
/// @param events how many of each type that is read here
/// @param cpuTime true where CPU time was sampled; false where running Java code was, which leaves out system calls
/// @param samples of the one or the other; the group of a stack is the thread's name
/// @param waits above the recording's thresholds
/// @param starts the names of the threads that were started
record Recorded(Map<String, Long> events, boolean cpuTime, List<Stack> samples, List<Wait> waits, List<String> starts,
        Duration length) {
    static final String CPU = "jdk.CPUTimeSample";
    static final String EXECUTION = "jdk.ExecutionSample";
    static final String PINNED = "jdk.VirtualThreadPinned";
    static final String SOCKET_READ = "jdk.SocketRead";
    static final String START = "jdk.ThreadStart";
    private static final Set<String> WAITS = Set.of("jdk.ThreadPark", "jdk.ThreadSleep", "jdk.JavaMonitorEnter",
            "jdk.JavaMonitorWait", SOCKET_READ, "jdk.SocketWrite", PINNED);
    private static final Pattern NUMBER = Pattern.compile("[./+]0x[0-9a-fA-F]+");

    /// Reads a file.
    ///
    /// @throws UnreadableRecording if it is no recording, in one line
    static Recorded read(Path file) throws UnreadableRecording {
        if (!Files.isRegularFile(file)) {
            throw new UnreadableRecording(file + " is not a file; give a recording, such as recording.jfr");
        }
        Collector collector = new Collector();
        try (RecordingFile recording = new RecordingFile(file)) {
            while (recording.hasMoreEvents()) {
                collector.add(recording.readEvent());
            }
        } catch (IOException | RuntimeException e) {
            throw new UnreadableRecording(file + " cannot be read as a Flight Recorder file: " + e.getMessage()
                    + "; dump the recording again with jcmd <pid> JFR.dump");
        }
        return collector.recorded();
    }

    /// Names as a flame graph has them, without the numbers that a JVM gives to hidden classes.
    private static List<String> frames(@Nullable RecordedStackTrace trace) {
        return trace == null
                ? List.of()
                : trace.getFrames().stream().filter(RecordedFrame::isJavaFrame).map(Recorded::name).toList();
    }

    private static String name(RecordedFrame frame) {
        return NUMBER.matcher(frame.getMethod().getType().getName()).replaceAll("") + "."
                + frame.getMethod().getName();
    }

    private static String name(@Nullable RecordedThread thread) {
        return thread == null || thread.getJavaName() == null ? "" : thread.getJavaName();
    }

    private static final class Collector {
        private final Map<String, Long> events = new TreeMap<>();
        private final Map<Boolean, List<Stack>> samples = Map.of(true, new ArrayList<>(), false, new ArrayList<>());
        private final List<Wait> waits = new ArrayList<>();
        private final List<String> starts = new ArrayList<>();
        private Instant first = Instant.MAX;
        private Instant last = Instant.MIN;

        void add(RecordedEvent event) {
            String type = event.getEventType().getName();
            if (type.equals(CPU) || type.equals(EXECUTION)) {
                samples(type.equals(CPU)).add(sample(event, type));
            } else if (WAITS.contains(type)) {
                waits.add(wait(event, type));
            } else if (type.equals(START)) {
                starts.add(name(event.getThread("thread")));
            } else if (!type.equals("jdk.TLSHandshake")) {
                return;
            }
            events.merge(type, 1L, Long::sum);
            first = event.getStartTime().isBefore(first) ? event.getStartTime() : first;
            last = event.getEndTime().isAfter(last) ? event.getEndTime() : last;
        }

        private List<Stack> samples(boolean cpuTime) {
            return Objects.requireNonNull(samples.get(cpuTime));
        }

        private static Stack sample(RecordedEvent event, String type) {
            String thread = name(event.getThread(type.equals(CPU) ? "eventThread" : "sampledThread"));
            return new Stack(thread, frames(event.getStackTrace()).reversed(), 1);
        }

        private static Wait wait(RecordedEvent event, String type) {
            String peer = event.hasField("host") && event.hasField("port")
                    ? Objects.requireNonNullElse(event.getString("address"), event.getString("host")) + ":"
                            + event.getInt("port")
                    : "";
            return new Wait(type, name(event.getThread()), frames(event.getStackTrace()), nanos(event.getStartTime()),
                    nanos(event.getEndTime()), peer);
        }

        private static long nanos(Instant time) {
            return time.getEpochSecond() * 1_000_000_000 + time.getNano();
        }

        Recorded recorded() {
            boolean cpuTime = !samples(true).isEmpty();
            return new Recorded(events, cpuTime, samples(cpuTime), waits, starts,
                    first.isAfter(last) ? Duration.ZERO : Duration.between(first, last));
        }
    }
}
