// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Each package of a module and the packages that it uses, no more and no fewer: `package -> packages`, line by line.
public final class Arrows {
    private static final Pattern NAME = Pattern.compile("[a-z.]+");

    private Arrows() {}

    /// Compares a table with what compiled classes use.
    ///
    /// @param fewest classes: far below their present number, and far above none
    /// @param name of a class's package in the table; empty for classes of others
    public static void check(String table, JavaClasses classes, int fewest, Function<JavaClass, String> name) {
        assertTrue(classes.size() >= fewest, classes.size() + " classes");
        Map<String, Set<String>> said = table.lines().map(line -> line.split("->", -1))
                .collect(Collectors.toMap(sides -> sides[0].strip(), sides -> NAME.matcher(sides[1]).results()
                        .map(MatchResult::group).collect(Collectors.toSet())));
        Map<String, Set<String>> used = new TreeMap<>();
        Map<String, String> notInTable = new TreeMap<>();
        for (JavaClass origin : classes) {
            String from = name.apply(origin);
            Set<String> targets = used.computeIfAbsent(from, _ -> new TreeSet<>());
            for (Dependency dependency : origin.getDirectDependenciesFromSelf()) {
                String to = name.apply(dependency.getTargetClass().getBaseComponentType());
                if (!to.isEmpty() && !to.equals(from)) {
                    targets.add(to);
                    if (!said.getOrDefault(from, Set.of()).contains(to)) {
                        notInTable.putIfAbsent(from + " -> " + to, dependency.getDescription());
                    }
                }
            }
        }
        assertEquals(Map.of(), notInTable);
        assertEquals(said, used);
    }

    /// The package of a class below a root package, which itself is `main`; empty for other classes.
    public static String below(String root, JavaClass type) {
        String name = type.getPackageName();
        if (name.equals(root)) {
            return "main";
        }
        return name.startsWith(root + ".") ? name.substring(root.length() + 1) : "";
    }
}
