// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study.run;

import io.github.httptoll.bench.study.record.Measurement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What others did to the machine during a block, read from /proc: it is looked at before the results are, and does not look at
/// them.
///
/// The kernel counts in ticks of 10 ms, so a reading is only as fine as that beside the block's length.
final class Gates {
    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final double NANOS_PER_TICK = 1e7;

    private Gates() {}

    /// The counters now.
    ///
    /// @param ours ids of the processes whose CPU is the study's own
    static Counters read(Collection<Long> ours) {
        return new Counters(System.nanoTime(), cpuLine(),
                ours.stream().collect(Collectors.toMap(pid -> pid, Gates::ticks)), throttledMicros());
    }

    /// `user nice system idle iowait irq softirq steal`, in ticks; empty without /proc.
    private static List<Long> cpuLine() {
        return lines("/proc/stat").findFirst().map(line -> SPACES.splitAsStream(line.strip()).skip(1).limit(8)
                .map(Long::parseLong).toList()).orElse(List.of());
    }

    /// User and system time of a process; 0 where it has ended.
    private static long ticks(long pid) {
        return lines("/proc/" + pid + "/stat").findFirst().map(line -> {
            List<String> fields = SPACES.splitAsStream(line.substring(line.lastIndexOf(')') + 2)).toList();
            return Long.parseLong(fields.get(11)) + Long.parseLong(fields.get(12));
        }).orElse(0L);
    }

    private static @Nullable Long throttledMicros() {
        return lines("/sys/fs/cgroup/cpu.stat").filter(line -> line.startsWith("throttled_usec")).findFirst()
                .map(line -> Long.parseLong(line.substring(line.indexOf(' ') + 1))).orElse(null);
    }

    private static Stream<String> lines(String file) {
        try {
            return Files.readAllLines(Path.of(file)).stream();
        } catch (IOException _) {
            return Stream.empty();
        }
    }

    /// Counters at one moment.
    ///
    /// @param ourTicks by process id; 0 where the process has ended
    record Counters(long nanos, List<Long> cpu, Map<Long, Long> ourTicks, @Nullable Long throttledMicros) {
        /// What happened between `before` and now.
        Measurement.GateReading since(Counters before) {
            double ticks = (nanos - before.nanos) / NANOS_PER_TICK;
            Double throttled = throttledMicros == null || before.throttledMicros == null
                    ? null
                    : (throttledMicros - before.throttledMicros) / (ticks * 1e4);
            if (cpu.isEmpty() || before.cpu.isEmpty() || ticks <= 0) {
                return new Measurement.GateReading(null, null, throttled);
            }
            double steal = delta(before, 7) / (ticks * Runtime.getRuntime().availableProcessors());
            return new Measurement.GateReading(steal, foreignTicks(before).map(foreign -> foreign / ticks).orElse(null),
                    throttled);
        }

        /// Empty where one of ours has ended: what it used can no longer be told from what others did.
        private Optional<Double> foreignTicks(Counters before) {
            if (ourTicks.entrySet().stream().anyMatch(pid -> pid.getValue() < before.ticks(pid.getKey()))) {
                return Optional.empty();
            }
            double worked = delta(before, 0) + delta(before, 1) + delta(before, 2);
            long ours = ourTicks.entrySet().stream()
                    .mapToLong(pid -> pid.getValue() - before.ticks(pid.getKey())).sum();
            return Optional.of(Math.max(0, worked - ours));
        }

        private long ticks(long pid) {
            return ourTicks.getOrDefault(pid, 0L);
        }

        private double delta(Counters before, int field) {
            return cpu.get(field) - before.cpu.get(field);
        }
    }
}
