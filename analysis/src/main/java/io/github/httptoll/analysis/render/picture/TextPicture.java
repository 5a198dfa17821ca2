// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.picture;

import io.github.httptoll.analysis.render.words.Carried;
import io.github.httptoll.analysis.render.words.ShownPart;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Stacks as lines of text, on one scale that begins at zero.
public final class TextPicture {
    private static final int WIDTH = 60;

    private TextPicture() {}

    /// A legend, and a line for each stack.
    public static List<String> of(List<Stack> stacks) {
        double most = most(stacks);
        int label = stacks.stream().mapToInt(stack -> stack.label().length()).max().orElse(0);
        String legend = drawn(stacks).map(part -> part.sign() + " " + part.name())
                .collect(Collectors.joining("  ", " ".repeat(label + 2), ""));
        return Stream.concat(Stream.of(legend), stacks.stream()
                .map(stack -> "%s  %s %s".formatted(stack.label() + " ".repeat(label - stack.label().length()),
                        bar(stack, most),
                        Carried.time(stack.total()))))
                .toList();
    }

    /// What the parts mean that can be seen at that level, and what is no library there.
    public static String explained(Glance.Level level) {
        boolean raw = level.rows().stream().anyMatch(row -> row.cell().parameters().isRaw());
        return drawn(level.stacks()).map(part -> "*%s*: %s".formatted(part.name(), part.means()))
                .collect(Collectors.joining("; ",
                        raw ? "Raw socket and raw NIO are the same exchange without a library. " : "", "."));
    }

    private static Stream<ShownPart> drawn(List<Stack> stacks) {
        double most = most(stacks);
        return Stack.DRAWN.stream()
                .filter(part -> stacks.stream().anyMatch(stack -> signs(stack, part, most) > 0));
    }

    private static double most(List<Stack> stacks) {
        return stacks.stream().mapToDouble(Stack::drawnMicros).max().orElse(1);
    }

    private static int signs(Stack stack, ShownPart part, double most) {
        return (int) Math.round(WIDTH * stack.parts().getOrDefault(part.part(), 0.0) / most);
    }

    private static String bar(Stack stack, double most) {
        return Stack.DRAWN.stream().map(part -> part.sign().repeat(signs(stack, part, most)))
                .collect(Collectors.joining());
    }
}
