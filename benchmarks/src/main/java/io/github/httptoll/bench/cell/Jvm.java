// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.cell;

import io.github.httptoll.bench.placement.Placement;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The JVM that a cell is measured in, as far as it is not the study's own.
///
/// @param java a feature version such as `26`, or the home of a JDK; empty: the JDK that the study runs on
/// @param flags of its command line, after the study's own
/// @param cores so many of the cores that this process may use, from the first one; 0: all
public record Jvm(String java, List<String> flags, int cores) {
    /// What stands for the study's own, as text.
    static final String SAME_TEXT = "SAME";
    public static final Jvm SAME = new Jvm("", List.of(), 0);
    /// The classes of this suite are of that version: an older JVM cannot load them.
    private static final int LEAST_VERSION = 25;

    public Jvm {
        flags = List.copyOf(flags);
    }

    /// Reads what [#toString] has written.
    ///
    /// @throws IllegalArgumentException if it is something else
    static Jvm parse(String text) {
        Jvm jvm = SAME;
        for (String part : text.equals(SAME_TEXT) ? new String[0] : text.split(";", -1)) {
            int at = part.indexOf('=');
            String value = part.substring(at + 1);
            jvm = switch (part.substring(0, Math.max(0, at))) {
                case "java" -> new Jvm(value, jvm.flags, jvm.cores);
                case "flags" -> new Jvm(jvm.java, List.of(value.split(" ", -1)), jvm.cores);
                case "cores" -> new Jvm(jvm.java, jvm.flags, Integer.parseInt(value));
                default -> throw new IllegalArgumentException("'" + text + "' is no JVM, expected java, flags, cores");
            };
        }
        return jvm;
    }

    Jvm withFlagsBefore(Stream<String> more) {
        return new Jvm(java, Stream.concat(more, flags.stream()).toList(), cores);
    }

    /// What starts it: its `java` with these flags and then its own, on its cores.
    ///
    /// @param own the `java` command of the study
    /// @param before the flags that every such JVM has
    public List<String> command(String own, List<String> before) {
        List<String> command = new ArrayList<>();
        if (cores > 0) {
            command.addAll(List.of("taskset", "-c", Placement.firstCores(cores)));
        }
        command.add(home().map(home -> home.resolve("bin").resolve("java").toString()).orElse(own));
        command.addAll(before);
        command.addAll(flags);
        return command;
    }

    /// The whole number that its flags give a system property; the last one counts.
    ///
    /// @param otherwise what it is without such a flag
    public int property(String name, int otherwise) {
        String flag = "-D" + name + "=";
        return flags.stream().filter(each -> each.startsWith(flag)).map(each -> each.substring(flag.length()))
                .filter(value -> value.matches("\\d{1,9}")).map(Integer::valueOf).reduce((_, last) -> last)
                .orElse(otherwise);
    }

    /// Cores that it may use, of so many.
    public int coresOf(int all) {
        return cores == 0 ? all : Math.min(cores, all);
    }

    /// What keeps it from being started here, in words; null: nothing. Starts it, to find out.
    @Nullable
    String obstacle(String own) {
        int usable = Placement.usableCores();
        if (cores > usable) {
            return "cores is " + cores + ", expected 1 to " + usable + ", the cores that this process may use";
        }
        Optional<String> version = home().map(Jvm::version);
        if (!java.isEmpty() && version.isEmpty()) {
            return "java is " + java + ", expected the home of a JDK or the version of one that is installed";
        }
        if (version.isPresent() && feature(version.get()) < LEAST_VERSION) {
            return "java is " + java + ", of version " + version.get() + ", expected " + LEAST_VERSION
                    + " or later: an older JVM cannot load the classes of this suite";
        }
        return start(own);
    }

    /// @return what it printed first instead of its version; null: it started
    private @Nullable String start(String own) {
        List<String> command = command(own, List.of("-Xms256m", "-Xmx256m", "-Xmn48m"));
        command.add("--version");
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.onExit().join().exitValue() == 0
                    ? null
                    : "it does not start: " + said.lines().findFirst().orElse("no reason given");
        } catch (IOException e) {
            return "it does not start: " + e.getMessage();
        }
    }

    /// The version of its JDK, as that says it; empty: it is the study's own, or there is none.
    public Optional<String> version() {
        return home().map(Jvm::version);
    }

    /// The home of its JDK; empty: the study's own, or there is none.
    private Optional<Path> home() {
        if (java.isEmpty()) {
            return Optional.empty();
        }
        return java.chars().allMatch(Character::isDigit)
                ? installed().filter(home -> feature(version(home)) == Integer.parseInt(java)).findFirst()
                : Optional.of(Path.of(java)).filter(home -> Files.isExecutable(home.resolve("bin").resolve("java")));
    }

    /// The JDKs of usual places: what the environment names, next to the study's own, and where tools put them.
    private static Stream<Path> installed() {
        Stream<Path> named = System.getenv().entrySet().stream()
                .filter(entry -> entry.getKey().matches("JAVA_HOME(_\\w+)?"))
                .map(entry -> Path.of(entry.getValue()));
        Path own = Path.of(System.getProperty("java.home"));
        Path user = Path.of(System.getProperty("user.home"));
        return Stream.concat(named,
                Stream.of(own.resolveSibling("."), user.resolve(".jdks"), user.resolve(".sdkman/candidates/java"))
                        .flatMap(Jvm::entries))
                .filter(home -> !version(home).isEmpty());
    }

    private static Stream<Path> entries(Path directory) {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.sorted().toList().stream();
        } catch (IOException _) {
            return Stream.empty();
        }
    }

    /// `JAVA_VERSION` of its `release` file; empty where that says none.
    private static String version(Path home) {
        try (Stream<String> lines = Files.lines(home.resolve("release"))) {
            return lines.filter(line -> line.startsWith("JAVA_VERSION="))
                    .map(line -> line.replaceAll("^JAVA_VERSION=\"?|\"?$", ""))
                    .findFirst().orElse("");
        } catch (IOException _) {
            return "";
        }
    }

    private static int feature(String version) {
        String first = version.replaceFirst("^1\\.", "").split("\\D", 2)[0];
        return first.isEmpty() ? 0 : Integer.parseInt(first);
    }

    @Override
    public String toString() {
        List<String> parts = new ArrayList<>();
        if (!java.isEmpty()) {
            parts.add("java=" + java);
        }
        if (cores > 0) {
            parts.add("cores=" + cores);
        }
        if (!flags.isEmpty()) {
            parts.add("flags=" + String.join(" ", flags));
        }
        return parts.isEmpty() ? SAME_TEXT : String.join(";", parts);
    }
}
