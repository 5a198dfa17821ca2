// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.markdown;

import io.github.httptoll.analysis.findings.theory.WaysToWait;
import io.github.httptoll.analysis.render.words.WayWords;
import java.util.List;

/// The same batch in several ways to wait, as predicted and as measured.
final class WaysSection {
    private static final String MEANING = "The same calls of one client in several ways to wait. *By parameters alone*: what a batch "
            + "takes if client, machine and network take no time. In a window the oldest call makes room for the next one; elsewhere "
            + "the first one that ends does.";

    private WaysSection() {}

    /// Empty where no batch was measured in several ways.
    static String of(List<WaysToWait> ways) {
        if (ways.isEmpty()) {
            return "";
        }
        Lines page = new Lines().line("## Ways to wait").line(MEANING);
        ways.forEach(batch -> page.line("**" + WayWords.title(batch) + "**")
                .add(Section.markdown(WayWords.table(batch))).add("\n"));
        return page.toString();
    }
}
