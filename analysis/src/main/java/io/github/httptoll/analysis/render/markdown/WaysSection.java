// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.markdown;

import io.github.httptoll.analysis.findings.theory.WaysToWait;
import io.github.httptoll.analysis.render.words.WayWords;
import java.util.List;

/// The same batch in several ways to wait, as predicted and as measured.
final class WaysSection {
    private WaysSection() {}

    /// Empty where no batch was measured in several ways.
    static String of(List<WaysToWait> ways) {
        if (ways.isEmpty()) {
            return "";
        }
        Lines page = new Lines().line("## Ways to wait").line(WayWords.EXPLAINED);
        ways.forEach(batch -> page.line("**" + WayWords.title(batch) + "**")
                .open(WayWords.table(batch)));
        return page.toString();
    }
}
