// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.probe;

import io.github.httptoll.bench.placement.ThreadKind;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordedThread;
import org.jspecify.annotations.Nullable;

/// Samples by their stack, as flame graph tools read them: `thread group;outermost frame;...;innermost frame count`. A count is of periods
/// of CPU time.
///
/// A frame is `package.Class.method`, without the numbers that a JVM gives to hidden classes: the same code has the same text in two JVMs.
final class FoldedStacks {
    /// Instead of frames, of a sample whose stack could not be walked.
    static final String NO_STACK = "[no stack]";
    /// Instead of the outermost frames, of a stack that is deeper than the recording keeps.
    static final String CUT = "[cut]";
    private static final Pattern NUMBER = Pattern.compile("[./+]0x[0-9a-fA-F]+");
    private static final Pattern PROXY = Pattern.compile("\\$Proxy\\d+");

    private final Map<String, Long> counts = new TreeMap<>();
    private long samples;
    private long events;

    /// Takes a sample.
    ///
    /// @param thread which was on a core
    /// @param periods that it stands for
    void add(@Nullable RecordedStackTrace stack, @Nullable RecordedThread thread, long periods) {
        counts.merge(group(thread) + ";" + frames(stack), periods, Long::sum);
        samples += periods;
        events++;
    }

    /// How many periods they stand for.
    long samples() {
        return samples;
    }

    /// How many were taken. Those of one event are not independent of each other, since they have one stack.
    long events() {
        return events;
    }

    /// A virtual thread runs on a carrier, whose CPU time it is for the kernel.
    private static ThreadKind group(@Nullable RecordedThread thread) {
        if (thread == null) {
            return ThreadKind.OTHER;
        }
        String name = thread.getJavaName() == null ? thread.getOSName() : thread.getJavaName();
        return thread.isVirtual() ? ThreadKind.CARRIER : ThreadKind.of(name == null ? "" : name);
    }

    private static String frames(@Nullable RecordedStackTrace trace) {
        if (trace == null || trace.getFrames().isEmpty()) {
            return NO_STACK;
        }
        StringBuilder text = new StringBuilder(trace.isTruncated() ? CUT : "");
        List<RecordedFrame> innermostFirst = trace.getFrames();
        for (RecordedFrame frame : innermostFirst.reversed()) {
            text.append(text.isEmpty() ? "" : ";")
                    .append(name(frame.getMethod().getType().getName(), frame.getMethod().getName()));
        }
        return text.toString();
    }

    /// A method's text.
    static String name(String type, String method) {
        return PROXY.matcher(NUMBER.matcher(type).replaceAll("")).replaceAll(Matcher.quoteReplacement("$Proxy")) + "."
                + method;
    }

    /// Writes them, compressed.
    ///
    /// @throws IOException if that fails
    void write(Path file) throws IOException {
        try (Writer out = new OutputStreamWriter(new GZIPOutputStream(Files.newOutputStream(file)),
                StandardCharsets.UTF_8)) {
            for (Map.Entry<String, Long> stack : counts.entrySet()) {
                out.write(stack.getKey() + " " + stack.getValue() + "\n");
            }
        }
    }
}
