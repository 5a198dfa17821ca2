// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.picture;

import io.github.httptoll.analysis.findings.Findings;
import io.github.httptoll.analysis.render.picture.Glance.Level;
import io.github.httptoll.analysis.render.words.Carried;
import io.github.httptoll.analysis.render.words.Names;
import io.github.httptoll.analysis.render.words.Numbers;
import io.github.httptoll.analysis.render.words.ShownPart;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/// A picture for documents: horizontal stacks, as SVG that follows the reader's light or dark scheme. It needs no script and no font.
public final class Picture {
    private static final int WIDTH = 860;
    private static final int LABELS = 216;
    private static final int NUMBERS = 150;
    private static final int ROW = 24;
    private static final int BAR = 16;
    private static final int HEAD = 74;
    private static final int FOOT = 34;
    private static final String STYLE = """
            <style>
            text { font: 13px system-ui, sans-serif; fill: #1f2328 }
            .title { font-size: 16px; font-weight: 600 }
            .small { fill: #59636e; font-size: 12px }
            .end { text-anchor: end }
            .back { fill: #ffffff }
            %s
            @media (prefers-color-scheme: dark) {
              text { fill: #e6edf3 } .small { fill: #9198a1 } .back { fill: #0d1117 }
              %s
            }
            </style>
            """.formatted(fills(ShownPart::light), fills(ShownPart::dark));

    private final StringBuilder svg = new StringBuilder();
    private final double scale;

    private static String fills(Function<ShownPart, String> colour) {
        return ShownPart.css(Stack.DRAWN, ".%s { fill: %s }", colour);
    }

    private Picture(double mostMicros) {
        scale = (WIDTH - LABELS - NUMBERS) / mostMicros;
    }

    /// The single calls of a run without a delay, or its first level; an empty picture where it has none.
    public static String ofSingleCalls(Findings findings) {
        Optional<Level> level = Glance.of(findings).first();
        return of(level.map(Picture::title).orElse("No call was measured"),
                "µs per call, by the part that takes them; async is below the blocking calls of its library",
                level.map(Level::stacks).orElse(List.of()), "httptoll, run " + findings.run() + ", 95 % intervals");
    }

    /// What a level shows, as a headline.
    public static String title(Level level) {
        String size = Names.capital(level.sizeWords());
        return level.delayMillis() == 0
                ? size + ", without a delay"
                : size + ", behind " + Names.delay(List.of(level.delayMillis()));
    }

    /// Draws stacks below each other on one scale that begins at zero.
    ///
    /// @param source the run, for the line below
    static String of(String title, String subtitle, List<Stack> stacks, String source) {
        double most = stacks.stream().mapToDouble(stack -> Math.max(stack.total().value(), stack.drawnMicros())).max()
                .orElse(1);
        return new Picture(most).draw(title, subtitle, stacks, source);
    }

    private String draw(String title, String subtitle, List<Stack> stacks, String source) {
        int height = HEAD + stacks.size() * ROW + FOOT;
        line("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s: %s\">",
                WIDTH, height,
                escape(title), escape(summary(stacks)));
        svg.append(STYLE);
        line("<rect class=\"back\" width=\"%d\" height=\"%d\" rx=\"6\"/>", WIDTH, height);
        text(16, 26, "title", title);
        text(16, 46, "small", subtitle);
        legend(Stack.DRAWN.stream()
                .filter(part -> stacks.stream().anyMatch(stack -> stack.parts().getOrDefault(part.part(), 0.0) > 0))
                .toList());
        for (int i = 0; i < stacks.size(); i++) {
            row(stacks.get(i), HEAD + i * ROW);
        }
        text(16, height - 12, "small", source);
        return svg.append("</svg>\n").toString();
    }

    /// What the picture shows, in words.
    public static String summary(List<Stack> stacks) {
        return String.join(", ",
                stacks.stream().map(stack -> stack.label() + " " + Carried.time(stack.total())).toList());
    }

    private void legend(List<ShownPart> drawn) {
        int x = LABELS;
        for (ShownPart part : drawn) {
            line("<rect class=\"%s\" x=\"%d\" y=\"54\" width=\"10\" height=\"10\"/>", part.key(), x);
            text(x + 15, 63, "small", part.name());
            x += 40 + 7 * part.name().length();
        }
    }

    private void row(Stack stack, int top) {
        text(LABELS - 10, top + BAR - 3, "end", stack.label());
        double x = LABELS;
        for (ShownPart part : Stack.DRAWN) {
            double micros = stack.parts().getOrDefault(part.part(), 0.0);
            double width = micros * scale;
            if (width >= 0.05) {
                line("<rect class=\"%s\" x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\"><title>%s</title></rect>",
                        part.key(), x, top, width,
                        BAR,
                        escape(part.name() + " " + Numbers.rounded(stack.parts().get(part.part())) + " µs"));
                x += width;
            }
        }
        text((int) x + 8, top + BAR - 3, "small", Carried.time(stack.total()).toString());
    }

    private void text(int x, int y, String style, String text) {
        line("<text class=\"%s\" x=\"%d\" y=\"%d\">%s</text>", style, x, y, escape(text));
    }

    private void line(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
