// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.httptoll.bench.client.Client;
import io.github.httptoll.bench.placement.Shares;
import io.github.httptoll.bench.strategy.Strategy;
import io.github.httptoll.bench.wire.Accuracy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.ForkJoinPool;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the numbers of a run depend on, as far as the system shows it.
public final class Environment {
    private static final String HIDDEN = "not visible";
    private static final String LIBRARIES = "/httptoll-libraries.properties";

    private static final Pattern AVAILABLE = Pattern.compile("MemAvailable:\\s+(\\d+) kB");
    private static final long KIB_IN_MIB = 1_024;

    private Environment() {}

    /// `environment.json`. A value that the system does not show is the text `not visible`.
    ///
    /// @param cores that client and server have
    /// @param jvmFlags of the contenders
    /// @param libraries versions by name
    /// @param brought of each client that is not of the suite, its version and the digests of its jars; null: there is none
    /// @param wire how late the wire that takes time delivered; null: there is none
    /// @param jvms versions of other JDKs that a study file asks for; null: it asks for none
    /// @param shares cores of the callers and of the server; null: both have all
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Facts(String commit, String host, String os, String kernel, String cpu, int cores, Object memoryMiB,
            String hypervisor, String clockSource, String governor, String cgroup, String openFiles, String java,
            String vm, String jvmFlags, String gc, int commonPoolParallelism, Map<String, String> libraries,
            @Nullable Map<String, String> brought, Clock clock, @Nullable Accuracy wire,
            @Nullable Map<String, String> jvms, @Nullable String shares) {}

    /// What the checks of the clocks found, taken together.
    ///
    /// @param medianBracketMicros of the first one
    public record Clock(int checks, int brackets, int violations, boolean crossProcess, double medianBracketMicros) {
        private static Clock of(List<ClockCheck> checks) {
            return new Clock(checks.size(), checks.stream().mapToInt(ClockCheck::brackets).sum(),
                    checks.stream().mapToInt(ClockCheck::violations).sum(),
                    checks.stream().allMatch(ClockCheck::crossProcess), checks.getFirst().medianBracketMicros());
        }
    }

    /// The machine, the JVM, the libraries, and the clock checks. The contenders run in JVMs like this one.
    ///
    /// @param jvmFlags of the contenders
    /// @param clocks at the start, and at the end where there is one
    /// @param wire how late the wire that takes time delivered; null: nothing is known of it
    /// @param jvms versions of other JDKs, as a study file names them
    public static Facts describe(String commit, List<String> jvmFlags, List<ClockCheck> clocks,
            @Nullable Accuracy wire, Map<String, String> jvms, Shares shares) {
        Map<String, String> brought = brought();
        return new Facts(commit, host(), System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                System.getProperty("os.version"), valueIn("/proc/cpuinfo", "model name"),
                shares.areApart()
                        ? shares.callers().size() + shares.server().size()
                        : Runtime.getRuntime().availableProcessors(),
                memoryMiB(), hypervisor(), line("/sys/devices/system/clocksource/clocksource0/current_clocksource"),
                line("/sys/devices/system/cpu/cpu0/cpufreq/scaling_governor"), line("/sys/fs/cgroup/cpu.max"),
                valueIn("/proc/self/limits", "Max open files"), System.getProperty("java.runtime.version"),
                System.getProperty("java.vm.name"), String.join(" ", jvmFlags),
                ManagementFactory.getGarbageCollectorMXBeans().stream().map(GarbageCollectorMXBean::getName)
                        .collect(Collectors.joining(", ")),
                ForkJoinPool.getCommonPoolParallelism(), libraries(), brought.isEmpty() ? null : brought,
                Clock.of(clocks), wire, jvms.isEmpty() ? null : jvms, shares.areApart() ? shares.toString() : null);
    }

    /// The machine's name, also where no address belongs to it; `localhost` where the system does not say.
    public static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException _) {
            return lines("/proc/sys/kernel/hostname").findFirst().orElse("localhost");
        }
    }

    /// The short hash of the checked-out commit, `-dirty` where the tree differs from it; `nocommit` outside git.
    public static String commit() {
        String hash = git("rev-parse", "--short=7", "HEAD");
        if (hash.isEmpty()) {
            return "nocommit";
        }
        return git("status", "--porcelain", "--untracked-files=no").isEmpty() ? hash : hash + "-dirty";
    }

    private static String git(String... arguments) {
        List<String> command = Stream.concat(Stream.of("git"), Stream.of(arguments)).toList();
        try {
            Process git = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
            String output = git.inputReader().lines().collect(Collectors.joining("\n"));
            return git.onExit().join().exitValue() == 0 ? output.strip() : "";
        } catch (IOException _) {
            return "";
        }
    }

    /// The versions this build was made with, which the build wrote beside the classes; each client's library is among them.
    static Map<String, String> libraries() {
        Properties versions = new Properties();
        try (var in = Objects.requireNonNull(Environment.class.getResourceAsStream(LIBRARIES), LIBRARIES)) {
            versions.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return versions.stringPropertyNames().stream().sorted()
                .collect(Collectors.toMap(name -> name, versions::getProperty, (a, b) -> a, LinkedHashMap::new));
    }

    /// Of each client and each strategy that is not of the suite, its version and the digests of its jars.
    private static Map<String, String> brought() {
        Map<String, String> brought = new LinkedHashMap<>();
        for (Client client : Client.allBrought()) {
            client.brought().ifPresent(origin -> brought.put(client.name(), origin.summary()));
        }
        for (Strategy strategy : Strategy.allBrought()) {
            strategy.brought().ifPresent(origin -> brought.put(strategy.name(), origin.summary()));
        }
        return brought;
    }

    /// What programs can still take without swapping, in MiB; without bound where the system does not say.
    public static long freeMiB() {
        try {
            Matcher available = AVAILABLE.matcher(Files.readString(Path.of("/proc/meminfo")));
            return available.find() ? Long.parseLong(available.group(1)) / KIB_IN_MIB : Long.MAX_VALUE;
        } catch (IOException _) {
            return Long.MAX_VALUE;
        }
    }

    private static Object memoryMiB() {
        String kibibytes = valueIn("/proc/meminfo", "MemTotal").replaceAll("\\D", "");
        return kibibytes.isEmpty() ? HIDDEN : (Object) (Long.parseLong(kibibytes) / 1024);
    }

    private static String hypervisor() {
        String flags = " " + valueIn("/proc/cpuinfo", "flags") + " ";
        return flags.contains(HIDDEN) ? HIDDEN : flags.contains(" hypervisor ") ? "yes" : "no";
    }

    private static String line(String file) {
        return lines(file).findFirst().map(String::strip).orElse(HIDDEN);
    }

    private static String valueIn(String file, String key) {
        return lines(file).filter(line -> line.startsWith(key)).findFirst()
                .map(line -> line.substring(key.length()).replaceFirst("^\\s*:?\\s*", "").strip()).orElse(HIDDEN);
    }

    private static Stream<String> lines(String file) {
        try {
            return Files.readAllLines(Path.of(file)).stream();
        } catch (IOException _) {
            return Stream.empty();
        }
    }
}
