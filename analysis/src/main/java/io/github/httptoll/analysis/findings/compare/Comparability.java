// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.findings.compare;

import io.github.httptoll.analysis.read.Run;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/// In what two runs differ: in what must be alike for a comparison to mean anything, and in what may be what is compared.
public final class Comparability {
    /// A fact that is not the same in both runs.
    public record Difference(String fact, String base, String now) {}

    /// What says where and how was measured.
    private static final List<Fact> ALIKE = List.of(fact("os"), fact("cpu"), fact("cores"), major("java"), fact("vm"),
            fact("gc"), fact("jvmFlags"), major("kernel"), new Fact("tier", run -> run.study().tier()),
            new Fact("network", run -> run.study().network()),
            new Fact("remote", run -> Boolean.toString(run.study().remote())));
    private static final List<Fact> FREE = List.of(fact("commit"), fact("host"), fact("java"), fact("kernel"));

    private Comparability() {}

    private record Fact(String name, Function<Run, String> of) {
        Stream<Difference> difference(Run base, Run now) {
            return Comparability.difference(name, of.apply(base), of.apply(now));
        }
    }

    /// What forbids a comparison unless somebody wants it all the same.
    public static List<Difference> unlike(Run base, Run now) {
        return ALIKE.stream().flatMap(fact -> fact.difference(base, now)).toList();
    }

    /// What may differ: the commit, the machine's name, the minor versions, each library.
    static List<Difference> compared(Run base, Run now) {
        Map<String, String> before = libraries(base);
        Map<String, String> after = libraries(now);
        TreeMap<String, String> all = new TreeMap<>(before);
        all.putAll(after);
        return Stream.concat(FREE.stream().flatMap(fact -> fact.difference(base, now)),
                all.keySet().stream().flatMap(library -> difference(library, before.getOrDefault(library, "none"),
                        after.getOrDefault(library, "none"))))
                .toList();
    }

    private static Stream<Difference> difference(String fact, String base, String now) {
        return base.equals(now) ? Stream.empty() : Stream.of(new Difference(fact, base, now));
    }

    private static Map<String, String> libraries(Run run) {
        Map<String, String> libraries = new TreeMap<>();
        if (run.environment().facts().get("libraries") instanceof Map<?, ?> facts) {
            facts.forEach((name, version) -> libraries.put(String.valueOf(name), String.valueOf(version)));
        }
        return libraries;
    }

    private static Fact fact(String name) {
        return new Fact(name, run -> Objects.toString(run.environment().facts().get(name), "not visible"));
    }

    /// The number before the first dot, sign or word.
    private static Fact major(String name) {
        Fact whole = fact(name);
        return new Fact(name + " major", run -> whole.of().apply(run).replaceFirst("(?<=\\d)\\D.*", ""));
    }
}
