// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.words;

import io.github.httptoll.analysis.findings.ledger.Ledger.Part;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/// How a part of the ledger is shown in tables, pictures and on the page. [#ALL] is the one list of them.
///
/// @param name what tables and legends call it
/// @param means what it is, for a reader who has never seen it
/// @param sign what stands for it in a picture of text; empty where it is not drawn
/// @param light its colour on a light ground
/// @param dark its colour on a dark one
public record ShownPart(Part part, String name, String means, String sign, String light, String dark) {
    /// In the order in which they are stacked, from the axis on.
    public static final List<ShownPart> ALL = List.of(
            of(Part.SERVER, "the delay, and the server's own work", "·", "#c3c9d1", "#525c68"),
            of(Part.LIMIT, "the wait for a free place under the caller's limit", "▓", "#e8c547", "#d9b53a"),
            of(Part.POOL, "the wait for the library's own pool of connections or requests", "▚", "#a06a00", "#b8861b"),
            of(Part.ACCEPT, "the wait of a new connection until the server accepts it", "▧", "#b5446e", "#d9749a"),
            of(Part.NETWORK, "what the same bytes take over a raw socket", "▒", "#5ab4e5",
                    "#4da3d4"),
            of(Part.WAKING,
                    "until the server's threads get to a request, and after a wait the client's to its answer",
                    "▞", "#3aa6a0",
                    "#4fb3ad"),
            new ShownPart(Part.TRANSPORT, "network + client", "both together, where the run cannot tell them apart",
                    "▨", "#9a6fb0", "#b48ac8"),
            of(Part.CLIENT, "what the library adds to the raw socket", "█", "#d1500a", "#f07f3c"),
            of(Part.SCHEDULING, "the wait for a thread to run, before the call and after the answer", "░", "#14508c",
                    "#2f75bd"),
            of(Part.RESIDUAL, "what no other part explains", "", "#1b1f24", "#e8ebee"));

    private static ShownPart of(Part part, String means, String sign, String light, String dark) {
        return new ShownPart(part, part.key(), means, sign, light, dark);
    }

    public static ShownPart of(Part part) {
        return ALL.stream().filter(shown -> shown.part == part).findFirst().orElseThrow();
    }

    /// Those that pictures draw.
    public static List<ShownPart> drawn() {
        return ALL.stream().filter(shown -> !shown.sign.isEmpty()).toList();
    }

    /// The key of the part, which is its name in files and styles.
    public String key() {
        return part.key();
    }

    /// A rule of CSS for each of these, in their order.
    ///
    /// @param rule a format of a key and a colour
    public static String css(List<ShownPart> parts, String rule, Function<ShownPart, String> colour) {
        return parts.stream().map(shown -> String.format(Locale.ROOT, rule, shown.key(), colour.apply(shown)))
                .collect(Collectors.joining(" "));
    }
}
