// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.profile;

import java.util.ArrayList;
import java.util.List;

/// One sampled stack and how often it was seen.
///
/// @param group what the thread was for, such as CALLER or CARRIER
/// @param frames `package.Class.method`, the outermost first; empty where the sampler could not read the stack
public record Stack(String group, List<String> frames, long count) {
    public Stack {
        if (count < 1) {
            throw new IllegalArgumentException("a stack was seen " + count + " times, expected 1 or more");
        }
    }

    /// Reads collapsed stacks: a line each, `group;outermost;...;innermost count`.
    ///
    /// @throws IllegalArgumentException names the first line that is in another form
    public static List<Stack> parse(String folded) {
        List<Stack> stacks = new ArrayList<>();
        int number = 0;
        for (String line : folded.lines().toList()) {
            number++;
            if (!line.isBlank()) {
                stacks.add(of(line, number));
            }
        }
        return stacks;
    }

    private static Stack of(String line, int number) {
        int space = line.lastIndexOf(' ');
        try {
            long count = Long.parseLong(line.substring(space + 1));
            List<String> names = List.of(line.substring(0, Math.max(space, 0)).split(";", -1));
            if (space > 0 && names.stream().noneMatch(String::isBlank)) {
                return new Stack(names.getFirst(), names.subList(1, names.size()), count);
            }
        } catch (NumberFormatException _) {
            // Reported below, as every line in another form.
        }
        throw new IllegalArgumentException(
                "line " + number + " is '" + line + "', expected 'group;frame;...;frame count'");
    }
}
